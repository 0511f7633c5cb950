import type { KindWords } from '../../kind.ts';

/** What shared pages and emails say about courses. */
export const courseWords: KindWords = {
  one: 'course',
  many: 'courses',
  title: { one: 'Course', many: 'Courses' },
  use: 'Open',
  promise: 'Yours to keep.',
  afterPaying: 'Your courses open at once.',
  emailed: 'a link that opens your courses on any device',
  owned: 'You already have this course.',
  boughtAgain:
    'You already own this course: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.',
  takenBack: 'can no longer be opened',
  ownTitle: 'Your courses',
  nothingOwned: { title: 'No courses yet', text: 'What you buy opens here, and stays yours.' },
  nothingYet: 'The first course is being written.',
  about: 'Courses to read beside the work: a loaf, a letter, a joint, a photograph, a program.',
};
