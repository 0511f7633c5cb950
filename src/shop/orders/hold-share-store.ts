import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';

/** Who holds, as far as it is known: the customer of the order's address, proven or not, and the network. */
export interface Holder {
  readonly customerId: string | null;
  readonly holder: string | null;
}

/**
 * Writes who holds what an order holds, and looks for pools of which unpaid orders of the same holder now hold more than half of
 * what is not sold. The pools are locked since the units were held. An order alone is never too much.
 * @returns until when the others hold; null where it is not too much.
 */
export async function markHolder(
  tx: Tx,
  orderId: string,
  { customerId, holder }: Holder,
): Promise<Date | null> {
  return (await oneOf(holderMarked(tx, { orderId, customerId, holder })))?.until ?? null;
}

const holderMarked = prepared<{ readonly until: Date | null }, Holder & { readonly orderId: string }>(
  (_, value) => sql`
    with own as (
      update holds h set holder = ${value('holder')}::text from order_items i
      where i.order_id = ${value('orderId')}::uuid and h.order_item_id = i.id and h.expires_at is not null
      returning h.pool_id, h.quantity
    ),
    wanted as (select pool_id, sum(quantity) as units from own group by pool_id),
    full_pool as (
      select p.id, w.units, (p.capacity - p.taken + 1) / 2 as most
      from wanted w join pools p on p.id = w.pool_id where p.held > (p.capacity - p.taken + 1) / 2
    )
    select max(other.until) as until from full_pool p
    cross join lateral (
      select sum(h.quantity) as units, max(h.expires_at) as until
      from holds h join order_items i on i.id = h.order_item_id join orders o on o.id = i.order_id
      where h.pool_id = p.id and h.expires_at is not null and o.id <> ${value('orderId')}::uuid
        and o.status = 'pending' and o.processing_at is null
        and (o.customer_id = ${value('customerId')}::uuid or h.holder = ${value('holder')}::text)
    ) other
    where p.units + other.units > p.most`,
);
