import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

export interface DueProduct {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
}

/** Locks products of which a price is to change by now, in the order of their ids. */
export async function lockDueProducts(tx: Tx, most: number): Promise<readonly DueProduct[]> {
  const { rows } = await sql<DueProduct>`
    select p.id, p.kind, p.slug from products p
    where p.id in (select product_id from variants where price_due_at <= clock_timestamp())
    order by p.id limit ${most} for no key update`.execute(tx);
  return rows;
}

export interface SettledPrice {
  readonly variantId: string;
  readonly title: string;
  readonly currency: string;
  /** Outside of sales, in minor units. */
  readonly before: number;
  readonly after: number;
  /** Who planned another regular price; null where only a sale began or ended. */
  readonly plannedBy: string | null;
}

/** Makes the prices of a locked product what they are planned to be by now. */
export async function settleProduct(tx: Tx, productId: string): Promise<readonly SettledPrice[]> {
  const { rows: before } = await sql<SettledPrice>`
    select v.id as "variantId", v.title, v.currency, coalesce(v.regular_amount, v.price_amount) as before,
      0 as after, (select c.planned_by from price_changes c where c.variant_id = v.id and c.applied_at is null
        and c.due_at <= clock_timestamp() order by c.due_at desc limit 1) as "plannedBy"
    from variants v where v.product_id = ${productId} and v.price_due_at <= clock_timestamp()
    order by v.id for no key update`.execute(tx);
  for (const { variantId } of before) await sql`select settle_price(${variantId})`.execute(tx);
  if (before.length === 0) return [];
  const ids = before.map(({ variantId }) => variantId);
  const { rows: after } = await sql<{ id: string; amount: number }>`
    select id, regular_amount as amount from variants where id = any(${ids}::uuid[])`.execute(tx);
  const amounts = new Map(after.map(({ id, amount }) => [id, amount]));
  return before.map((one) => ({ ...one, after: amounts.get(one.variantId) ?? one.before }));
}

/** Whether a price is to change by now. */
export async function hasDuePrice(db: Db, variantId: string): Promise<boolean> {
  const { rows } = await sql`
    select from variants where id = ${variantId} and price_due_at <= statement_timestamp()`.execute(db);
  return rows.length > 0;
}
