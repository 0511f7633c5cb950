import type { Sentence } from '#messages/sentence.ts';
import type { KindWords } from '../../kind-words.ts';

/** What shared pages and emails say about downloads. */
export const downloadWords = {
  title: { one: 'Download', many: 'Downloads' },
  counted: '{count, plural, =0 {No downloads} one {# download} other {# downloads}}',
  all: 'All downloads',
  browse: 'See the downloads',
  browseCounted: '{count, plural, one {See the download} other {See all # downloads}}',
  search: 'Search downloads',
  aboutThis: 'About this download',
  more: 'More downloads like this',
  featuredTitle: 'New downloads',
  option: 'Licence',
  use: 'Get the files',
  useTitled: 'Get the files of “{title}”',
  promise: 'Yours to keep, with every new version.',
  promiseInGeneral: 'The downloads you get here are yours to keep, with every new version.',
  afterPaying: 'Your files are ready at once.',
  emailed: 'Our email has a link to your files for any device.',
  owned: 'You already have this download.',
  boughtAgain:
    'You already own this download: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.',
  takenBack: '{count, plural, other {{titles} can no longer be downloaded.}}',
  ownTitle: 'Your downloads',
  nothingOwned: {
    title: 'No downloads yet',
    text: 'Files that you buy are kept here, with every new version.',
  },
  nothingYet: 'The first download is being made.',
  about: 'Guides, recordings and templates to keep: on paper, on your reader, in your ears.',
} as const satisfies KindWords & Readonly<Record<string, Sentence | Readonly<Record<string, Sentence>>>>;
