import type { PersonName } from './people.ts';

/** How a practice order ended; without one it was paid and kept. */
export type Ending =
  /** The buyer got back what the first course cost, or the whole price, so many days after buying. */
  | {
      readonly kind: 'refunded';
      readonly what: 'first' | 'all';
      readonly after: number;
      readonly note: string;
    }
  /** The bank declined the card, and the payment page closed. */
  | { readonly kind: 'expired'; readonly code: string }
  /** A bank debit that did not come through. */
  | { readonly kind: 'failed' }
  /** The buyer's bank took the payment back for good. */
  | { readonly kind: 'dispute_lost'; readonly after: number };

export interface PracticeOrder {
  readonly buyer: PersonName;
  /** Slugs of courses. */
  readonly courses: readonly string[];
  readonly daysAgo: number;
  readonly ending?: Ending;
}

/** One order: when, who, what. */
const order = (daysAgo: number, buyer: PersonName, ...courses: readonly string[]): PracticeOrder => ({
  ...{ daysAgo, buyer, courses },
});

/** Oldest first. */
export const orders: readonly PracticeOrder[] = [
  order(59.31, 'harriet', 'first-sourdough'),
  order(58.12, 'arjun', 'typescript-for-careful-people'),
  order(56.64, 'greta', 'a-spoon-from-a-branch', 'sharpening-without-fuss'),
  order(55.27, 'mei', 'one-square-of-paper'),
  order(53.71, 'owen', 'first-sourdough', 'salt-and-time'),
  order(52.43, 'demo', 'first-sourdough', 'salt-and-time'),
  order(51.86, 'leila', 'a-legible-hand'),
  order(50.58, 'kofi', 'ten-minutes-of-sitting'),
  order(49.17, 'sven', 'hand-cut-dovetails'),
  order(47.93, 'joao', 'manual-mode'),
  order(46.32, 'fatima', 'compared-with-what'),
  order(45.05, 'dmytro', 'ask-a-database'),
  order(43.66, 'luc', 'creme-patissiere'),
  order(42.24, 'thandiwe', 'by-heart'),
  order(41.52, 'demo', 'ten-minutes-of-sitting'),
  order(40.38, 'paolo', 'cafe-coffee-at-home'),
  order(38.81, 'soyeon', 'linocut-without-a-press'),
  order(37.45, 'tomasz', 'first-sourdough'),
  order(36.19, 'nora', 'ten-minutes-of-sitting'),
  {
    ...order(35.02, 'carlos', 'the-cut'),
    ending: {
      ...{ kind: 'refunded', what: 'all', after: 4.2 },
      note: 'Has no footage of his own yet; wants to come back in spring.',
    },
  },
  order(33.74, 'yuki', 'one-square-of-paper', 'a-book-bound-by-hand'),
  order(32.28, 'miriam', 'a-legible-hand', 'copperplate-with-a-pointed-pen'),
  order(30.67, 'amara', 'a-body-at-a-desk'),
  order(29.51, 'elena', 'when-machines-disagree'),
  order(28.16, 'hugo', 'sharpening-without-fuss'),
  order(26.94, 'beth', 'manual-mode', 'strangers-with-permission'),
  order(25.36, 'aylin', 'first-sourdough'),
  {
    ...order(24.08, 'patrick', 'a-side-table-drawbored'),
    ending: { kind: 'dispute_lost', after: 9.5 },
  },
  order(22.75, 'linh', 'ten-minutes-of-sitting', 'by-heart'),
  order(21.23, 'demo', 'manual-mode'),
  order(19.84, 'rosa', 'salt-and-time'),
  order(18.49, 'jonas', 'typescript-for-careful-people'),
  order(16.97, 'priscilla', 'cafe-coffee-at-home'),
  order(15.53, 'arjun', 'ask-a-database'),
  order(13.92, 'leila', 'copperplate-with-a-pointed-pen'),
  {
    ...order(12.34, 'demo', 'one-square-of-paper', 'a-legible-hand'),
    ending: {
      ...{ kind: 'refunded', what: 'first', after: 2.1 },
      note: 'Was given the same course as a present.',
    },
  },
  order(10.86, 'harriet', 'salt-and-time'),
  order(9.14, 'joao', 'black-and-white-darkroom'),
  {
    ...order(7.62, 'carlos', 'manual-mode'),
    ending: { kind: 'expired', code: 'insufficient_funds' },
  },
  order(6.27, 'sven', 'a-side-table-drawbored'),
  order(5.03, 'aylin', 'creme-patissiere'),
  { ...order(3.76, 'tomasz', 'compared-with-what'), ending: { kind: 'failed' } },
  order(2.41, 'amara', 'ten-minutes-of-sitting'),
  order(1.22, 'nora', 'first-sourdough'),
  order(0.31, 'hugo', 'hand-cut-dovetails'),
];
