import type { Stripe } from 'stripe';
import { invalid } from '../http/errors.ts';
import { findIntent, putIntent } from '../payments/payment-intent.ts';
import type { Act } from '../state/act.ts';
import { findSession, putSession } from './session.ts';

/** Closes an open session unpaid and cancels its payment intent. Refuses one that is not open, as Stripe does. */
export function expireSession(act: Act, id: string): Stripe.Checkout.Session {
  const record = findSession(act, id);
  const { status, payment_intent } = record.session;
  if (status !== 'open') {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`;
    throw invalid(message);
  }
  if (typeof payment_intent === 'string') abandon(act, payment_intent);
  const { session } = putSession(act, record, { status: 'expired', url: null });
  act.emit('checkout.session.expired', session);
  return session;
}

function abandon(act: Act, id: string): void {
  const intent = findIntent(act, id);
  const changes = { status: 'canceled', canceled_at: act.now, cancellation_reason: 'expired' } as const;
  act.emit('payment_intent.canceled', putIntent(act, intent, { ...changes, next_action: null }));
}
