import { formatMoney } from '#lib/money.ts';

/** A row of a concern's page. */
export interface ConcernFact {
  readonly name: string;
  readonly text: string;
}

/** What can be done about a concern, and what that does. */
export const concernActs = {
  remake: {
    button: 'Make the order again',
    text: 'With what Stripe knows of it. The buyer gets what was paid for, and an email.',
  },
  'give-back': {
    button: 'Give the money back',
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
} as const;

const NAMES: Readonly<Record<string, string>> = {
  order: 'Order',
  email: 'Email',
  reply: 'Answer of the mail server',
  why: 'What does not fit',
  type: 'Event type',
  event: 'Event at Stripe',
  session: 'Session at Stripe',
  intent: 'Payment at Stripe',
  refund: 'Refund at Stripe',
  dispute: 'Dispute at Stripe',
  field: 'Field',
};

const REASONS: Readonly<Record<string, string>> = {
  amount: 'The amount',
  currency: 'The currency',
  payment: 'It belongs to another payment',
  intent_of_another_order: 'The payment belongs to another order',
  setup: 'It stores a card',
  subscription: 'It is a subscription',
  mode: 'Test money and real money are mixed',
};

/** What a concern says in words; keys it has no name for are left out. Amounts are shown with their currency. */
export function concernFacts(details: Readonly<Record<string, unknown>>): ConcernFact[] {
  const { amount, currency, why } = details;
  const facts = Object.entries(NAMES).flatMap(([key, name]): ConcernFact[] => {
    const value = key === 'why' && typeof why === 'string' ? (REASONS[why] ?? why) : details[key];
    return typeof value === 'string' && value !== '' ? [{ name, text: value }] : [];
  });
  if (typeof amount === 'number' && typeof currency === 'string')
    facts.push({ name: 'Amount', text: formatMoney({ amount, currency }) });
  return facts;
}
