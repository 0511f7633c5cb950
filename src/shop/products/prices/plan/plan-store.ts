import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { regularPrice } from '../price-columns-store.ts';

/** A price for a time, as staff planned it; amounts in minor units. */
export interface PlannedSale {
  readonly id: string;
  readonly variantId: string;
  readonly amount: number;
  readonly currency: string;
  readonly startsAt: Date;
  /** It holds until just before; null: until staff end it. */
  readonly endsAt: Date | null;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  /** The lowest price of the 30 days before; null before it begins, and where there was none. */
  readonly referenceAmount: number | null;
}

/** Another regular price from some time on. */
export interface PlannedChange {
  readonly id: string;
  readonly variantId: string;
  readonly amount: number;
  readonly currency: string;
  readonly dueAt: Date;
}

/** A variant on sale, with what it costs now and outside of sales. */
export interface PricedVariant {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly currency: string;
  readonly priceAmount: number;
  readonly regularAmount: number;
  readonly struckAmount: number | null;
  readonly saleEndsAt: Date | null;
}

export function listPricedVariants(db: Db, productId: string): Promise<PricedVariant[]> {
  return db
    .selectFrom('variants as v')
    .select(['v.id', 'v.sku', 'v.title', 'v.currency', 'v.priceAmount', 'v.struckAmount', 'v.saleEndsAt'])
    .select(regularPrice.as('regularAmount'))
    .where('v.productId', '=', productId)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.position')
    .orderBy('v.sku')
    .execute();
}

/** Those that run or are to come, the next first; then those that are over, the newest first. */
export async function listSales(db: Db, productId: string, limit: number): Promise<PlannedSale[]> {
  return db
    .selectFrom('variantSales as s')
    .innerJoin('variants as v', 'v.id', 's.variantId')
    .select(['s.id', 's.variantId', 's.amount', 's.currency', 's.startsAt', 's.endsAt'])
    .select(['s.beganAt', 's.endedAt', 's.referenceAmount'])
    .where('v.productId', '=', productId)
    .orderBy(sql`s.ended_at is not null`)
    .orderBy(sql`case when s.ended_at is null then s.starts_at end`)
    .orderBy('s.startsAt', 'desc')
    .limit(limit)
    .execute();
}

export async function listChanges(db: Db, productId: string): Promise<PlannedChange[]> {
  return db
    .selectFrom('priceChanges as c')
    .innerJoin('variants as v', 'v.id', 'c.variantId')
    .select(['c.id', 'c.variantId', 'c.amount', 'c.currency', 'c.dueAt'])
    .where('v.productId', '=', productId)
    .where('c.appliedAt', 'is', null)
    .orderBy('c.dueAt')
    .orderBy('v.position')
    .execute();
}

export interface PastPrice {
  readonly id: number;
  readonly variantId: string;
  readonly title: string;
  readonly sku: string;
  readonly amount: number;
  readonly currency: string;
  readonly validFrom: Date;
}

/** What prices were, the newest first. */
export async function listPastPrices(db: Db, productId: string, limit: number): Promise<PastPrice[]> {
  return db
    .selectFrom('variantPrices as p')
    .innerJoin('variants as v', 'v.id', 'p.variantId')
    .select(['p.id', 'p.variantId', 'v.title', 'v.sku', 'p.amount', 'p.currency', 'p.validFrom'])
    .where('v.productId', '=', productId)
    .orderBy('p.validFrom', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute();
}

/** The time of the database, in whole milliseconds. */
export async function databaseTime(db: Db): Promise<Date> {
  const { rows } = await sql<{
    at: Date;
  }>`select date_trunc('milliseconds', clock_timestamp()) as at`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a database knows the time');
  return row.at;
}

type NewSale = Pick<PlannedSale, 'variantId' | 'amount' | 'currency' | 'startsAt' | 'endsAt'>;

export async function insertSales(tx: Tx, sales: readonly NewSale[]): Promise<void> {
  await tx
    .insertInto('variantSales')
    .values([...sales])
    .execute();
}

export async function setSaleEnd(tx: Tx, id: string, endsAt: Date | null): Promise<void> {
  await tx.updateTable('variantSales').set({ endsAt }).where('id', '=', id).execute();
  // The end stands beside the price, too.
  await sql`update variants set sale_id = sale_id where sale_id = ${id}`.execute(tx);
}

/** One that has not begun leaves nothing behind. */
export async function deleteSale(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('variantSales').where('id', '=', id).where('beganAt', 'is', null).execute();
}

type NewChange = Omit<PlannedChange, 'id'> & { readonly plannedBy: string };

/** One of the same time takes the place of the one before. */
export async function saveChanges(tx: Tx, changes: readonly NewChange[]): Promise<void> {
  await tx
    .insertInto('priceChanges')
    .values([...changes])
    .onConflict((conflict) =>
      conflict.columns(['variantId', 'dueAt']).doUpdateSet(({ ref }) => ({
        amount: ref('excluded.amount'),
        currency: ref('excluded.currency'),
        plannedBy: ref('excluded.plannedBy'),
        appliedAt: null,
      })),
    )
    .execute();
}

export async function deleteChange(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('priceChanges').where('id', '=', id).where('appliedAt', 'is', null).execute();
}
