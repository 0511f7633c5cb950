import { isolate } from '#lib/isolate.ts';
import { t, translate } from '#messages/t.ts';
import { guaranteeDaysOf } from './guarantee.ts';
import type { ProductKind } from './kind.ts';
import { listInWords } from './kind-sentences.ts';
import { allKinds, kindNamed } from './kinds.ts';

/**
 * Whether money comes back to a buyer who changes his mind: by the owner's guarantee and the right to withdraw, and by the
 * policy of the kind. @param own the product's own guarantee; null: as for its kind.
 */
export function withdrawalSentence(kind: ProductKind, own: number | null = null): string {
  return withPolicy(kind, moneyBackSentence(kind, guaranteeDaysOf(kind, own)));
}

/** The same as it was promised with an order. */
export function promisedSentence(kind: ProductKind, guaranteeDays: number, lawDays: number): string {
  return withPolicy(kind, moneyBackSentence(kind, guaranteeDays, lawDays));
}

function withPolicy({ sale }: ProductKind, sentence: string): string {
  return [sentence, sale.refund.promise()].filter(Boolean).join(' ');
}

/** @param guarantee in days; 0: none beyond the law. @param lawDays those of the law; left out where the buyer's country is not known. */
function moneyBackSentence({ sale }: ProductKind, guarantee: number, lawDays?: number): string {
  const { withdrawal } = sale;
  if (withdrawal.days === null) return translate(withdrawal.why);
  const days = lawDays ?? withdrawal.days;
  if (guarantee === 0 && days === 0) return t('It cannot be returned because you change your mind.');
  if (guarantee === 0)
    return withdrawal.untilUsed
      ? translate(withdrawal.untilUsed.byLaw, { days })
      : t('You can withdraw within {days} days where the law gives that right. No reason needed.', { days });
  const promise = withdrawal.untilUsed
    ? translate(withdrawal.untilUsed.promise, { days: guarantee })
    : t('{days}-day money-back guarantee. No reason needed.', { days: guarantee });
  return guarantee < days ? `${promise} ${t('Where the law gives you more time, that holds.')}` : promise;
}

interface Line {
  readonly kind: string;
  readonly title: string;
}

/** What is said of each line, in the current language, each sentence once; where they differ, behind the kinds or titles of which it is said. */
export function sentencesByLine<Of extends Line>(
  lines: readonly Of[],
  sentenceOf: (line: Of) => string,
): readonly string[] {
  const places = new Map(allKinds().map(({ name }, place) => [name, place]));
  const sorted = lines.toSorted((a, b) => (places.get(a.kind) ?? 0) - (places.get(b.kind) ?? 0));
  const bySentence = Map.groupBy(sorted, sentenceOf);
  if (bySentence.size <= 1) return [...bySentence.keys()];
  return [...bySentence].map(([sentence, own]) => `${namesOf(own, sorted).join(', ')}: ${sentence}`);
}

/** A kind of which it is said of every line, by its name; others by the titles of the lines. */
function namesOf(own: readonly Line[], all: readonly Line[]): readonly string[] {
  return [...Map.groupBy(own, ({ kind }) => kind)].flatMap(([kind, lines]) => {
    const isEvery = all.filter((line) => line.kind === kind).length === lines.length;
    if (isEvery) return [translate(kindNamed(kind).words.title.many)];
    return [listInWords(lines.map(({ title }) => t('“{text}”', { text: isolate(title) })))];
  });
}

/** What is promised of products before they are bought. */
export function withdrawalLines(
  lines: readonly (Line & { readonly guaranteeDays: number | null })[],
): readonly string[] {
  return sentencesByLine(lines, ({ kind, guaranteeDays }) =>
    withdrawalSentence(kindNamed(kind), guaranteeDays),
  );
}
