import type { Stripe } from 'stripe';
import { invalid, StripeRefusal } from '../http/errors.ts';
import type { Params } from '../http/form-body.ts';
import { integer, metadata, refuseUnknown, text, word } from '../http/params.ts';
import type { Act } from '../state/act.ts';
import { findCharge } from './charge.ts';
import { inWords } from './currency.ts';
import { findIntent } from './payment-intent.ts';
import { addRefund } from './refund.ts';

const KNOWN = [
  ...['amount', 'charge', 'currency', 'customer', 'expand', 'instructions_email', 'metadata', 'origin'],
  ...['payment_intent', 'reason', 'refund_application_fee', 'reverse_transfer'],
];
const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** Gives money back as `POST /v1/refunds` does: all that is left of the charge, or `amount` minor units of it. */
export function createRefund(act: Act, params: Params): Stripe.Refund {
  refuseUnknown(params, KNOWN);
  const charge = chargeToRefund(act, params);
  checkRefundable(act, charge);
  const reason = word(params['reason'], 'reason', REASONS);
  const details = { reason, metadata: metadata(params['metadata'], 'metadata') };
  return addRefund(act, charge, readAmount(params, charge), details);
}

function chargeToRefund(act: Act, params: Params): Stripe.Charge {
  const chargeId = text(params['charge'], 'charge');
  if (chargeId) return findCharge(act, chargeId);
  const intentId = text(params['payment_intent'], 'payment_intent');
  if (!intentId) {
    const message =
      'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalid(message, undefined, 'parameter_missing');
  }
  const intent = findIntent(act, intentId, 'payment_intent');
  if (intent.status === 'succeeded') return findCharge(act, String(intent.latest_charge));
  throw invalid(
    `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    'payment_intent',
  );
}

function checkRefundable(act: Act, charge: Stripe.Charge): void {
  if (charge.status !== 'succeeded') {
    throw invalid(`Charge ${charge.id} is not a successful charge and cannot be refunded.`, 'charge');
  }
  if (charge.amount_refunded >= charge.amount) {
    const message = `Charge ${charge.id} has already been refunded.`;
    const details = { code: 'charge_already_refunded', charge: charge.id };
    throw new StripeRefusal(400, 'invalid_request_error', message, details);
  }
  const dispute = act.all('disputes').find((each) => each.charge === charge.id);
  if (!dispute || dispute.status === 'won') return;
  const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
  throw new StripeRefusal(400, 'invalid_request_error', message, {
    code: 'charge_disputed',
    charge: charge.id,
  });
}

function readAmount(params: Params, charge: Stripe.Charge): number {
  const left = charge.amount - charge.amount_refunded;
  const amount = integer(params['amount'], 'amount') ?? left;
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'amount', 'parameter_invalid_integer');
  if (amount <= left) return amount;
  const [asked, rest] = [inWords(amount, charge.currency), inWords(left, charge.currency)];
  throw invalid(`Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`, 'amount');
}
