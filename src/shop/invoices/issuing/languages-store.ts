import type { Db } from '#lib/db.ts';

/** The languages (ISO 639-1) of what an order's lines are, by line; null where a kind has none. */
export async function listItemLanguages(
  db: Db,
  orderId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .select(['i.id', 'p.language'])
    .where('i.orderId', '=', orderId)
    .execute();
  return new Map(rows.map(({ id, language }) => [id, language]));
}
