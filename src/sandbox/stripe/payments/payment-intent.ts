import type { Stripe } from 'stripe';
import { invalidRequest, notFound, StripeApiError } from '../http/stripe-errors.ts';
import { type SessionRecord, updateSession } from '../sessions/session.ts';
import { newId } from '../state/ids.ts';
import type { Tx } from '../state/transaction.ts';

/** The payment intent. Throws Stripe's 404 when there is none. */
export function findIntent(tx: Pick<Tx, 'get'>, id: string, param = 'intent'): Stripe.PaymentIntent {
  const intent = tx.get('payment_intents', id);
  if (!intent) throw notFound('payment_intent', id, param);
  return intent;
}

/** Saves `intent` with some fields changed, and returns it. */
export function updateIntent(
  tx: Tx,
  intent: Stripe.PaymentIntent,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const changed = { ...intent, ...changes };
  tx.put('payment_intents', intent.id, changed);
  return changed;
}

/** The session's payment intent; the first attempt to pay creates it. */
export function ensureIntent(
  tx: Tx,
  record: SessionRecord,
): { record: SessionRecord; intent: Stripe.PaymentIntent } {
  const existing = record.session.payment_intent;
  if (typeof existing === 'string') return { record, intent: findIntent(tx, existing) };
  const intent = newIntent(record, tx.now);
  tx.put('payment_intents', intent.id, intent);
  tx.emit('payment_intent.created', intent);
  return { record: updateSession(tx, record, { payment_intent: intent.id }), intent };
}

/** Always throws: Stripe does not cancel a payment intent of Checkout; its session must be expired instead. */
export function refuseToCancelIntent(tx: Tx, id: string): never {
  const intent = findIntent(tx, id);
  const { status } = intent;
  if (['succeeded', 'canceled', 'processing'].includes(status)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`;
    const details = { code: 'payment_intent_unexpected_state', payment_intent: intent };
    throw new StripeApiError(400, 'invalid_request_error', message, details);
  }
  throw invalidRequest(
    'You cannot cancel a PaymentIntent created by Checkout. Expire its Checkout Session instead.',
  );
}

function newIntent({ session, intent }: SessionRecord, now: number): Stripe.PaymentIntent {
  const id = newId('pi_3');
  return {
    ...{ id, object: 'payment_intent', created: now, livemode: false, status: 'requires_payment_method' },
    ...{ amount: session.amount_total ?? 0, amount_capturable: 0, amount_received: 0 },
    ...{ amount_details: { tip: {} }, currency: session.currency ?? 'usd' },
    ...{ allowed_payment_method_types: null, application: null, application_fee_amount: null },
    ...{ automatic_payment_methods: null, canceled_at: null, cancellation_reason: null },
    ...{ capture_method: 'automatic_async', client_secret: `${id}_secret_${newId('', 25)}` },
    ...{ confirmation_method: 'automatic', customer: null, customer_account: null, ...intent },
    ...{ excluded_payment_method_types: null, last_payment_error: null, latest_charge: null },
    ...{ managed_payments: null, next_action: null, on_behalf_of: null, payment_method: null },
    ...{ payment_method_configuration_details: null, payment_method_types: session.payment_method_types },
    payment_method_options: { card: { ...NO_CARD_OPTIONS } },
    ...{ payment_record: null, processing: null, review: null, setup_future_usage: null, shipping: null },
    ...{ source: null, transfer_data: null, transfer_group: null },
  };
}

const NO_CARD_OPTIONS = {
  ...{ installments: null, mandate_options: null, network: null },
  request_three_d_secure: 'automatic' as const,
};
