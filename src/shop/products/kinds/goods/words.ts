import type { Sentence } from '#messages/sentence.ts';
import type { KindWords } from '../../kind-words.ts';

/** What shared pages and emails say about goods. */
export const goodsWords = {
  title: { one: 'Item', many: 'Goods' },
  counted: '{count, plural, =0 {No goods} one {# item} other {# items}}',
  all: 'All goods',
  browse: 'See the goods',
  browseCounted: '{count, plural, one {See the item} other {See all # items}}',
  search: 'Search goods',
  aboutThis: 'About this item',
  more: 'More like this',
  featuredTitle: 'New goods',
  option: 'Choice',
  use: 'See your order',
  useTitled: 'See your order of “{title}”',
  promise: 'We send it to your address.',
  promiseInGeneral: 'The goods you buy here are sent to your address.',
  afterPaying: 'We pack your goods and send them to your address.',
  emailed: 'When your parcel is sent, we write to you by email.',
  owned: 'You have bought this before.',
  takenBack:
    '{count, plural, one {{titles} is no longer part of your order.} other {{titles} are no longer part of your order.}}',
  ownTitle: 'Your goods',
  nothingOwned: { title: 'No goods yet', text: 'The goods that you buy are listed here.' },
  nothingYet: 'There are no goods at the moment.',
  about: 'Tools, books and clothes for the workshop.',
} as const satisfies KindWords & Readonly<Record<string, Sentence | Readonly<Record<string, Sentence>>>>;
