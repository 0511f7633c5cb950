import { type Insertable, sql } from 'kysely';
import type { OrderItems, Orders } from '#lib/db/types.ts';
import type { Tx } from '#lib/db.ts';
import { orderNumber } from '../order.ts';

/** What an order says of a variant, by its id. */
export interface VariantFacts {
  readonly id: string;
  readonly productId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
}

export async function findVariantFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VariantFacts>> {
  const rows = await tx
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id', 'v.productId', 'p.kind', 'p.title', 'v.title as variantTitle'])
    .where('v.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether an order of that id or number is here. */
export async function hasOrder(tx: Tx, by: { id: string } | { number: string }): Promise<boolean> {
  const query = tx.selectFrom('orders').select('id');
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('number', '=', by.number)
  ).executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes an order's number out of the sequence, which a restored backup has set back: no later order gets it again.
 * @returns the number; another one when it is taken.
 */
export async function claimNumber(tx: Tx, wanted: string, at: Date): Promise<string> {
  const next = await nextValue(tx, 1);
  const sequence = Number(wanted.split('-')[2]);
  if (!(await hasOrder(tx, { number: wanted }))) {
    if (sequence > next && sequence - next < 1_000_000) await nextValue(tx, sequence - next);
    return wanted;
  }
  return orderNumber(at.getUTCFullYear(), next);
}

async function nextValue(tx: Tx, times: number): Promise<number> {
  const { rows } = await sql<{ value: number }>`
    select max(nextval('order_numbers')) as value from generate_series(1, ${times}::integer)`.execute(tx);
  return rows[0]?.value ?? 0;
}

export async function insertOrder(
  tx: Tx,
  order: Insertable<Orders>,
  items: readonly Insertable<OrderItems>[],
): Promise<void> {
  await tx.insertInto('orders').values(order).execute();
  await tx
    .insertInto('orderItems')
    .values([...items])
    .execute();
}
