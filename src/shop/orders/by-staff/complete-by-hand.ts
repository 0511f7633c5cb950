import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { fulfilAll } from '../complete.ts';
import { lockOrderWithCart } from '../complete-store.ts';
import { CLOSE_PAGE_QUEUE } from '../late-money.ts';
import { insertOutsidePayment, type PaidOutside } from '../payments/store.ts';

interface ByHand {
  /** Null for an order of 0.00. */
  readonly paid: PaidOutside | null;
  readonly actor: StaffActor;
  /** The buyer is not emailed. */
  readonly isQuiet: boolean;
}

/**
 * Completes a pending order that is free, or whose money came past Stripe. A payment page that is open is closed by a job;
 * money that comes there all the same finds the order paid and goes back.
 * @returns false for an order that is not pending any more: nothing is written then.
 */
export async function completeByHand(
  tx: Tx,
  orderId: string,
  { paid, actor, isQuiet }: ByHand,
): Promise<boolean> {
  const locked = await lockOrderWithCart(tx, { orderId });
  if (locked?.order.status !== 'pending') return false;
  const { order } = locked;
  const { totalAmount: amount, currency } = order;
  if (paid === null && amount > 0) throw new Error(`order ${order.number} costs something and was not paid`);
  if (paid) await insertOutsidePayment(tx, order, { ...paid, paidAt: earliest(paid.paidAt, now()) });
  const history = paid ? [{ action: 'paid_outside', details: { amount, currency, how: paid.how } }] : [];
  await fulfilAll(tx, locked, null, { actor, history, isQuiet });
  if (order.pageAskedAt) await enqueue(tx, CLOSE_PAGE_QUEUE, { orderId });
  return true;
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
