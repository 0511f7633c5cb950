import { expect, test } from 'vitest';
import { type AskedPart, continuesUse, type Use } from '#shop/products/kinds/download/use/use.ts';

const at = new Date('2026-11-30T12:00:00Z');
const SIZE = 10_000;
const begun: Use = { lastAt: at, bytes: 500, openBytes: 0, isProbe: false, isFinished: false };
const from = (start: number, end = SIZE - 1): AskedPart => ({ size: SIZE, start, end, isRange: true });
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

test.each<readonly [string, Use | null, AskedPart, Date, boolean]>([
  ['the rest of what was begun', begun, from(500), at, true],
  ['another part of it, from a second connection', begun, from(5000, 7000), at, true],
  ['its last bytes', begun, from(9_900), at, true],
  ['the rest, a day later', begun, from(500), hoursLater(24), true],
  ['the rest, after more than a day', begun, from(500), hoursLater(25), false],
  ['all of it again', begun, { size: SIZE, start: 0, end: SIZE - 1, isRange: false }, at, false],
  ['all of it again, as a range', begun, from(0), at, false],
  ['the first part again', begun, from(0, 4000), at, false],
  ['the rest of what was finished', { ...begun, isFinished: true }, from(500), at, false],
  ['the rest of what was never begun', null, from(500), at, false],
  ['all of it, after a look at the first bytes', { ...begun, isProbe: true, bytes: 2 }, from(0), at, true],
  ['a look at the first bytes', begun, from(0, 1), at, true],
  ['the rest of what was sent more than twice', { ...begun, bytes: 2 * SIZE + 1 }, from(1), at, false],
  ['nearly all of it, once beside all of it', { ...begun, bytes: 0, openBytes: SIZE }, from(1), at, true],
  [
    'nearly all of it, twice beside all of it',
    { ...begun, bytes: 0, openBytes: 2 * SIZE - 1 },
    from(1),
    at,
    false,
  ],
  ['a last part beside many parts', { ...begun, bytes: SIZE, openBytes: SIZE - 500 }, from(9_500), at, true],
  ['the same, of one byte more', { ...begun, bytes: SIZE, openBytes: SIZE - 499 }, from(9_500), at, false],
])('%s', (_, last, asked, when, isContinued) => {
  expect(continuesUse(last, asked, when)).toBe(isContinued);
});
