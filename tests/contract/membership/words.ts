import type { KindWords } from '#shop/products/kind.ts';

export const membershipWords: KindWords = {
  one: 'membership',
  many: 'memberships',
  title: { one: 'Membership', many: 'Memberships' },
  option: 'Length',
  use: 'See it',
  promise: 'Yours for its days.',
  afterPaying: 'Your membership begins at once.',
  emailed: 'your membership, to show wherever you are',
  owned: 'You are a member already.',
  takenBack: 'can no longer be used',
  ownTitle: 'Your memberships',
  nothingOwned: { title: 'No memberships yet', text: 'A membership that you buy is listed here.' },
  nothingYet: 'The first membership is being prepared.',
  about: 'Memberships for a month or a year, with a place kept for you.',
};
