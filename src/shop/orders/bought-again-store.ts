import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { kindNamed } from '../products/kinds.ts';

/**
 * The places of the lines of an order that bought what an earlier order of the same customer had given, and still gives;
 * lines that cost nothing are left out, and another variant where each
 * gives other things.
 */
export async function listBoughtAgain(db: Db, orderId: string): Promise<ReadonlySet<number>> {
  const rows = await boughtAgain(db, { orderId });
  const isAgain = ({ kind, isSameVariant }: Again) => isSameVariant || !kindNamed(kind).sale.adds;
  return new Set(rows.filter(isAgain).map(({ position }) => position));
}

interface Again {
  readonly position: number;
  readonly kind: string;
  readonly isSameVariant: boolean;
}

const boughtAgain = prepared<Again, { orderId: string }>(
  (_, value) => sql`
    select i.position, i.kind, bool_or(before.variant_id = i.variant_id) as "isSameVariant" from orders o
    join order_items i on i.order_id = o.id
    join entitlements own on own.order_item_id = i.id and own.units > 0
    join orders earlier on earlier.customer_id = o.customer_id and (earlier.completed_at, earlier.id) < (o.completed_at, o.id)
    join order_items before on before.order_id = earlier.id and before.product_id = i.product_id
    join entitlements given on given.order_item_id = before.id and given.units > 0
    where o.id = ${value('orderId')}::uuid and i.total_amount > 0
    group by i.position, i.kind`,
);
