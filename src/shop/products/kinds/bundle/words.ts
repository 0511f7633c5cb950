import type { Sentence } from '#messages/sentence.ts';
import type { KindWords } from '../../kind-words.ts';

/** What shared pages and emails say about bundles. */
export const bundleWords = {
  title: { one: 'Bundle', many: 'Bundles' },
  counted: '{count, plural, =0 {No bundles} one {# bundle} other {# bundles}}',
  all: 'All bundles',
  browse: 'See the bundles',
  browseCounted: '{count, plural, one {See the bundle} other {See all # bundles}}',
  search: 'Search bundles',
  aboutThis: 'About this bundle',
  more: 'More bundles like this',
  featuredTitle: 'Better together',
  option: 'Choose',
  use: 'See what is inside',
  useTitled: 'See what is inside “{title}”',
  promise: 'Each part is yours as if you had bought it by itself.',
  promiseInGeneral: 'Several things at one price, which is lower than what they cost by themselves.',
  afterPaying: 'Everything in your bundle is in your order at once.',
  emailed: 'Our email has a link to everything in your bundle.',
  owned: 'You already have this bundle.',
  takenBack: '{count, plural, other {{titles} is no longer yours.}}',
  ownTitle: 'Your bundles',
  nothingOwned: {
    title: 'No bundles yet',
    text: 'What you buy in a bundle stands beside what you buy by itself.',
  },
  nothingYet: 'The first bundle is being put together.',
  about: 'Courses, events, downloads and goods that belong together, at one price.',
} as const satisfies KindWords & Readonly<Record<string, Sentence | Readonly<Record<string, Sentence>>>>;
