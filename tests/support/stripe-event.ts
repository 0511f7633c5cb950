import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { stripe } from '#lib/stripe/stripe.ts';

/** A new id in the shape of Stripe's: `evt_1` and 24 letters and digits. */
export function stripeId(prefix: string): string {
  return `${prefix}_1${randomUUID().replaceAll('-', '').slice(0, 24)}`;
}

export interface EventFrame {
  readonly id?: string;
  readonly livemode?: boolean;
  /** Unix seconds. */
  readonly created?: number;
}

/** The body of a webhook: Stripe's envelope around an object. */
export function bodyOf(type: string, object: object, frame: EventFrame = {}): string {
  const { id = stripeId('evt'), livemode = false, created = Math.floor(Date.now() / 1000) } = frame;
  return JSON.stringify({
    ...{ id, object: 'event', api_version: '2026-10-28.endive', created, livemode, type },
    ...{ data: { object }, pending_webhooks: 1, request: { id: null, idempotency_key: null } },
  });
}

/** The session as Stripe shows it now. */
export async function sessionAtStripe(sessionId: string): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.retrieve(sessionId);
}

/** Every event Stripe has recorded about a payment intent and its session, oldest first, as bodies. */
export async function eventsAbout(sessionId: string, ...types: string[]): Promise<string[]> {
  const { payment_intent: intent, created } = await sessionAtStripe(sessionId);
  const found: Stripe.Event[] = [];
  // The sandbox serves the whole run: what happened before is about other payments.
  const wanted = { limit: 100, created: { gte: created }, ...(types.length > 0 ? { types } : {}) };
  for await (const event of stripe.events.list(wanted)) {
    const object = event.data.object as { id?: string; payment_intent?: unknown };
    const isOfIntent = intent !== null && (object.id === intent || object.payment_intent === intent);
    if (object.id === sessionId || isOfIntent) found.push(event);
  }
  return found.toReversed().map((event) => JSON.stringify(event));
}
