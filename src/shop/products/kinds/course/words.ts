import type { Sentence } from '#messages/sentence.ts';
import type { KindWords } from '../../kind-words.ts';

/** What shared pages and emails say about courses. */
export const courseWords = {
  title: { one: 'Course', many: 'Courses' },
  counted: '{count, plural, =0 {No courses} one {# course} other {# courses}}',
  all: 'All courses',
  browse: 'See the courses',
  browseCounted: '{count, plural, one {See the course} other {See all # courses}}',
  search: 'Search courses',
  aboutThis: 'About this course',
  more: 'More courses like this',
  featuredTitle: 'New courses',
  use: 'Open',
  useTitled: 'Open “{title}”',
  promise: 'Yours to keep.',
  promiseInGeneral: 'The courses you get here are yours to keep.',
  afterPaying: 'Your courses open at once.',
  emailed: 'Our email has a link that opens your courses on any device.',
  owned: 'You already have this course.',
  boughtAgain:
    'You already own this course: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.',
  takenBack: '{count, plural, other {{titles} can no longer be opened.}}',
  ownTitle: 'Your courses',
  nothingOwned: { title: 'No courses yet', text: 'What you buy opens here, and stays yours.' },
  nothingYet: 'The first course is being written.',
  about: 'Courses to read beside the work: a loaf, a letter, a joint, a photograph, a program.',
} as const satisfies KindWords & Readonly<Record<string, Sentence | Readonly<Record<string, Sentence>>>>;
