import { orderStateOf, type StateFacts } from './order-state.ts';
import { declinedText } from './payments/declined-text.ts';
import { type PageWords, STATE_WORDS } from './state-words.ts';

/** What the words on an order's pages follow from. */
export interface PageFacts extends StateFacts {
  /** Whether the buyer keeps something that he could not withdraw from. */
  readonly keepsSome?: boolean;
}

/** What the state of an order says to its buyer. */
export function pageWordsOf(order: PageFacts): PageWords {
  const state = orderStateOf(order);
  const words = STATE_WORDS[state].page;
  if (state === 'declined' && order.declinedCode) return { ...words, text: declinedText(order.declinedCode) };
  if (state === 'withdrawn' && order.keepsSome)
    return { ...words, text: 'You withdrew from a part of this order. The rest of it stays yours.' };
  return words;
}
