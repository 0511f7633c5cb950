import { isolate } from '#lib/isolate.ts';
import { formatMoney } from '#lib/money.ts';
import { listFormat } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Happening } from '#shop/reports/order-story.ts';
import type { TimelineEntry } from '#shop/reports/order-timeline.ts';
import { auditFieldText } from './audit-text.ts';
import { cancelReasonLabels, refundReasonLabels, type Tone } from './labels.ts';
import { emailLabel } from './staff-act-labels.ts';
import { stripeReasonText } from './stripe-reasons.ts';
import { actionLabels, outcomeLabels, whyLabels } from './timeline-labels.ts';

/** In the current language. */
export interface EntryText {
  readonly text: string;
  /** Shown smaller, after the text. */
  readonly more: string;
  readonly tone: Tone;
}

/** One row of an order's story in words. @param titles of its lines, by position */
export function describeHappening({ entry, effects }: Happening, titles: readonly string[]): EntryText {
  // What it led to names the titles.
  const { line: _, ...details } = entry.details;
  const { text, more, tone } = describeEntry(effects.length > 0 ? { ...entry, details } : entry, titles);
  const led = effects.map((effect) => effectText(effect, titles));
  return { text, more: [more, ...led].filter(Boolean).join(' · '), tone };
}

function effectText(effect: TimelineEntry, titles: readonly string[]): string {
  const { action, details } = effect;
  if (action === 'completed') return t('access given');
  if (action === 'beyond_capacity') return describeEntry(effect, titles).more;
  const title = titleOf(details, titles);
  const units = Number(details['units'] ?? 0);
  if (action === 'access_given_again')
    return units > 0
      ? t('access to “{title}” given again ({units, number} left)', { title, units })
      : t('access to “{title}” given again', { title });
  return units > 0
    ? t('access to “{title}” ended ({units, number} left)', { title, units })
    : t('access to “{title}” ended', { title });
}

function titleOf({ line }: TimelineEntry['details'], titles: readonly string[]): string {
  return typeof line === 'number' ? (titles[line - 1] ?? t('Line {line, number}', { line })) : '';
}

/** One entry of an order's timeline in words. @param titles of its lines, by position */
export function describeEntry(
  { action, details, sources }: TimelineEntry,
  titles: readonly string[] = [],
): EntryText {
  if (sources[0] === 'stripe') return describeWebhookEvent(action, details);
  const known = actionLabels[action];
  return {
    text: known ? t(known.word) : capitalise(action.replaceAll(/[._]/g, ' ')),
    more: [unitsText(action, details), detailsText(action, details, titles)].filter(Boolean).join(' · '),
    tone: known?.tone ?? 'plain',
  };
}

function describeWebhookEvent(type: string, details: TimelineEntry['details']): EntryText {
  const outcome = typeof details['outcome'] === 'string' ? details['outcome'] : null;
  const attempts = Number(details['attempts'] ?? 1);
  const known = outcome === null ? 'not processed yet' : outcomeLabels[outcome];
  const more = [
    known ? t(known) : outcome,
    attempts > 1 && t('{count, plural, one {# attempt} other {# attempts}}', { count: attempts }),
  ];
  const tone = outcome === null || outcome === 'refused' ? 'wrong' : 'plain';
  return { text: type, more: more.filter(Boolean).join(' · '), tone };
}

function unitsText(action: string, { units }: TimelineEntry['details']): string {
  if (typeof units !== 'number') return '';
  return action.startsWith('access_')
    ? t('{count, number} left ¦ units', { count: units })
    : t('{count, number} beyond capacity', { count: units });
}

/** The details in words: amounts with their currency, reasons, no ids. */
function detailsText(action: string, details: TimelineEntry['details'], titles: readonly string[]): string {
  const {
    amount,
    total_amount,
    currency,
    reason,
    code,
    kind,
    note,
    proposed,
    takesBack,
    why,
    fields,
    email,
    correction,
    sentIn,
    of,
  } = details;
  const sum = typeof amount === 'number' ? amount : total_amount;
  const title = titleOf(details, titles);
  const parts = [
    typeof sum === 'number' && typeof currency === 'string' && formatMoney({ amount: sum, currency }),
    typeof proposed === 'number' &&
      typeof currency === 'string' &&
      t('instead of {amount}', { amount: formatMoney({ amount: proposed, currency }) }),
    title && t('“{text}”', { text: title }),
    ...[reason, why, code].map(
      (word) => typeof word === 'string' && (stripeReasonText(action, word) ?? wordOf(word)),
    ),
    ...[kind, email].map((name) => typeof name === 'string' && emailText(name)),
    takesBack === false && sentIn === undefined && t('access kept'),
    ...[sentIn, of].map(
      (number) => typeof number === 'string' && t('for order {number}', { number: isolate(number) }),
    ),
    typeof correction === 'string' && isolate(correction),
    Array.isArray(fields) &&
      correction === undefined &&
      listFormat().format(fields.map((field) => auditFieldText(String(field)))),
    typeof note === 'string' && note !== '' && t('“{text}”', { text: note }),
  ];
  return parts.filter(Boolean).join(' · ');
}

function emailText(kind: string): string {
  return emailLabel(kind) ?? kind.replaceAll('-', ' ');
}

const WORDS: ReadonlyMap<string, Sentence> = new Map(
  Object.entries({ ...whyLabels, ...refundReasonLabels, ...cancelReasonLabels }),
);

function wordOf(word: string): string {
  const known = WORDS.get(word);
  return known ? t(known) : word.replaceAll('_', ' ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ACTORS: Readonly<Record<string, Sentence>> = {
  visitor: 'Buyer',
  job: 'Shop',
  cli: 'Command line',
};

/** The name of the person or the part of the shop that acted. */
export function actorName(actor: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(actor);
  if (name !== undefined) return name;
  const known: Sentence | undefined = actor.startsWith('staff:') ? 'A member of staff' : ACTORS[actor];
  if (known) return t(known);
  return actor === 'stripe' ? 'Stripe' : actor;
}
