import type { Stripe } from 'stripe';
import { newId } from '../state/ids.ts';
import type { RequestInfo, Tx } from '../state/transaction.ts';
import { newDelivery } from './delivery.ts';

/** The version of Stripe's API that the sandbox's objects follow. */
export const API_VERSION = '2026-10-28.endive';

export type EventType = Stripe.Event['type'];
export type EventObject =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute;

/** An event as the API and webhooks show it, without `pending_webhooks`, which comes from its delivery. */
export type EventRecord = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: EventObject; previous_attributes?: object };
  livemode: false;
  request: RequestInfo;
  type: EventType;
};

/** Saves an event with the present state of `object`, and a delivery when the endpoint subscribes to its type. */
export function recordEvent(tx: Tx, type: EventType, object: EventObject, previous?: object): void {
  const event: EventRecord = {
    id: newId(object.object === 'checkout.session' ? 'evt_1' : 'evt_3', 23),
    object: 'event',
    api_version: API_VERSION,
    created: tx.now,
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    request: tx.request,
    type,
  };
  tx.put('events', event.id, event);
  if (isSubscribed(tx, type)) tx.put('deliveries', event.id, newDelivery(event));
}

function isSubscribed({ behaviour }: Tx, type: string): boolean {
  if (!behaviour.webhookUrl) return false;
  return behaviour.enabledEvents.includes('*') || behaviour.enabledEvents.includes(type);
}

/** The event as the API returns it. */
export function eventBody(event: EventRecord, isPending: boolean): object {
  return {
    id: event.id,
    object: event.object,
    api_version: event.api_version,
    created: event.created,
    data: event.data,
    livemode: event.livemode,
    pending_webhooks: isPending ? 1 : 0,
    request: event.request,
    type: event.type,
  };
}
