import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../concerns/raise-concern.ts';
import { type Bought, type LockedOrder, lockOrderWithCart, writeCompleted } from './complete-store.ts';
import { entitlementsOf, fulfilItems } from './deliver.ts';
import { emailBuyer } from './email-buyer.ts';
import { addHistory, addHistoryEntries, type NewHistoryEntry } from './history-store.ts';
import { cancelNewerOrder, holdForLateMoney } from './late-money.ts';
import { type Actor, canTransition, type Paid } from './order.ts';
import { findPaymentOfIntent } from './payments/intent-store.ts';
import { markPaid } from './payments/store.ts';
import { refundSurplus } from './refunds/refund-surplus.ts';
import type { ItemRow, OrderRow } from './store.ts';

export type Completion =
  | { readonly outcome: 'completed' | 'unchanged' | 'returned' }
  | { readonly outcome: 'refused'; readonly why: string };

/**
 * The only function that completes an order: webhook, returning browser, reconciler and command line call it. It runs in
 * one transaction and is idempotent. A payment counts once: it completes the order, or a job sends it back where the order
 * has ended, was paid already or has lost its places. A payment that does not match grants nothing.
 * @param paid null for an order of 0.00, which needs no payment.
 */
export async function complete(
  tx: Tx,
  orderId: string,
  paid: Paid | null,
  actor: Actor,
): Promise<Completion> {
  const locked = await lockOrderWithCart(tx, orderId);
  if (!locked) return { outcome: 'refused', why: 'unknown_order' };
  const { order, items, cartId } = locked;
  const why = mismatch(order, paid);
  if (why) return refuse(tx, order, paid, why, actor);
  const isNew = paid ? await markPaid(tx, order.id, { ...paid, at: now() }) : order.completedAt === null;
  if (!isNew) return unchangedOrRefused(tx, order, paid, actor);
  const history = paid ? [paidEntry(order)] : [];
  if (order.status === 'pending' || (await holdForLateMoney(tx, order, items, cartId))) {
    await fulfilAll(tx, locked, actor, history);
    return { outcome: 'completed' };
  }
  await addHistoryEntries(tx, order.id, actor, history);
  if (paid) await refundSurplus(tx, order, paid);
  return { outcome: 'returned' };
}

type Misfit = 'unpaid' | 'mode' | 'amount' | 'currency' | 'intent_of_another_order';

/** Why this payment does not match the order; null when it does. */
function mismatch(order: OrderRow, paid: Paid | null): Misfit | null {
  if (!paid) return order.totalAmount === 0 ? null : 'unpaid';
  if (paid.isLive !== (order.mode === 'live')) return 'mode';
  if (paid.total?.amount !== order.totalAmount) return 'amount';
  if (paid.total.currency !== order.currency) return 'currency';
  return null;
}

const CONCERNS = { mode: 'wrong_mode', amount: 'payment_mismatch', currency: 'payment_mismatch' } as const;
const OF_ANOTHER = 'intent_of_another_order';

/** Writes down why, for the order's history and for staff. */
async function refuse(
  tx: Tx,
  { id, number }: OrderRow,
  paid: Paid | null,
  why: Misfit,
  actor: Actor,
): Promise<Completion> {
  await addHistory(tx, id, actor, 'payment_refused', { why });
  if (!paid || why === 'unpaid') return { outcome: 'refused', why };
  const { sessionId: session, paymentIntentId: intent, total } = paid;
  const details = { why, session, intent, amount: total?.amount ?? null, currency: total?.currency ?? null };
  await raiseConcern(tx, { kind: why === OF_ANOTHER ? why : CONCERNS[why], subject: number, details });
  return { outcome: 'refused', why };
}

/** Nothing was recorded: the payment is known, or it is the payment of another order. */
async function unchangedOrRefused(
  tx: Tx,
  order: OrderRow,
  paid: Paid | null,
  actor: Actor,
): Promise<Completion> {
  const known = paid?.paymentIntentId ? await findPaymentOfIntent(tx, paid.paymentIntentId) : null;
  if (known && known.orderId !== order.id) return refuse(tx, order, paid, OF_ANOTHER, actor);
  return { outcome: 'unchanged' };
}

function paidEntry({ totalAmount: amount, currency }: OrderRow): NewHistoryEntry {
  return { action: 'paid', details: { amount, currency } };
}

async function fulfilAll(
  tx: Tx,
  { order, items, cartId }: LockedOrder,
  actor: Actor,
  history: readonly NewHistoryEntry[],
): Promise<void> {
  if (!canTransition(order.status, 'completed'))
    throw new Error(`order ${order.id} cannot complete from ${order.status}`);
  await writeCompleted(tx, {
    ...{ orderId: order.id, cartId, actor, at: now() },
    history: [...history, { action: 'completed' }],
    entitlements: entitlementsOf(order, items),
    bought: boughtOf(items),
  });
  if (cartId && order.status !== 'pending') await cancelNewerOrder(tx, cartId);
  await emailBuyer(tx, order, 'order-confirmation', order.id);
  // Last, because a kind may lock rows that every buyer of the same product needs.
  await fulfilItems(tx, order, items, actor);
}

/** What leaves the cart: the parts of a bundle were one line there. */
function boughtOf(items: readonly ItemRow[]): Bought[] {
  const bought = items.map(({ variantId, quantity, partOfVariantId, partOfQuantity }) =>
    partOfVariantId
      ? { variantId: partOfVariantId, quantity: partOfQuantity ?? quantity }
      : { variantId, quantity },
  );
  return [...new Map(bought.map((one) => [one.variantId, one])).values()];
}
