import type { Tx } from '#lib/db.ts';
import { assignEntitlements } from '../entitlements/store.ts';
import { allKinds } from '../products/kinds.ts';
import { joinReviews } from '../reviews/join-reviews.ts';
import { keepAddresses } from '../shipping/keep-addresses-store.ts';
import { listGivenItems, markBuyersProven } from './store.ts';

/**
 * Gives a customer who has proven the address all that was bought with it. What the buyers who are that customer (this
 * account, its browsers) have made of it so far is merged with the customer's own; what others made of it stays theirs.
 * Idempotent: it runs at every proof and sign-in. The orders of the customer and the customer must be locked, in that order.
 * @param visitorId the browser in which the customer proved the address or signed in; null for none.
 */
export async function joinCustomer(tx: Tx, customerId: string, visitorId: string | null): Promise<void> {
  await assignEntitlements(tx, customerId);
  const orderIds = await markBuyersProven(tx, customerId, visitorId);
  const given = Map.groupBy(await listGivenItems(tx, customerId), ({ kind }) => kind);
  for (const { name, own } of allKinds().toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const orderItemIds = (given.get(name) ?? []).map(({ id }) => id);
    if (orderItemIds.length > 0) await own.join?.(tx, { customerId, orderItemIds, orderIds });
  }
  await joinReviews(tx, customerId, orderIds);
  await keepAddresses(tx, customerId, orderIds);
}
