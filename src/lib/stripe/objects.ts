import { z } from 'zod';
import { Unavailable } from '../errors.ts';
import { cleanJson } from './clean-json.ts';

/**
 * Every object of Stripe that the shop reads, in one schema: exact on the fields that are used, tolerant of all others.
 * Amounts are in minor units, instants in Unix seconds.
 */
const text = (longest: number) => z.string().max(longest);
const id = z.string().min(1).max(255);
/** The largest amount of any currency at Stripe has 12 digits. */
const amount = z.number().int().min(0).max(999_999_999_999);
const currency = z.string().regex(/^[A-Za-z]{3}$/);
/** Until the year 9999. */
const seconds = z.number().int().min(0).max(253_402_300_799);
const metadata = z.record(z.string(), text(500)).nullish();
/** An id, or the object of that id where the request asked to expand it. */
const reference = z.union([id, z.looseObject({ id })]).nullish();

const methodFacts = z.looseObject({
  brand: text(60).nullish(),
  last4: text(8).nullish(),
  fingerprint: text(120).nullish(),
  country: text(60).nullish(),
  wallet: z.looseObject({ type: text(60) }).nullish(),
});

const charge = z.looseObject({
  object: z.literal('charge'),
  id,
  amount: amount.optional(),
  amount_refunded: amount.optional(),
  currency: currency.optional(),
  livemode: z.boolean().optional(),
  payment_intent: reference,
  metadata,
  payment_method_details: z.looseObject({ type: text(60) }).nullish(),
});

const paymentIntent = z.looseObject({
  object: z.literal('payment_intent'),
  id,
  status: text(60),
  amount_received: amount,
  currency,
  livemode: z.boolean().optional(),
  metadata,
  last_payment_error: z
    .looseObject({ decline_code: text(120).nullish(), code: text(120).nullish(), type: text(120) })
    .nullish(),
  latest_charge: z.union([id, charge]).nullish(),
});

const session = z.looseObject({
  object: z.literal('checkout.session'),
  id,
  /** Ours are `payment`. */
  mode: text(60).optional(),
  status: text(60).nullish(),
  payment_status: text(60).nullish(),
  amount_total: amount.nullish(),
  currency: currency.nullish(),
  livemode: z.boolean().optional(),
  payment_intent: z.union([id, paymentIntent]).nullish(),
  expires_at: seconds,
  url: text(10_000).nullish(),
  client_reference_id: text(200).nullish(),
  customer_details: z.looseObject({ email: text(800).nullish() }).nullish(),
  metadata,
});

const refund = z.looseObject({
  object: z.literal('refund'),
  id,
  amount: amount.min(1),
  currency: currency.optional(),
  status: text(60).nullish(),
  payment_intent: reference,
  reason: text(120).nullish(),
  failure_reason: text(120).nullish(),
  metadata,
});

const dispute = z.looseObject({
  object: z.literal('dispute'),
  id,
  amount: amount.min(1),
  currency,
  status: text(60),
  reason: text(120).nullish(),
  livemode: z.boolean().optional(),
  payment_intent: reference,
  created: seconds,
  evidence_details: z.looseObject({ due_by: seconds.nullish() }).nullish(),
});

export const stripeObject = z.discriminatedUnion('object', [session, paymentIntent, charge, refund, dispute]);

export type StripeObject = z.infer<typeof stripeObject>;
type Of<Kind extends StripeObject['object']> = Extract<StripeObject, { object: Kind }>;
export type SessionObject = Of<'checkout.session'>;
export type IntentObject = Of<'payment_intent'>;
export type ChargeObject = Of<'charge'>;
export type RefundObject = Of<'refund'>;
export type DisputeObject = Of<'dispute'>;

/** What every event of Stripe carries around its object. */
export const stripeEnvelope = z.looseObject({
  id,
  type: z
    .string()
    .max(120)
    .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/),
  created: seconds,
  livemode: z.boolean(),
  data: z.looseObject({ object: z.looseObject({ object: text(60) }) }),
});

/** What a charge says about the card or account, whatever the method; empty where it has no such thing. */
export function readMethodFacts(details: unknown): z.infer<typeof methodFacts> {
  return methodFacts.safeParse(details).data ?? {};
}

/**
 * Reads an object from one of Stripe's answers.
 * @throws Unavailable when it is not what was asked for: it counts as no answer.
 */
export function readStripeObject<Kind extends StripeObject['object']>(kind: Kind, answer: object): Of<Kind> {
  const { isTooDeep } = cleanJson(answer);
  const parsed = stripeObject.safeParse(answer);
  if (!isTooDeep && parsed.success && parsed.data.object === kind) return parsed.data as Of<Kind>;
  throw new Unavailable('Stripe', parsed.error ?? new Error(`not a ${kind}`));
}

/** The id of a reference, expanded or not. */
export function idOf(value: string | { readonly id: string } | null | undefined): string | null {
  return typeof value === 'object' && value !== null ? value.id : (value ?? null);
}
