import type { Stripe } from 'stripe';
import { invalidRequest } from '../http/stripe-errors.ts';
import { findIntent, updateIntent } from '../payments/payment-intent.ts';
import type { Tx } from '../state/transaction.ts';
import { findSession, updateSession } from './session.ts';

/** Expires an open session and cancels its payment intent. Throws Stripe's error when it is not open. */
export function expireSession(tx: Tx, id: string): Stripe.Checkout.Session {
  const record = findSession(tx, id);
  const { status, payment_intent } = record.session;
  if (status !== 'open') {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`;
    throw invalidRequest(message);
  }
  if (typeof payment_intent === 'string') cancelIntent(tx, payment_intent);
  const { session } = updateSession(tx, record, { status: 'expired', url: null });
  tx.emit('checkout.session.expired', session);
  return session;
}

function cancelIntent(tx: Tx, id: string): void {
  const intent = findIntent(tx, id);
  const changes = { status: 'canceled', canceled_at: tx.now, cancellation_reason: 'expired' } as const;
  tx.emit('payment_intent.canceled', updateIntent(tx, intent, { ...changes, next_action: null }));
}
