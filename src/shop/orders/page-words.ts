import { orderStateOf, type StateFacts } from './order-state.ts';
import { declinedText } from './payments/declined-text.ts';
import { type PageWords, STATE_WORDS } from './state-words.ts';

/** What the words on an order's pages follow from. */
export interface PageFacts extends StateFacts {
  /** Whether the buyer keeps something that he could not withdraw from. */
  readonly keepsSome?: boolean;
  readonly lines?: readonly { readonly unitsLeft: number; readonly quantity: number }[];
}

/** What the state of an order says to its buyer. */
export function pageWordsOf(order: PageFacts): PageWords {
  const state = orderStateOf(order);
  const words = STATE_WORDS[state].page;
  if (state === 'declined' && order.declinedCode) return { ...words, text: declinedText(order.declinedCode) };
  if (state === 'withdrawn' && order.keepsSome)
    return { ...words, text: 'You withdrew from a part of this order. The rest of it stays yours.' };
  return (state === 'paid' || state === 'free') && order.lines ? afterStaff(words, order.lines) : words;
}

/** Nothing was paid back: what is missing of the lines was taken away by staff. */
function afterStaff(words: PageWords, lines: NonNullable<PageFacts['lines']>): PageWords {
  if (lines.every(({ unitsLeft, quantity }) => unitsLeft === quantity)) return words;
  const text = lines.some(({ unitsLeft }) => unitsLeft > 0)
    ? 'We ended your access to a part of this order. The rest is yours. Questions? Write to us.'
    : 'We ended your access to what was in this order. Questions? Write to us.';
  return { ...words, tone: 'plain', text };
}
