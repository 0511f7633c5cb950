import type { Stripe } from 'stripe';
import type { Act, Asker } from '../state/act.ts';
import { newId } from '../state/ids.ts';
import { newDelivery } from './delivery.ts';

/** The version of Stripe's API whose shapes the sandbox speaks. */
export const API_VERSION = '2026-10-28.endive';

export type EventType = Stripe.Event['type'];
export type EventObject =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute;

/** An event as the API and webhooks carry it, but for `pending_webhooks`, which its delivery tells. */
export type EventRecord = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: EventObject; previous_attributes?: object };
  livemode: false;
  request: Asker;
  type: EventType;
};

/** Keeps an event about `object` as it is now, and its delivery when somebody wants it. */
export function recordEvent(act: Act, type: EventType, object: EventObject, previous?: object): void {
  const event: EventRecord = {
    id: newId(object.object === 'checkout.session' ? 'evt_1' : 'evt_3', 23),
    object: 'event',
    api_version: API_VERSION,
    created: act.now,
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    request: act.asker,
    type,
  };
  act.put('events', event.id, event);
  if (isWanted(act, type)) act.put('deliveries', event.id, newDelivery(event));
}

function isWanted({ behaviour }: Act, type: string): boolean {
  if (!behaviour.webhookUrl) return false;
  return behaviour.enabledEvents.includes('*') || behaviour.enabledEvents.includes(type);
}

/** The event as it looks from outside at this moment. */
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
