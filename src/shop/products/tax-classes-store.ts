import type { Db, Tx } from '#lib/db.ts';

/** A class of tax of the owner's own. */
export interface OwnTaxClass {
  /** `own_art_supplies`: as products and rates name it. */
  readonly key: string;
  readonly title: string;
}

/** The owner's classes, by their titles. */
export async function listOwnTaxClasses(db: Db): Promise<readonly OwnTaxClass[]> {
  return db.selectFrom('taxClasses').select(['key', 'title']).orderBy('title').execute();
}

/** @returns false where another has its key or its title. */
export async function insertTaxClass(tx: Tx, row: OwnTaxClass): Promise<boolean> {
  const result = await tx
    .insertInto('taxClasses')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Locks one: `update`, so that no product takes it meanwhile, or `share`, so that nobody removes it.
 * @returns null where there is none.
 */
export async function lockTaxClass(
  tx: Tx,
  key: string,
  lock: 'update' | 'share',
): Promise<OwnTaxClass | null> {
  const found = tx.selectFrom('taxClasses').select(['key', 'title']).where('key', '=', key);
  const row = await (lock === 'update' ? found.forUpdate() : found.forKeyShare()).executeTakeFirst();
  return row ?? null;
}

export async function countOfTaxClass(db: Db, key: string): Promise<number> {
  const { count } = await db
    .selectFrom('products')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('taxClass', '=', key)
    .executeTakeFirstOrThrow();
  return count;
}

/** Removes one that no product has. */
export async function deleteTaxClass(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('taxClasses').where('key', '=', key).execute();
}
