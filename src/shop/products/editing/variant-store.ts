import type { Db, Tx } from '#lib/db.ts';

/** The first variant on sale: the only one of a product that has one. */
export async function findMainVariant(db: Db, productId: string) {
  const row = await db
    .selectFrom('variants')
    .select(['id', 'sku', 'priceAmount', 'costAmount', 'currency'])
    .where('productId', '=', productId)
    .where('withdrawnAt', 'is', null)
    .orderBy('position')
    .orderBy('sku')
    .executeTakeFirst();
  return row ?? null;
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
  variant: VariantChange & { maxQuantity: number },
): Promise<void> {
  await tx
    .insertInto('variants')
    .values({ productId, ...variant })
    .execute();
}

export async function updateVariant(tx: Tx, id: string, change: VariantChange, at: Date): Promise<void> {
  await tx
    .updateTable('variants')
    .set({ ...change, updatedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Whether a variant of another product has this code. */
export async function isSkuTaken(db: Db, sku: string, exceptVariantId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('variants')
    .select('id')
    .where('sku', '=', sku)
    .$if(exceptVariantId !== null, (query) => query.where('id', '<>', exceptVariantId ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}
