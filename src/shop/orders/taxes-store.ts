import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { Taxed } from '../pricing/tax/calculate.ts';

/** The taxes of an order as it was placed; amounts in minor units. */
export interface OrderTaxRow extends Taxed {
  /** Null for the delivery. */
  readonly orderItemId: string | null;
}

/** Of each line in their order, then of the delivery; none where no tax was counted. */
export async function listOrderTaxes(db: Db, orderId: string): Promise<readonly OrderTaxRow[]> {
  return taxesOf(db, { orderId });
}

const taxesOf = prepared<OrderTaxRow, { orderId: string }>(
  (_, value) => sql<OrderTaxRow>`
    select t.order_item_id, t.country, t.region, t.class as tax_class, t.ground, t.rate, t.net_amount as net, t.tax_amount as tax
    from order_taxes t left join order_items i on i.id = t.order_item_id
    where t.order_id = ${value('orderId')}::uuid order by i.position nulls last, t.id`,
);
