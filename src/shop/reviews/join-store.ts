import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

export interface ReviewToJoin {
  readonly id: string;
  readonly productId: string;
  /** Null for the customer's own. */
  readonly orderId: string | null;
  readonly isApproved: boolean;
  readonly updatedAt: Date;
}

/** Locks and lists the reviews of these orders, and those of the customer for the same products. */
export async function listReviewsToJoin(
  tx: Tx,
  customerId: string,
  orderIds: readonly string[],
): Promise<ReviewToJoin[]> {
  const { rows } = await sql<ReviewToJoin>`
    select r.id, r.product_id as "productId", r.order_id as "orderId", r.status = 'approved' as "isApproved",
      r.updated_at as "updatedAt"
    from reviews r
    where r.order_id = any(${orderIds}::uuid[]) or r.customer_id = ${customerId}
      and r.product_id in (select product_id from reviews where order_id = any(${orderIds}::uuid[]))
    order by r.id for update`.execute(tx);
  return rows;
}

/** Makes an order's review the customer's, and the one that the customer had that order's. */
export async function giveToCustomer(
  tx: Tx,
  customerId: string,
  review: { readonly id: string; readonly orderId: string },
  formerId: string | null,
): Promise<void> {
  await sql`update reviews set order_id = null where id = ${review.id}`.execute(tx);
  if (formerId) {
    const { orderId } = review;
    await sql`update reviews set customer_id = null, order_id = ${orderId} where id = ${formerId}`.execute(
      tx,
    );
  }
  await sql`update reviews set customer_id = ${customerId} where id = ${review.id}`.execute(tx);
}
