import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../concerns/raise-concern.ts';
import { mayEmailForFree } from '../customers/free-email.ts';
import { enqueueEmail } from '../customers/queue-email.ts';
import type { NewEmail } from '../customers/store.ts';
import { currentSettings } from '../settings/current.ts';
import { boughtOf } from './bought.ts';
import { isBuyerErased } from './buyer-erased.ts';
import { type LockedOrder, lockOrderWithCart, type OrderKey, writeCompleted } from './complete-store.ts';
import { entitlementsOf, fulfilItems } from './deliver.ts';
import { emailTo } from './email-buyer.ts';
import { addHistory, addHistoryEntries, type NewHistoryEntry } from './history-store.ts';
import { cancelNewerOrder, holdForLateMoney } from './late-money.ts';
import { type Actor, canTransition, type Paid } from './order.ts';
import { findPaymentOfIntent } from './payments/intent-store.ts';
import { markPaid } from './payments/store.ts';
import { keepOrReturn } from './return-money.ts';
import type { OrderRow } from './store.ts';

export type Completion =
  | { readonly outcome: 'completed' | 'unchanged' | 'returned' }
  | { readonly outcome: 'refused'; readonly why: string };

/**
 * The only function that completes an order: webhook, returning browser, reconciler and command line call it. It runs in
 * one transaction and is idempotent. A payment counts once: it completes the order, or a job sends it back where the order
 * has ended, was paid already, has lost its buyer or its places; for lost seats the buyer chooses first. A payment that does not match grants nothing.
 * @param key the order, or the session of the payment that came.
 * @param paid null for an order of 0.00, which needs no payment.
 */
export async function complete(tx: Tx, key: OrderKey, paid: Paid | null, actor: Actor): Promise<Completion> {
  const locked = await lockOrderWithCart(tx, key);
  if (!locked) return { outcome: 'refused', why: 'unknown_order' };
  const { order, items, cartId } = locked;
  const why = mismatch(order, paid);
  if (why) return refuse(tx, order, paid, why, actor);
  const history = paid ? [paidEntry(order)] : [];
  const isErased = paid !== null && isBuyerErased(order);
  if (order.status === 'pending' && !isErased) {
    const isNew = await fulfilAll(tx, locked, paid, { actor, history });
    return isNew ? { outcome: 'completed' } : unchangedOrRefused(tx, order, paid, actor);
  }
  const isNew = paid ? await markPaid(tx, order.id, { ...paid, at: now() }) : order.completedAt === null;
  if (!isNew) return unchangedOrRefused(tx, order, paid, actor);
  const late = await holdForLateMoney(tx, order, items, cartId);
  if (late === 'held') {
    await fulfilAll(tx, locked, null, { actor, history });
    if (cartId) await cancelNewerOrder(tx, cartId);
    return { outcome: 'completed' };
  }
  await addHistoryEntries(tx, order.id, actor, history);
  if (paid) await keepOrReturn(tx, order, paid, { items, late });
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

interface Fulfilling {
  readonly actor: Actor;
  readonly history: readonly NewHistoryEntry[];
  /** Staff made it and the buyer is not emailed. */
  readonly isQuiet?: boolean;
}

/**
 * Gives the buyer all of an order. The order must be locked.
 * @param paid the payment to mark as succeeded in the same statement; null where there is none to mark.
 * @returns false when that payment cannot be marked: nothing is written then.
 */
export async function fulfilAll(
  tx: Tx,
  { order, items, cartId }: LockedOrder,
  paid: Paid | null,
  { actor, history, isQuiet = false }: Fulfilling,
): Promise<boolean> {
  if (!canTransition(order.status, 'completed'))
    throw new Error(`order ${order.id} cannot complete from ${order.status}`);
  const { isWritten, mailId } = await writeCompleted(tx, {
    // A debit's lines left the cart when it began; what lies there now is for another order.
    ...{ orderId: order.id, cartId: order.processingAt ? null : cartId, actor, at: now(), paid },
    history: [...history, { action: 'completed' }],
    entitlements: entitlementsOf(order, items),
    bought: boughtOf(items),
    email: isQuiet ? null : await confirmationOf(tx, order),
    isInvoiced: isInvoiced(order),
  });
  if (!isWritten) return false;
  if (mailId) await enqueueEmail(tx, mailId);
  // Last, because a kind may lock rows that every buyer of the same product needs.
  await fulfilItems(tx, order, items, actor);
  return true;
}

/** What staff gave, and what is practice, is not; what costs nothing as the owner says. */
function isInvoiced({ totalAmount, isPractice, givenBy }: OrderRow): boolean {
  if (isPractice || givenBy) return false;
  return totalAmount > 0 || currentSettings().invoice_free_orders === 'all';
}

/** Null where there is nobody to email, or who ordered for nothing has had enough emails today. */
async function confirmationOf(tx: Tx, order: OrderRow): Promise<NewEmail | null> {
  if (order.givenBy) return emailTo(order, 'access-given', order.id);
  const email = emailTo(order, 'order-confirmation', order.id);
  if (!email || order.totalAmount > 0) return email;
  return (await mayEmailForFree(tx, email.recipient, 'free-order')) ? email : null;
}
