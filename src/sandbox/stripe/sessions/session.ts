import type { Stripe } from 'stripe';
import { notFound } from '../http/stripe-errors.ts';
import type { TestCard } from '../payments/test-cards.ts';
import type { Tx } from '../state/transaction.ts';
import type { LineItem } from './line-item.ts';

/** A Checkout Session and what Stripe stores with it but does not publish. */
export type SessionRecord = {
  session: Stripe.Checkout.Session;
  lines: LineItem[];
  /** Parameters for the payment intent, which the first attempt to pay creates. */
  intent: IntentData;
  /** What the buyer entered last on the payment page. */
  entered: BuyerInput;
};

export type IntentData = {
  metadata: Record<string, string>;
  description: string | null;
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
};

export type BuyerInput = {
  email: string | null;
  name: string | null;
  /** Last four digits of the card of the last attempt. */
  last4: string | null;
  /** The card that waits for 3-D Secure. */
  proving: TestCard | null;
};

/** The session. Throws Stripe's 404 when there is none. */
export function findSession(tx: Pick<Tx, 'get'>, id: string, param = 'session'): SessionRecord {
  const record = tx.get('sessions', id);
  if (!record) throw notFound('checkout.session', id, param);
  return record;
}

/** Saves `record` with some fields of its session changed, and returns it. */
export function updateSession(
  tx: Tx,
  record: SessionRecord,
  changes: Partial<Stripe.Checkout.Session>,
): SessionRecord {
  const changed = { ...record, session: { ...record.session, ...changes } };
  tx.put('sessions', record.session.id, changed);
  return changed;
}

/** The session that created the payment intent `intent`, if any. */
export function findSessionByIntent(tx: Tx, intent: string): SessionRecord | undefined {
  return tx.all('sessions').find(({ session }) => session.payment_intent === intent);
}

/** The shop's success address with the session id in place of Stripe's placeholder. */
export function successUrl(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

/** What the buyer entered, as a session shows it after payment. */
export function customerDetails(entered: BuyerInput): Stripe.Checkout.Session.CustomerDetails {
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
