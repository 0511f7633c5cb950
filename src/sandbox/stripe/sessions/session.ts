import type { Stripe } from 'stripe';
import { notFound } from '../http/errors.ts';
import type { Card } from '../payments/cards.ts';
import type { Act } from '../state/act.ts';
import type { Line } from './line-item.ts';

/** A Checkout Session and what Stripe knows of it beside the published object. */
export type SessionRecord = {
  session: Stripe.Checkout.Session;
  lines: Line[];
  /** What was asked for the payment intent that the first attempt to pay will make. */
  intent: IntentData;
  /** What the buyer last entered on the payment page. */
  entered: Entered;
};

export type IntentData = {
  metadata: Record<string, string>;
  description: string | null;
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
};

export type Entered = {
  email: string | null;
  name: string | null;
  /** Last four digits of the card of the last attempt. */
  last4: string | null;
  /** The card whose owner is at the 3-D Secure page. */
  proving: Card | null;
};

/** The session. Throws Stripe's 404 when there is none. */
export function findSession(act: Pick<Act, 'get'>, id: string, param = 'session'): SessionRecord {
  const record = act.get('sessions', id);
  if (!record) throw notFound('checkout.session', id, param);
  return record;
}

/** Keeps `record` with some fields of its session changed, and returns it. */
export function putSession(
  act: Act,
  record: SessionRecord,
  changes: Partial<Stripe.Checkout.Session>,
): SessionRecord {
  const changed = { ...record, session: { ...record.session, ...changes } };
  act.put('sessions', record.session.id, changed);
  return changed;
}

/** The session whose payment is `intent`, if a session made it. */
export function sessionOfIntent(act: Act, intent: string): SessionRecord | undefined {
  return act.all('sessions').find(({ session }) => session.payment_intent === intent);
}

/** Adds the buyer's session id where the shop left Stripe's placeholder. */
export function successAddress(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

/** What the buyer told of themselves, as a session shows it once they have paid. */
export function customerDetails(entered: Entered): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email: entered.email,
    individual_name: null,
    name: entered.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}
