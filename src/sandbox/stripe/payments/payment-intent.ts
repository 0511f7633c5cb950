import type { Stripe } from 'stripe';
import { invalid, notFound, StripeRefusal } from '../http/errors.ts';
import { putSession, type SessionRecord } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { newId } from '../state/ids.ts';

/** The payment intent. Throws Stripe's 404 when there is none. */
export function findIntent(act: Pick<Act, 'get'>, id: string, param = 'intent'): Stripe.PaymentIntent {
  const intent = act.get('payment_intents', id);
  if (!intent) throw notFound('payment_intent', id, param);
  return intent;
}

/** Keeps `intent` with some fields changed, and returns it. */
export function putIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const changed = { ...intent, ...changes };
  act.put('payment_intents', intent.id, changed);
  return changed;
}

/** The session's payment intent, made now if this is the first attempt to pay. */
export function intentOf(
  act: Act,
  record: SessionRecord,
): { record: SessionRecord; intent: Stripe.PaymentIntent } {
  const existing = record.session.payment_intent;
  if (typeof existing === 'string') return { record, intent: findIntent(act, existing) };
  const intent = newIntent(record, act.now);
  act.put('payment_intents', intent.id, intent);
  act.emit('payment_intent.created', intent);
  return { record: putSession(act, record, { payment_intent: intent.id }), intent };
}

/** Stripe lets nobody cancel a payment of Checkout: the session has to be expired instead. */
export function cancelIntent(act: Act, id: string): never {
  const intent = findIntent(act, id);
  const { status } = intent;
  if (['succeeded', 'canceled', 'processing'].includes(status)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`;
    const details = { code: 'payment_intent_unexpected_state', payment_intent: intent };
    throw new StripeRefusal(400, 'invalid_request_error', message, details);
  }
  throw invalid(
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
