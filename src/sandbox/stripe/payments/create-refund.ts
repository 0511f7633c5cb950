import type { Stripe } from 'stripe';
import { readEnum, readInteger, readMetadata, readText, refuseUnknown } from '../api/params.ts';
import type { Params } from '../http/form-body.ts';
import { invalidRequest, StripeApiError } from '../http/stripe-errors.ts';
import type { Tx } from '../state/transaction.ts';
import { findCharge } from './charge.ts';
import { checkDivisible, formatAmount } from './currency.ts';
import { findIntent } from './payment-intent.ts';
import { addRefund } from './refund.ts';

const KNOWN = [
  ...['amount', 'charge', 'currency', 'customer', 'expand', 'instructions_email', 'metadata', 'origin'],
  ...['payment_intent', 'reason', 'refund_application_fee', 'reverse_transfer'],
];
const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** Refunds as `POST /v1/refunds` does: `amount` minor units of a charge, or all that is left of it. */
export function createRefund(tx: Tx, params: Params): Stripe.Refund {
  refuseUnknown(params, KNOWN);
  const charge = chargeToRefund(tx, params);
  checkRefundable(tx, charge);
  const reason = readEnum(params['reason'], 'reason', REASONS);
  const details = { reason, metadata: readMetadata(params['metadata'], 'metadata') };
  return addRefund(tx, charge, readAmount(params, charge), details);
}

function chargeToRefund(tx: Tx, params: Params): Stripe.Charge {
  const chargeId = readText(params['charge'], 'charge');
  if (chargeId) return findCharge(tx, chargeId);
  const intentId = readText(params['payment_intent'], 'payment_intent');
  if (!intentId) {
    const message =
      'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalidRequest(message, undefined, 'parameter_missing');
  }
  const intent = findIntent(tx, intentId, 'payment_intent');
  if (intent.status === 'succeeded') return findCharge(tx, String(intent.latest_charge));
  throw invalidRequest(
    `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    'payment_intent',
  );
}

function checkRefundable(tx: Tx, charge: Stripe.Charge): void {
  if (charge.status !== 'succeeded') {
    throw invalidRequest(`Charge ${charge.id} is not a successful charge and cannot be refunded.`, 'charge');
  }
  if (charge.amount_refunded >= charge.amount) {
    const message = `Charge ${charge.id} has already been refunded.`;
    const details = { code: 'charge_already_refunded', charge: charge.id };
    throw new StripeApiError(400, 'invalid_request_error', message, details);
  }
  const dispute = tx.all('disputes').find((each) => each.charge === charge.id);
  if (!dispute || dispute.status === 'won' || dispute.status.startsWith('warning_')) return;
  const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
  throw new StripeApiError(400, 'invalid_request_error', message, {
    code: 'charge_disputed',
    charge: charge.id,
  });
}

function readAmount(params: Params, charge: Stripe.Charge): number {
  const left = charge.amount - charge.amount_refunded;
  const amount = readInteger(params['amount'], 'amount') ?? left;
  if (amount < 1)
    throw invalidRequest(
      'This value must be greater than or equal to 1.',
      'amount',
      'parameter_invalid_integer',
    );
  checkDivisible(amount, charge.currency, 'amount');
  if (amount <= left) return amount;
  const [asked, rest] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)];
  throw invalidRequest(
    `Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`,
    'amount',
  );
}
