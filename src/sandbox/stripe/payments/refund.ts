import type { Stripe } from 'stripe';
import type { RefundStart } from '../faults/behaviour.ts';
import { invalid, notFound } from '../http/errors.ts';
import type { Act } from '../state/act.ts';
import { newId } from '../state/ids.ts';
import { moveMoney } from './balance.ts';
import { KNOWN_CARDS } from './cards.ts';
import { findCharge, putCharge } from './charge.ts';
import { settleLater } from './settlement.ts';

type Details = { reason: Stripe.Refund.Reason | null; metadata: Record<string, string> };

/** The refund. Throws Stripe's 404 when there is none. */
export function findRefund(act: Pick<Act, 'get'>, id: string): Stripe.Refund {
  const refund = act.get('refunds', id);
  if (!refund) throw notFound('refund', id, 'refund');
  return refund;
}

/** Refunds `amount` minor units of a charge that has as much left. */
export function addRefund(act: Act, charge: Stripe.Charge, amount: number, details: Details): Stripe.Refund {
  const { status, later } = courseOf(act, charge);
  const refund = newRefund(act, charge, { amount, status, ...details });
  const booked = status === 'failed' ? refund : bookRefund(act, refund, charge);
  act.put('refunds', refund.id, booked);
  act.emit('refund.created', booked);
  if (status === 'failed') act.emit('refund.failed', booked);
  else addToCharge(act, charge, amount);
  if (later) settleLater(act, { id: refund.id, kind: 'refund', outcome: later, session: null });
  return booked;
}

/** A pending refund has reached the buyer. */
export function succeedRefund(act: Act, id: string): Stripe.Refund {
  const refund = findRefund(act, id);
  if (refund.status === 'succeeded') throw invalid(`Refund ${id} has succeeded already.`);
  if (refund.status !== 'pending' && refund.status !== 'requires_action') {
    throw invalid(`Refund ${id} is ${refund.status}.`);
  }
  const { pending_reason: _, ...rest } = refund;
  return update(act, refund, { ...rest, status: 'succeeded' });
}

/** The bank has sent a refund back, also one that had succeeded: the charge is that much less refunded. */
export function failRefund(act: Act, id: string): Stripe.Refund {
  const refund = findRefund(act, id);
  if (refund.status === 'failed' || refund.status === 'canceled')
    throw invalid(`Refund ${id} is ${refund.status}.`);
  const charge = takeFromCharge(act, refund);
  const { amount, currency } = refund;
  const description = `REFUND FAILURE (${charge.id})`;
  const back = moveMoney(act, { type: 'refund_failure', amount, fee: 0, currency, source: id, description });
  const failure = { failure_balance_transaction: back.id, failure_reason: 'expired_or_canceled_card' };
  const { pending_reason: _, ...rest } = refund;
  const failed = update(act, refund, { ...rest, ...failure, status: 'failed' });
  act.emit('refund.failed', failed);
  return failed;
}

/** Takes a refund back that waits for its buyer; Stripe cancels no other. */
export function cancelRefund(act: Act, id: string): Stripe.Refund {
  const refund = findRefund(act, id);
  if (refund.status !== 'requires_action') {
    throw invalid(`You can only cancel a refund with a status of requires_action, not ${refund.status}.`);
  }
  takeFromCharge(act, refund);
  return update(act, refund, { ...refund, status: 'canceled' });
}

function update(act: Act, before: Stripe.Refund, after: Stripe.Refund): Stripe.Refund {
  act.put('refunds', after.id, after);
  act.remove('settlements', after.id);
  act.emit('refund.updated', after, { status: before.status });
  act.emit('charge.refund.updated', after, { status: before.status });
  return after;
}

/** How the refund begins, and what becomes of it by itself. */
function courseOf(act: Act, charge: Stripe.Charge): { status: RefundStart; later?: 'succeeded' | 'failed' } {
  const fault = act.behaviour.faults.takeForRefund();
  if (fault) return { status: fault.do };
  const last4 = charge.payment_method_details?.card?.last4;
  const course = KNOWN_CARDS.find((card) => card.number.slice(-4) === last4)?.refunds;
  if (course === 'pending_then_succeeded' || !last4) return { status: 'pending', later: 'succeeded' };
  return course === 'succeeded_then_failed'
    ? { status: 'succeeded', later: 'failed' }
    : { status: 'succeeded' };
}

type Wanted = Details & { amount: number; status: RefundStart };

function newRefund(act: Act, charge: Stripe.Charge, wanted: Wanted): Stripe.Refund {
  const isCard = charge.payment_method_details?.type === 'card';
  return {
    ...{ id: newId(isCard ? 're_3' : 'pyr_1'), object: 'refund', created: act.now },
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

function bookRefund(act: Act, refund: Stripe.Refund, charge: Stripe.Charge): Stripe.Refund {
  const type = charge.id.startsWith('py_') ? 'payment_refund' : 'refund';
  const description = `REFUND FOR CHARGE (${charge.id})`;
  const { amount, currency, id } = refund;
  const transaction = moveMoney(act, { type, amount: -amount, fee: 0, currency, source: id, description });
  return { ...refund, balance_transaction: transaction.id };
}

function addToCharge(act: Act, charge: Stripe.Charge, amount: number): void {
  const { amount_refunded, refunded } = charge;
  const sum = amount_refunded + amount;
  const changed = putCharge(act, charge, { amount_refunded: sum, refunded: sum === charge.amount });
  act.emit('charge.refunded', changed, { amount_refunded, refunded });
}

function takeFromCharge(act: Act, refund: Stripe.Refund): Stripe.Charge {
  const charge = findCharge(act, String(refund.charge));
  return putCharge(act, charge, { amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
}
