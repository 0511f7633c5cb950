import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { regularPrice } from '../../prices/price-columns-store.ts';
import type { VariantToEdit } from './variant-list.ts';

/** The first variant on sale: the only one of a product that has one. Its price is the one outside of sales, as in all of editing. */
export async function findMainVariant(db: Db, productId: string) {
  const row = await db
    .selectFrom('variants as v')
    .select(['id', 'sku', 'costAmount', 'currency', regularPrice.as('priceAmount')])
    .where('productId', '=', productId)
    .where('withdrawnAt', 'is', null)
    .orderBy('position')
    .orderBy('sku')
    .executeTakeFirst();
  return row ?? null;
}

/** Every variant of a product: those on sale in their order, then those withdrawn. */
export async function listVariantsToEdit(db: Db, productId: string): Promise<VariantToEdit[]> {
  const rows = await db
    .selectFrom('variants as v')
    .select(['id', 'title', 'sku', 'costAmount', 'currency', 'minQuantity', 'maxQuantity'])
    .select(regularPrice.as('priceAmount'))
    .select(['position', 'withdrawnAt'])
    .where('productId', '=', productId)
    .orderBy(sql`withdrawn_at is not null`)
    .orderBy('position')
    .orderBy('sku')
    .execute();
  return rows.map(({ withdrawnAt, ...row }) => ({ ...row, isOnSale: withdrawnAt === null }));
}

export interface VariantChange {
  readonly sku: string;
  readonly priceAmount: number;
  readonly costAmount: number | null;
  readonly currency: string;
}

export async function insertVariant(
  tx: Tx,
  productId: string,
  variant: VariantChange & { maxQuantity: number; id?: string; title?: string; position?: number },
): Promise<void> {
  await tx
    .insertInto('variants')
    .values({ productId, ...variant })
    .execute();
}

export async function updateVariant(tx: Tx, id: string, change: VariantChange, at: Date): Promise<void> {
  await tx
    .updateTable('variants')
    .set({ ...change, regularAmount: change.priceAmount, updatedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Writes all of a variant that staff can edit. One that stays withdrawn keeps the time of it. */
export async function saveVariant(tx: Tx, variant: VariantToEdit, at: Date): Promise<void> {
  const { id, isOnSale, ...columns } = variant;
  await tx
    .updateTable('variants')
    .set({ ...columns, regularAmount: columns.priceAmount, updatedAt: at })
    .set('withdrawnAt', isOnSale ? null : sql<Date>`coalesce(withdrawn_at, ${at})`)
    .where('id', '=', id)
    .execute();
}

/**
 * Whether another variant, of whichever product, has this code. First takes a lock of that code, so that it is not given
 * to two variants.
 */
export async function isSkuTaken(tx: Tx, sku: string, exceptVariantId: string | null): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`variant_sku:${sku.toLowerCase()}`}))`.execute(tx);
  const row = await tx
    .selectFrom('variants')
    .select('id')
    .where(sql<string>`lower(sku)`, '=', sku.toLowerCase())
    .$if(exceptVariantId !== null, (query) => query.where('id', '<>', exceptVariantId ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}
