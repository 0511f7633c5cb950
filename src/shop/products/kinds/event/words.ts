import type { Sentence } from '#messages/sentence.ts';
import type { KindWords } from '../../kind-words.ts';

/** What shared pages and emails say about events. */
export const eventWords = {
  title: { one: 'Event', many: 'Events' },
  counted: '{count, plural, =0 {No events} one {# event} other {# events}}',
  all: 'All events',
  browse: 'See the events',
  browseCounted: '{count, plural, one {See the event} other {See all # events}}',
  search: 'Search events',
  aboutThis: 'About this event',
  more: 'More events like this',
  featuredTitle: 'Next events',
  option: 'Ticket',
  use: 'See your tickets',
  useTitled: 'See your tickets for “{title}”',
  promise: 'A seat is kept for you.',
  promiseInGeneral: 'Seats are limited, and one that you book is kept for you.',
  afterPaying: 'Your seats are booked at once.',
  emailed: 'Each person who comes gets a ticket by email.',
  owned: 'You already have a seat.',
  takenBack:
    '{units, plural, one {The ticket for {titles} is no longer valid.} other {The tickets for {titles} are no longer valid.}}',
  ownTitle: 'Your tickets',
  nothingOwned: { title: 'No tickets yet', text: 'The tickets that you buy are kept here.' },
  nothingYet: 'No dates are planned at the moment.',
  about: 'Days and evenings in the workshop or online, with few people and a teacher who has time.',
} as const satisfies KindWords & Readonly<Record<string, Sentence | Readonly<Record<string, Sentence>>>>;
