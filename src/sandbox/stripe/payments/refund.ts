import type { Stripe } from 'stripe';
import type { RefundStart } from '../faults/faults.ts';
import { invalidRequest, notFound } from '../http/stripe-errors.ts';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';
import { addBalanceTransaction } from './balance-transaction.ts';
import { findCharge, updateCharge } from './charge.ts';
import { settleLater } from './settlement.ts';
import { TEST_CARDS } from './test-cards.ts';

type Details = { reason: Stripe.Refund.Reason | null; metadata: Record<string, string> };

/** The refund. Throws Stripe's 404 when there is none. */
export function findRefund(tx: Pick<Tx, 'get'>, id: string): Stripe.Refund {
  const refund = tx.get('refunds', id);
  if (!refund) throw notFound('refund', id, 'refund');
  return refund;
}

/** Refunds `amount` minor units of a charge; the caller has checked that so much is left. */
export function addRefund(tx: Tx, charge: Stripe.Charge, amount: number, details: Details): Stripe.Refund {
  const { status, later } = outcomeOf(tx, charge);
  const refund = newRefund(tx, charge, { amount, status, ...details });
  const booked = status === 'failed' ? refund : bookRefund(tx, refund, charge);
  tx.put('refunds', refund.id, booked);
  tx.emit('refund.created', booked);
  if (status === 'failed') tx.emit('refund.failed', booked);
  else raiseRefundedAmount(tx, charge, amount);
  if (later) settleLater(tx, { id: refund.id, kind: 'refund', outcome: later, session: null });
  return booked;
}

/** A pending refund has reached the buyer. */
export function succeedRefund(tx: Tx, id: string): Stripe.Refund {
  const refund = findRefund(tx, id);
  if (refund.status === 'succeeded') throw invalidRequest(`Refund ${id} has succeeded already.`);
  if (refund.status !== 'pending' && refund.status !== 'requires_action') {
    throw invalidRequest(`Refund ${id} is ${refund.status}.`);
  }
  const { pending_reason: _, ...rest } = refund;
  return update(tx, refund, { ...rest, status: 'succeeded' });
}

/** The bank has returned a refund, even one that had succeeded: the charge can be refunded by that amount again. */
export function failRefund(tx: Tx, id: string): Stripe.Refund {
  const refund = findRefund(tx, id);
  if (refund.status === 'failed' || refund.status === 'canceled')
    throw invalidRequest(`Refund ${id} is ${refund.status}.`);
  const charge = lowerRefundedAmount(tx, refund);
  const { amount, currency } = refund;
  const description = `REFUND FAILURE (${charge.id})`;
  const back = addBalanceTransaction(tx, {
    type: 'refund_failure',
    amount,
    fee: 0,
    currency,
    source: id,
    description,
  });
  const failure = { failure_balance_transaction: back.id, failure_reason: 'expired_or_canceled_card' };
  const { pending_reason: _, ...rest } = refund;
  const failed = update(tx, refund, { ...rest, ...failure, status: 'failed' });
  tx.emit('refund.failed', failed);
  return failed;
}

/** Cancels a refund that waits for an action of the buyer; Stripe cancels no others. */
export function cancelRefund(tx: Tx, id: string): Stripe.Refund {
  const refund = findRefund(tx, id);
  if (refund.status !== 'requires_action') {
    throw invalidRequest(
      `You can only cancel a refund with a status of requires_action, not ${refund.status}.`,
    );
  }
  lowerRefundedAmount(tx, refund);
  return update(tx, refund, { ...refund, status: 'canceled' });
}

function update(tx: Tx, before: Stripe.Refund, after: Stripe.Refund): Stripe.Refund {
  tx.put('refunds', after.id, after);
  tx.remove('settlements', after.id);
  tx.emit('refund.updated', after, { status: before.status });
  tx.emit('charge.refund.updated', after, { status: before.status });
  return after;
}

/** The status a refund starts with, and the one it gets later without any further call. */
function outcomeOf(tx: Tx, charge: Stripe.Charge): { status: RefundStart; later?: 'succeeded' | 'failed' } {
  const fault = tx.behaviour.faults.takeForRefund();
  if (fault) return { status: fault.do };
  const last4 = charge.payment_method_details?.card?.last4;
  const rule = TEST_CARDS.find((card) => card.number.slice(-4) === last4)?.refunds;
  if (rule === 'pending_then_succeeded' || !last4) return { status: 'pending', later: 'succeeded' };
  return rule === 'succeeded_then_failed'
    ? { status: 'succeeded', later: 'failed' }
    : { status: 'succeeded' };
}

type Wanted = Details & { amount: number; status: RefundStart };

function newRefund(tx: Tx, charge: Stripe.Charge, wanted: Wanted): Stripe.Refund {
  const isCard = charge.payment_method_details?.type === 'card';
  return {
    ...{ id: newId(isCard ? 're_3' : 'pyr_1'), object: 'refund', created: tx.now },
    ...{ amount: wanted.amount, balance_transaction: null, charge: charge.id, currency: charge.currency },
    ...{ customer: null, customer_account: null },
    destination_details: isCard ? { card: { type: 'refund' }, type: 'card' } : { type: 'us_bank_transfer' },
    ...(wanted.status === 'failed' ? { failure_reason: 'unknown' } : {}),
    ...{
      metadata: wanted.metadata,
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
    },
    ...(wanted.status === 'pending' ? { pending_reason: 'processing' } : {}),
    ...{ reason: wanted.reason, receipt_number: null, source_transfer_reversal: null },
    ...{ status: wanted.status, transfer_reversal: null },
  };
}

function bookRefund(tx: Tx, refund: Stripe.Refund, charge: Stripe.Charge): Stripe.Refund {
  const type = charge.id.startsWith('py_') ? 'payment_refund' : 'refund';
  const description = `REFUND FOR CHARGE (${charge.id})`;
  const { amount, currency, id } = refund;
  const transaction = addBalanceTransaction(tx, {
    type,
    amount: -amount,
    fee: 0,
    currency,
    source: id,
    description,
  });
  return { ...refund, balance_transaction: transaction.id };
}

function raiseRefundedAmount(tx: Tx, charge: Stripe.Charge, amount: number): void {
  const { amount_refunded, refunded } = charge;
  const sum = amount_refunded + amount;
  const changed = updateCharge(tx, charge, { amount_refunded: sum, refunded: sum === charge.amount });
  tx.emit('charge.refunded', changed, { amount_refunded, refunded });
}

function lowerRefundedAmount(tx: Tx, refund: Stripe.Refund): Stripe.Charge {
  const charge = findCharge(tx, String(refund.charge));
  return updateCharge(tx, charge, {
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
}
