import { expect, test } from 'vitest';
import { type Availability, combineAvailability } from '#shop/inventory/availability.ts';

const soon = new Date('2026-12-01T10:00:00Z');
const open = (left: number | null, of?: string): Availability => ({ is: 'open', left, ...(of && { of }) });

test.each<[string, readonly Availability[], Availability]>([
  ['nothing is over', [], { is: 'over' }],
  ['variants with stocks of their own add up', [open(2, 'a'), open(3, 'b')], open(5)],
  ['variants that share one stock do not', [open(2, 'a'), open(2, 'a'), open(1, 'b')], open(3)],
  ['of one stock the most that one variant can have counts', [open(2, 'a'), open(5, 'a')], open(5)],
  ['one without a limit is enough', [open(2, 'a'), open(null)], open(null)],
  ['one that is open is enough', [{ is: 'sold_out' }, open(1, 'a'), { is: 'held', until: soon }], open(1)],
  [
    'what others hold comes before what is gone',
    [{ is: 'sold_out' }, { is: 'held', until: soon }],
    { is: 'held', until: soon },
  ],
  [
    'what is yet to come comes before what is gone',
    [{ is: 'sold_out' }, { is: 'not_yet', from: soon }],
    { is: 'not_yet', from: soon },
  ],
])('%s', (_rule, states, expected) => {
  expect(combineAvailability(states)).toEqual(expected);
});
