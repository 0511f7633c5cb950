import { formatMoney } from '#lib/money.ts';
import type { StoryEntry, StorySource } from '#shop/reports/order-story.ts';
import type { Tone } from './labels.ts';
import { refundReasons } from './labels.ts';

export const sourceWords: Readonly<Record<StorySource, string>> = {
  order: 'Order',
  payment: 'Payment',
  refund: 'Refund',
  dispute: 'Dispute',
  stripe: 'Stripe',
  letter: 'Letter',
  audit: 'Audit',
};

export interface Told {
  readonly text: string;
  /** Smaller words beneath. */
  readonly more: string;
  readonly tone: Tone;
}

const KNOWN: Readonly<Record<string, { text: string; tone?: Tone }>> = {
  placed: { text: 'Ordered' },
  page_opened: { text: 'Payment page opened' },
  payment_processing: { text: 'Paid by a slow method; the bank is at work', tone: 'warning' },
  payment_declined: { text: 'The bank declined', tone: 'warning' },
  payment_refused: { text: 'A payment that does not fit was refused', tone: 'wrong' },
  paid: { text: 'Paid', tone: 'good' },
  completed: { text: 'Completed: everything was given', tone: 'good' },
  cancelled: { text: 'Cancelled' },
  expired: { text: 'Ran out of time' },
  failed: { text: 'Payment failed', tone: 'wrong' },
  refund_requested: { text: 'Refund asked for' },
  refund_found: { text: 'Refund made at Stripe' },
  refund_pending: { text: 'Refund on its way', tone: 'warning' },
  refund_succeeded: { text: 'Refund arrived', tone: 'good' },
  refund_failed: { text: 'Refund failed', tone: 'wrong' },
  access_taken_back: { text: 'Access ended' },
  access_given_again: { text: 'Access given again' },
  withdrawn: { text: 'The buyer withdrew from the contract', tone: 'warning' },
  dispute_opened: { text: 'The buyer’s bank took the payment back', tone: 'wrong' },
  letter_sent: { text: 'Letter sent', tone: 'good' },
  letter_waiting: { text: 'Letter waits to be sent', tone: 'warning' },
};

/** One entry of an order's story in words. */
export function tell({ action, details, sources }: StoryEntry): Told {
  if (sources[0] === 'stripe') return tellEvent(action, details);
  const known = KNOWN[action];
  const text = known?.text ?? capital(action.replaceAll(/[._]/g, ' '));
  return { text, more: moreOf(details), tone: known?.tone ?? 'plain' };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  applied: 'applied',
  unchanged: 'nothing new in it',
  ignored: 'not one we act on',
  parked: 'kept until its order is known',
  refused: 'refused: it does not fit the order',
};

function tellEvent(type: string, details: StoryEntry['details']): Told {
  const outcome = typeof details['outcome'] === 'string' ? details['outcome'] : null;
  const attempts = Number(details['attempts'] ?? 1);
  const more = [
    outcome ? (OUTCOMES[outcome] ?? outcome) : 'not handled yet',
    attempts > 1 && `${attempts} tries`,
  ];
  const tone = outcome === null || outcome === 'refused' ? 'wrong' : 'plain';
  return { text: type, more: more.filter(Boolean).join(', '), tone };
}

/** What the details add, for a person: amounts with their currency, reasons in words, no ids. */
function moreOf(details: StoryEntry['details']): string {
  const { amount, total_amount, currency, reason, code, kind, note, takesBack, line, why, fields } = details;
  const sum = typeof amount === 'number' ? amount : total_amount;
  const parts = [
    typeof sum === 'number' && typeof currency === 'string' && formatMoney({ amount: sum, currency }),
    typeof line === 'number' && `line ${line}`,
    ...[reason, why, code].map((word) => typeof word === 'string' && wordOf(word)),
    typeof kind === 'string' && kind.replaceAll('-', ' '),
    takesBack === false && 'access kept',
    Array.isArray(fields) && fields.join(', '),
    typeof note === 'string' && note !== '' && `“${note}”`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function wordOf(word: string): string {
  const reason = (refundReasons as Readonly<Record<string, string>>)[word];
  return reason ? reason.charAt(0).toLowerCase() + reason.slice(1) : word.replaceAll('_', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Who did it, for a person. */
export function actorWord(actor: string, names: ReadonlyMap<string, string>): string {
  const words: Readonly<Record<string, string>> = {
    visitor: 'the buyer',
    stripe: 'Stripe',
    job: 'the shop',
    cli: 'the command line',
  };
  return names.get(actor) ?? words[actor] ?? (actor.startsWith('staff:') ? 'somebody of the staff' : actor);
}
