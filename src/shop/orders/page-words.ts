import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { orderStateOf, type StateFacts } from './order-state.ts';
import { declinedText } from './payments/declined-text.ts';
import { type PageWords, STATE_WORDS, type Tone } from './state-words.ts';

/** What the words on an order's pages follow from. */
export interface PageFacts extends StateFacts {
  /** Whether the buyer keeps something that he could not withdraw from. */
  readonly keepsSome?: boolean;
  readonly lines?: readonly {
    readonly unitsLeft: number;
    readonly quantity: number;
    readonly unitsGiven?: number;
  }[];
}

/** `PageWords` in the current language. */
export interface OrderStatusText {
  readonly tone: Tone;
  /** One or two words, for lists. */
  readonly word: string;
  /** Heading of the page for a buyer who is back from paying. */
  readonly title: string;
  /** What it means for the buyer, in one or two sentences. */
  readonly text: string;
}

/** What the state of an order says to its buyer. */
export function pageWordsOf(order: PageFacts): OrderStatusText {
  const state = orderStateOf(order);
  const words = STATE_WORDS[state].page;
  if (state === 'declined' && order.declinedCode) return said(words, declinedText(order.declinedCode));
  if (state === 'withdrawn' && order.keepsSome)
    return said(words, t('You withdrew from a part of this order. The rest of it stays yours.'));
  const missing = (state === 'paid' || state === 'free') && order.lines ? missingText(order.lines) : null;
  return missing ? { ...said(words, t(missing)), tone: 'plain' } : said(words);
}

function said({ tone, word, title = word, text }: PageWords, instead?: string): OrderStatusText {
  return { tone, word: t(word), title: t(title), text: instead ?? t(text) };
}

/** Nothing was paid back so far: what is missing of the lines was given back by the buyer, or taken away by staff. */
function missingText(lines: NonNullable<PageFacts['lines']>): Sentence | null {
  if (lines.every(({ unitsLeft, quantity }) => unitsLeft === quantity)) return null;
  const isLeft = lines.some(({ unitsLeft }) => unitsLeft > 0);
  if (lines.every(({ unitsLeft, quantity, unitsGiven = 0 }) => unitsLeft + unitsGiven >= quantity))
    return isLeft
      ? 'You gave back a part of this order. The rest is yours.'
      : 'You gave back what was in this order.';
  return isLeft
    ? 'We ended your access to a part of this order. The rest is yours. Questions? Write to us.'
    : 'We ended your access to what was in this order. Questions? Write to us.';
}
