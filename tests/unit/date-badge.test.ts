import { expect, test } from 'vitest';
import { dateBadge } from '#web/admin/date-state.ts';

const at = new Date('2027-01-10T12:00:00Z');
const [later, earlier] = [new Date('2027-01-14T20:30:00Z'), new Date('2027-01-09T20:30:00Z')];

test.each([
  ['on', later, false, 'Takes place'],
  ['on', later, true, 'Not decided yet'],
  ['moved', later, true, 'Moved'],
  ['on', earlier, true, 'Over'],
  ['cancelled', later, true, 'Cancelled'],
] as const)('a date that is %s until %s, undecided: %s', (state, endsAt, isUndecided, word) => {
  expect(dateBadge({ state, endsAt }, at, isUndecided).word).toBe(word);
});
