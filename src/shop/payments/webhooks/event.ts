import { cleanJson } from '#lib/stripe/clean-json.ts';
import { type StripeObject, stripeEnvelope, stripeObject } from '#lib/stripe/objects.ts';

/** A snapshot event of Stripe whose object was read by the schema of its kind. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  /** Unix seconds. */
  readonly created: number;
  readonly livemode: boolean;
  readonly data: { readonly object: StripeObject };
}

/** An event, or what an event of ours looks like, with a field that is not as Stripe defines it. */
export interface MalformedEvent {
  readonly field: string;
  readonly json: object;
}

/** @returns the JSON object of a signed body; null when it is none. */
export function parseBody(body: string): object | null {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

type Reading =
  | { readonly is: 'event'; readonly event: StripeEvent; readonly isCleaned: boolean }
  | { readonly is: 'malformed'; readonly malformed: MalformedEvent }
  /** JSON of another shape (thin events), or of a type that the shop does nothing about. */
  | { readonly is: 'foreign' };

/**
 * Reads an event, whose JSON is cleaned in place first. Only events of types that are handled are read further than to
 * their type.
 */
export function readEvent(json: object, isHandled: (type: string) => boolean): Reading {
  const { object = 'event' } = json as { object?: unknown };
  if (object !== 'event') return { is: 'foreign' };
  const { isChanged, isTooDeep } = cleanJson(json);
  const envelope = stripeEnvelope.safeParse(json);
  const malformed = (field: string): Reading => ({ is: 'malformed', malformed: { field, json } });
  if (!envelope.success) return malformed(fieldOf(envelope.error));
  const { id, type, created, livemode, data } = envelope.data;
  if (!isHandled(type)) return { is: 'foreign' };
  if (isTooDeep) return malformed('nesting');
  const read = stripeObject.safeParse(data.object);
  if (!read.success) return malformed(`data.object.${fieldOf(read.error)}`);
  if (read.data.object !== kindOf(type)) return malformed('data.object.object');
  return {
    is: 'event',
    event: { id, type, created, livemode, data: { object: read.data } },
    isCleaned: isChanged,
  };
}

function fieldOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 120);
}

/** The kind of object that events of a type carry. */
function kindOf(type: string): StripeObject['object'] {
  if (type.startsWith('checkout.session.')) return 'checkout.session';
  if (type.startsWith('payment_intent.')) return 'payment_intent';
  if (type.startsWith('charge.dispute.')) return 'dispute';
  return type.startsWith('refund.') || type.startsWith('charge.refund.') ? 'refund' : 'charge';
}

/** Whether event and object are of that mode. Refunds do not say their own. */
export function isOfMode(
  { livemode, data: { object } }: StripeEvent,
  mode: 'sandbox' | 'test' | 'live',
): boolean {
  const own = 'livemode' in object ? object.livemode : undefined;
  return livemode === (mode === 'live') && (own === undefined || own === livemode);
}
