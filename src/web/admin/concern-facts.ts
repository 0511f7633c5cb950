import { formatMoney } from '#lib/money.ts';
import { numberFormat } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { countryName } from '#shop/customers/addresses/countries.ts';
import { emailLabel } from './staff-act-labels.ts';

/** A row of a concern's page, in the current language. */
export interface ConcernFact {
  readonly name: string;
  readonly text: string;
}

/** What can be done about a concern, and what that does. */
export const concernActs = {
  remake: {
    button: 'Make the order again',
    text: 'From what Stripe knows of it. The buyer gets what was paid for, and an email.',
  },
  'give-back': {
    button: 'Refund the payment',
    text: 'All of it goes back to the card or account it came from. No order is made. The buyer gets an email.',
  },
  'send-again': {
    button: 'Send again',
    text: 'The email is sent now. It may arrive twice.',
  },
  arrived: {
    button: 'It arrived',
    text: 'You know that it was received. It counts as sent.',
  },
  'dealt-with': {
    button: 'Mark as dealt with',
    text: 'It leaves the list of what needs attention. Nothing else changes.',
  },
} as const satisfies Readonly<Record<string, { button: Sentence; text: Sentence }>>;

const NAMES: Readonly<Record<string, Sentence>> = {
  order: 'Order',
  email: 'Email',
  reply: 'Answer of the mail server',
  why: 'What does not match',
  type: 'Event type',
  event: 'Event in Stripe',
  session: 'Session in Stripe',
  intent: 'Payment in Stripe',
  refund: 'Refund in Stripe',
  dispute: 'Dispute in Stripe',
  field: 'Field',
  file: 'File',
  vat_id: 'VAT ID',
  taxed: 'Taxed in',
  country: 'Country',
  promotion: 'Promotion',
};

const REASONS: Readonly<Record<string, Sentence>> = {
  amount: 'The amount',
  currency: 'The currency',
  payment: 'It belongs to another payment',
  intent_of_another_order: 'The payment belongs to another order',
  setup: 'It stores a card',
  subscription: 'It is a subscription',
  encrypted: 'It is encrypted',
  broken: 'It cannot be read',
  too_large: 'It is too large',
  mode: 'Test money and real money are mixed',
};

/** What a concern says in words; keys it has no name for are left out. Amounts are shown with their currency. */
export function concernFacts(details: Readonly<Record<string, unknown>>): ConcernFact[] {
  const { amount, charged, there, currency } = details;
  const facts = Object.entries(NAMES).flatMap(([key, name]): ConcernFact[] => {
    const value = details[key];
    return typeof value === 'string' && value !== '' ? [{ name: t(name), text: factText(key, value) }] : [];
  });
  const { times } = details;
  if (typeof times === 'number')
    facts.push({ name: t('Orders of this card'), text: numberFormat().format(times) });
  if (typeof amount === 'number' && typeof currency === 'string')
    facts.push({ name: t('Amount'), text: formatMoney({ amount, currency }) });
  if (typeof charged === 'number' && typeof there === 'number' && typeof currency === 'string')
    facts.push(
      { name: t('Tax that was charged'), text: formatMoney({ amount: charged, currency }) },
      { name: t('Tax there'), text: formatMoney({ amount: there, currency }) },
    );
  return facts;
}

function factText(key: string, value: string): string {
  if (key === 'taxed' || key === 'country') return countryName(value);
  const reason = key === 'why' ? REASONS[value] : undefined;
  const email = key === 'email' ? emailLabel(value) : null;
  return reason ? t(reason) : (email ?? value);
}
