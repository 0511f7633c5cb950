import { isolate } from '#lib/isolate.ts';
import { listFormat } from '#messages/formats.ts';
import { t, translate } from '#messages/t.ts';
import type { ProductKind } from './kind.ts';
import { allKinds, kindNamed } from './kinds.ts';

/** "courses, events and downloads"; what occurs twice is named once. */
export function listInWords(texts: readonly string[]): string {
  return listFormat().format(new Set(texts));
}

/** "2 courses and 1 event", without those of which there are none. */
export function countInWords(counts: readonly { kind: ProductKind; count: number }[]): string {
  const some = counts.filter(({ count }) => count > 0);
  return listInWords(some.map(({ kind, count }) => translate(kind.words.counted, { count })));
}

/** The kinds of these lines, each once, as the register orders them. */
export function kindsOf(lines: readonly { readonly kind: string }[]): readonly ProductKind[] {
  const names = new Set(lines.map(({ kind }) => kind));
  return allKinds().filter(({ name }) => names.has(name));
}

/** What the kinds say, in the current language; where they differ, each sentence behind the names of those that say it. */
export function sentenceLines(
  kinds: readonly ProductKind[],
  sentenceOf: (kind: ProductKind) => string,
): readonly string[] {
  const bySentence = Map.groupBy(kinds, sentenceOf);
  if (bySentence.size <= 1) return [...bySentence.keys()];
  return [...bySentence].map(([sentence, own]) => {
    const names = own.map(({ words }) => translate(words.title.many));
    return `${names.join(', ')}: ${sentence}`;
  });
}

/** The same as one text. */
export function sentencesOf(
  kinds: readonly ProductKind[],
  sentenceOf: (kind: ProductKind) => string,
): string {
  return sentenceLines(kinds, sentenceOf).join(' ');
}

/** Whether a buyer can end the right to withdraw by asking for delivery at once: the law allows it for what is digital only. */
export function canEndAtOnce({ sale: { withdrawal } }: ProductKind): boolean {
  return withdrawal.days !== null && withdrawal.from === 'completed';
}

/** "“Sourdough” and “Kitchen knives” can no longer be opened.": what ends when the money goes back. */
export function takenBackSentences(
  lines: readonly {
    readonly kind: string;
    readonly title: string;
    readonly variantTitle: string;
    readonly quantity?: number;
  }[],
): string {
  return kindsOf(lines)
    .map(({ name, words }) => {
      const own = lines.filter(({ kind }) => kind === name);
      const titles = new Set(own.map((line) => lineQuoted({ ...line, quantity: 1 })));
      const units = own.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
      return translate(words.takenBack, { titles: listInWords([...titles]), count: titles.size, units });
    })
    .join(' ');
}

/** Of more kinds one sentence each is too much to read. */
const MOST_SENTENCES = 2;

/** What the emails about these lines bring. */
export function emailedSentences(kinds: readonly ProductKind[]): string {
  if (kinds.length > MOST_SENTENCES) return t('Our email has a link to everything you bought.');
  return kinds.map(({ words }) => translate(words.emailed)).join(' ');
}

/** What happens once these are paid. */
export function afterPayingSentences(kinds: readonly ProductKind[]): string {
  return kinds.map(({ words }) => translate(words.afterPaying)).join(' ');
}

/** What the buyer of these is promised. */
export function promiseSentences(kinds: readonly ProductKind[]): string {
  return sentencesOf(kinds, ({ words }) => translate(words.promise));
}

interface NamedLine {
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
}

/** "Sourdough, evening class × 2", as plain text: titles from right to left leave the rest in its order. */
export function lineInWords(line: NamedLine): string {
  return withQuantity(nameOf(line), line);
}

/** The same among the words of a sentence or beside others: "“Sourdough, evening class” × 2". */
export function lineQuoted(line: NamedLine): string {
  return withQuantity(t('“{text}”', { text: nameOf(line) }), line);
}

function nameOf({ title, variantTitle }: NamedLine): string {
  return [title, variantTitle].filter(Boolean).map(isolate).join(', ');
}

function withQuantity(name: string, { quantity }: NamedLine): string {
  return quantity > 1 ? `${name} × ${quantity}` : name;
}

/** What opens an owned product: "Open". */
export function useWord(kind: string): string {
  return translate(kindNamed(kind).words.use);
}

/** The same with the title: "Open “Sourdough”". */
export function useTitled({ kind, title }: { readonly kind: string; readonly title: string }): string {
  return translate(kindNamed(kind).words.useTitled, { title: isolate(title) });
}

/** The word in the account's address of what is owned of the kind. */
export function accountSection({ section, own }: ProductKind): string {
  return own.section ?? section;
}
