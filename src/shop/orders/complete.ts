import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { type Bought, removeBought } from '../cart/remove-bought.ts';
import { lockCartOfOrder } from '../cart/store.ts';
import { giveItems } from './deliver.ts';
import { emailBuyer } from './email-buyer.ts';
import { addHistory, addHistoryEntries, type HistoryLine } from './history.ts';
import { endRivalOrder, retakeHolds } from './late-money.ts';
import type { Actor, Paid } from './order.ts';
import { markPaid } from './payments/store.ts';
import { refundSurplus } from './refunds/refund-surplus.ts';
import { type ItemRow, listItems, lockOrder, type OrderRow, setStatus } from './store.ts';

export type Completion =
  | { readonly outcome: 'completed' | 'unchanged' | 'returned' }
  | { readonly outcome: 'refused'; readonly why: string };

type LockedCart = { readonly id: string } | null;

/**
 * The one function that completes an order, whoever calls: webhook, returning browser, reconciler, command line.
 * One transaction, and the same result however often and in whatever order it is called. Money is news once; then it
 * buys the order, or, when that has ended, is paid already or finds its place gone, it is sent back by a job. A payment
 * that does not match grants nothing.
 * @param paid null for an order of 0.00, which needs no payment.
 */
export async function complete(
  tx: Tx,
  orderId: string,
  paid: Paid | null,
  actor: Actor,
): Promise<Completion> {
  // Cart before order, as checkout locks them: the same order everywhere prevents deadlocks.
  const cart = await lockCartOfOrder(tx, orderId);
  const order = await lockOrder(tx, orderId);
  if (!order) return { outcome: 'refused', why: 'unknown_order' };
  const why = mismatch(order, paid);
  if (why) return refuse(tx, order, why, actor);
  const isNews = paid ? await markPaid(tx, order.id, { ...paid, at: now() }) : order.completedAt === null;
  if (!isNews) return { outcome: 'unchanged' };
  const items = await listItems(tx, order.id);
  const story = paid ? [paidLine(order)] : [];
  if (order.status === 'pending' || (await retakeHolds(tx, order, items, cart?.id ?? null))) {
    await fulfilAll(tx, order, items, cart, actor, story);
    return { outcome: 'completed' };
  }
  await addHistoryEntries(tx, order.id, actor, story);
  if (paid) await refundSurplus(tx, order, paid);
  return { outcome: 'returned' };
}

/** Why this payment is not this order's, or null. */
function mismatch(order: OrderRow, paid: Paid | null): string | null {
  if (!paid) return order.totalAmount === 0 ? null : 'unpaid';
  if (paid.isLive !== (order.mode === 'live')) return 'mode';
  if (paid.total?.amount !== order.totalAmount) return 'amount';
  if (paid.total.currency !== order.currency) return 'currency';
  return null;
}

async function refuse(tx: Tx, order: OrderRow, why: string, actor: Actor): Promise<Completion> {
  await addHistory(tx, order.id, actor, 'payment_refused', { why });
  return { outcome: 'refused', why };
}

function paidLine({ totalAmount: amount, currency }: OrderRow): HistoryLine {
  return { action: 'paid', details: { amount, currency } };
}

async function fulfilAll(
  tx: Tx,
  order: OrderRow,
  items: readonly ItemRow[],
  cart: LockedCart,
  actor: Actor,
  story: readonly HistoryLine[],
): Promise<void> {
  const at = now();
  await setStatus(tx, order, 'completed', { at, completedAt: at, refundedAmount: 0 });
  if (cart) await removeBought(tx, cart.id, boughtOf(items), at);
  if (cart && order.status !== 'pending') await endRivalOrder(tx, cart.id);
  await addHistoryEntries(tx, order.id, actor, [...story, { action: 'completed' }]);
  await emailBuyer(tx, order, 'order-confirmation', order.id);
  // Last: a kind may lock what every buyer of the same thing waits for.
  await giveItems(tx, order, items, actor, at);
}

/** What the cart loses: a line that stands for several was one line there. */
function boughtOf(items: readonly ItemRow[]): Bought[] {
  const bought = items.map(({ variantId, quantity, partOfVariantId, partOfQuantity }) =>
    partOfVariantId
      ? { variantId: partOfVariantId, quantity: partOfQuantity ?? quantity }
      : { variantId, quantity },
  );
  return [...new Map(bought.map((one) => [one.variantId, one])).values()];
}
