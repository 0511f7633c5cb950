import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { SentLater } from '../inventory/stock/promise.ts';

/** What buyers were promised, by order item; lines of which every piece was there are left out. */
export async function listPromises(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, SentLater>> {
  if (orderItemIds.length === 0) return new Map();
  const rows = await promisesOf(db, { orderItemIds });
  return new Map(rows.map(({ orderItemId, pieces, from }) => [orderItemId, { pieces, from }]));
}

const promisesOf = prepared<
  SentLater & { readonly orderItemId: string },
  { readonly orderItemIds: readonly string[] }
>(
  (_, value) => sql`
    select order_item_id as "orderItemId", pieces, sent_from::text as "from" from promised_pieces
    where order_item_id = ${anyOf(value('orderItemIds'))}`,
);

/** Freezes what is promised of order lines. What was promised of a line before stays. */
export async function insertPromises(tx: Tx, promises: ReadonlyMap<string, SentLater>): Promise<void> {
  if (promises.size === 0) return;
  const rows = [...promises].map(([orderItemId, { pieces, from }]) => ({ orderItemId, pieces, from }));
  await sql`
    insert into promised_pieces (order_item_id, pieces, sent_from)
    select p."orderItemId", p.pieces, p."from"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p ("orderItemId" uuid, pieces integer, "from" date)
    on conflict (order_item_id) do nothing`.execute(tx);
}
