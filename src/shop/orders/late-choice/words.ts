import type { LateChoice, LateWords } from '../../products/kind-late.ts';
import { kindNamed } from '../../products/kinds.ts';

/** Of an order with several kinds that can run out. */
const WORDS: LateWords = {
  gone: 'By then, not everything in it could be had any more. Your order was for:',
  choose:
    'Choose what you want instead, or have your money back. If you don’t choose by {time} {zone}, we refund you.',
  page: 'We have your <b>{amount}</b>, but not everything in your order could be had any more by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.',
  notOffered: 'That cannot be had any more. Choose again.',
};

/** What a kind lets the buyer choose for late money; null where it goes back at once. */
export function lateChoiceOf(kind: string): LateChoice | null {
  const late = kindNamed(kind).delivery?.late;
  return late === undefined || late === 'refund' ? null : late;
}

/** What the buyer of these lines is told about money that came late. */
export function lateWords(lines: readonly { readonly kind: string }[]): LateWords {
  const choices = new Set(lines.map(({ kind }) => lateChoiceOf(kind)).filter((choice) => choice !== null));
  const [only] = choices;
  return only && choices.size === 1 ? only.words : WORDS;
}
