import { formatMoney } from '#lib/money.ts';
import type { Happening } from '#shop/reports/order-story.ts';
import type { TimelineEntry } from '#shop/reports/order-timeline.ts';
import { auditFieldText } from './audit-text.ts';
import { refundReasonLabels, type Tone } from './labels.ts';
import { emailLabels } from './staff-act-labels.ts';

export interface EntryText {
  readonly text: string;
  /** Shown smaller, after the text. */
  readonly more: string;
  readonly tone: Tone;
}

const ACTIONS: Readonly<Record<string, { text: string; tone?: Tone }>> = {
  placed: { text: 'Ordered' },
  remade: { text: 'Made again from what Stripe knows', tone: 'warning' },
  page_opened: { text: 'Payment page opened' },
  payment_processing: { text: 'Paid by a slow method; the bank is at work', tone: 'warning' },
  payment_declined: { text: 'The bank declined', tone: 'warning' },
  payment_refused: { text: 'A payment that does not fit was refused', tone: 'wrong' },
  paid: { text: 'Paid', tone: 'good' },
  completed: { text: 'Completed: access was given', tone: 'good' },
  cancelled: { text: 'Cancelled' },
  expired: { text: 'Ran out of time' },
  failed: { text: 'Payment failed', tone: 'wrong' },
  refund_requested: { text: 'Refund asked for' },
  refund_found: { text: 'Refund made at Stripe' },
  refund_pending: { text: 'Refund on its way', tone: 'warning' },
  refund_succeeded: { text: 'Refund arrived', tone: 'good' },
  refund_failed: { text: 'Refund failed', tone: 'wrong' },
  beyond_capacity: { text: 'Given although nothing was free', tone: 'warning' },
  'order.dealt_with': { text: 'Marked as dealt with' },
  access_taken_back: { text: 'Access ended' },
  access_given_again: { text: 'Access given again' },
  given_by_staff: { text: 'Given by staff, for nothing' },
  'access.given': { text: 'Access given by staff' },
  'access.given_back': { text: 'Access given back by staff' },
  'access.taken': { text: 'Access taken away by staff', tone: 'warning' },
  'order.email_sent_again': { text: 'Email sent again by staff' },
  'order.address_corrected': { text: 'Address corrected' },
  'note.written': { text: 'Note written' },
  withdrawn: { text: 'The buyer withdrew from the contract', tone: 'warning' },
  dispute_opened: { text: 'The buyer’s bank took the payment back', tone: 'wrong' },
  dispute_inquiry: { text: 'The buyer’s bank asked about the payment', tone: 'warning' },
  dispute_inquiry_closed: { text: 'The bank closed its question' },
  dispute_won: { text: 'The bank gave the payment back', tone: 'good' },
  dispute_lost: { text: 'The dispute was lost: the bank kept the payment', tone: 'wrong' },
  email_sent: { text: 'Email sent', tone: 'good' },
  email_refused: { text: 'Email refused by the mail server', tone: 'wrong' },
  email_doubtful: { text: 'Email may have arrived', tone: 'warning' },
  email_waiting: { text: 'Email waits to be sent', tone: 'warning' },
};

/** One row of an order's story in words. @param titles of its lines, by position */
export function describeHappening({ entry, effects }: Happening, titles: readonly string[]): EntryText {
  const { text, more, tone } = describeEntry(entry, titles);
  const led = effects.map((effect) => effectText(effect, titles));
  return { text, more: [more, ...led].filter(Boolean).join(' · '), tone };
}

function effectText(effect: TimelineEntry, titles: readonly string[]): string {
  const title = titleOf(effect.details, titles);
  if (effect.action === 'completed') return 'access given';
  if (effect.action === 'beyond_capacity') return describeEntry(effect, titles).more;
  const { units } = effect.details;
  const left = typeof units === 'number' && units > 0 ? ` (${units} left)` : '';
  return effect.action === 'access_taken_back'
    ? `access to ${title} ended${left}`
    : `access to ${title} given again${left}`;
}

function titleOf({ line }: TimelineEntry['details'], titles: readonly string[]): string {
  if (typeof line !== 'number') return '';
  const title = titles[line - 1];
  return title ? `“${title}”` : `line ${line}`;
}

/** One entry of an order's timeline in words. @param titles of its lines, by position */
export function describeEntry(
  { action, details, sources }: TimelineEntry,
  titles: readonly string[] = [],
): EntryText {
  if (sources[0] === 'stripe') return describeWebhookEvent(action, details);
  const known = ACTIONS[action];
  const text = known?.text ?? capitalise(action.replaceAll(/[._]/g, ' '));
  return {
    text,
    more: [unitsText(action, details), detailsText(details, titles)].filter(Boolean).join(' · '),
    tone: known?.tone ?? 'plain',
  };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  applied: 'applied',
  unchanged: 'nothing new in it',
  ignored: 'not one we act on',
  parked: 'waits until its order is known',
  refused: 'refused: it does not fit the order',
};

function describeWebhookEvent(type: string, details: TimelineEntry['details']): EntryText {
  const outcome = typeof details['outcome'] === 'string' ? details['outcome'] : null;
  const attempts = Number(details['attempts'] ?? 1);
  const more = [
    outcome ? (OUTCOMES[outcome] ?? outcome) : 'not handled yet',
    attempts > 1 && `${attempts} tries`,
  ];
  const tone = outcome === null || outcome === 'refused' ? 'wrong' : 'plain';
  return { text: type, more: more.filter(Boolean).join(', '), tone };
}

function unitsText(action: string, { units }: TimelineEntry['details']): string {
  if (typeof units !== 'number') return '';
  return action.startsWith('access_') ? `${units} left` : `${units} beyond capacity`;
}

/** The details in words: amounts with their currency, reasons, no ids. */
function detailsText(details: TimelineEntry['details'], titles: readonly string[]): string {
  const { amount, total_amount, currency, reason, code, kind, note, takesBack, why, fields, email } = details;
  const sum = typeof amount === 'number' ? amount : total_amount;
  const parts = [
    typeof sum === 'number' && typeof currency === 'string' && formatMoney({ amount: sum, currency }),
    titleOf(details, titles),
    ...[reason, why, code].map((word) => typeof word === 'string' && wordOf(word)),
    ...[kind, email].map((name) => typeof name === 'string' && emailText(name)),
    takesBack === false && 'access kept',
    Array.isArray(fields) && fields.map((field) => auditFieldText(String(field))).join(', '),
    typeof note === 'string' && note !== '' && `“${note}”`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function emailText(kind: string): string {
  return (emailLabels as Readonly<Record<string, string>>)[kind] ?? kind.replaceAll('-', ' ');
}

const WORDS: Readonly<Record<string, string>> = {
  buyer_erased: 'the buyer’s data was erased',
  unpaid: 'nothing was paid',
  mode: 'test money and real money were mixed',
  amount: 'the amount is not that of the order',
  currency: 'the currency is not that of the order',
  intent_of_another_order: 'it is the payment of another order',
};

function wordOf(word: string): string {
  const known = WORDS[word];
  if (known) return known;
  const reason = (refundReasonLabels as Readonly<Record<string, string>>)[word];
  return reason ? reason.charAt(0).toLowerCase() + reason.slice(1) : word.replaceAll('_', ' ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of the person or the part of the shop that acted. */
export function actorName(actor: string, names: ReadonlyMap<string, string>): string {
  const words: Readonly<Record<string, string>> = {
    visitor: 'the buyer',
    stripe: 'Stripe',
    job: 'the shop',
    cli: 'the command line',
  };
  return names.get(actor) ?? words[actor] ?? (actor.startsWith('staff:') ? 'somebody of the staff' : actor);
}
