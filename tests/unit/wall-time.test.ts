import { describe, expect, test } from 'vitest';
import { daysLater, instantsOf, isWallTime, isZone, wallTimeAt } from '#lib/wall-time.ts';

const at = (iso: string) => ({ is: 'once', at: new Date(iso) });

describe.each(['UTC', 'Asia/Kathmandu', 'America/New_York'])('C10: with the server in %s', (server) => {
  const was = process.env.TZ;
  const inServerZone = <T>(work: () => T): T => {
    process.env.TZ = server;
    try {
      return work();
    } finally {
      if (was === undefined) delete process.env.TZ;
      else process.env.TZ = was;
    }
  };

  test.each([
    ['2027-03-28T19:00', 'Europe/Berlin', '2027-03-28T17:00Z'],
    ['2027-03-27T19:00', 'Europe/Berlin', '2027-03-27T18:00Z'],
    ['2026-10-25T19:00', 'Europe/Berlin', '2026-10-25T18:00Z'],
    ['2027-01-15T09:15', 'America/St_Johns', '2027-01-15T12:45Z'],
    ['2027-07-15T09:15', 'America/St_Johns', '2027-07-15T11:45Z'],
    ['2027-01-15T09:00', 'Pacific/Apia', '2027-01-14T20:00Z'],
    ['2027-07-01T12:00', 'Europe/Kyiv', '2027-07-01T09:00Z'],
  ])('%s in %s is one instant, and back', (wall, zone, iso) => {
    inServerZone(() => {
      expect(instantsOf(wall, zone)).toEqual(at(iso));
      expect(wallTimeAt(new Date(iso), zone)).toBe(wall);
    });
  });

  test.each([
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30', '2027-03-28T03:30'],
    ['2027-03-14T02:00', 'America/St_Johns', '2027-03-14T01:00', '2027-03-14T03:00'],
    ['2011-12-30T10:00', 'Pacific/Apia', '2011-12-29T10:00', '2011-12-31T10:00'],
  ])('C9: %s does not exist in %s', (wall, zone, before, after) => {
    expect(inServerZone(() => instantsOf(wall, zone))).toEqual({ is: 'missing', before, after });
  });

  test.each([
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['2026-11-01T01:30', 'America/St_Johns', '2026-11-01T04:00Z', '2026-11-01T05:00Z'],
  ])('C9: %s exists twice in %s', (wall, zone, earlier, later) => {
    const twice = { is: 'twice', earlier: new Date(earlier), later: new Date(later) };
    expect(inServerZone(() => instantsOf(wall, zone))).toEqual(twice);
  });
});

test.each([
  '2027-02-30T10:00',
  '0000-00-00T00:00',
  '10000-01-01T00:00',
  '9999-01-01T00:00',
  '2027-03-28T24:00',
  '2027-03-28T23:60',
  '2027-03-28 19:00',
  '2027-03-28T19:00:60',
  '2027-03-28T19:00Z',
  'Infinity',
  '',
])('C15: %j is no wall time', (text) => expect(isWallTime(text)).toBe(false));

test.each(['2027-03-28T19:00', '2028-02-29T00:00', '2199-12-31T23:59'])('%j is one', (text) =>
  expect(isWallTime(text)).toBe(true),
);

test.each(['Europe/Kyiv', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC', 'America/Argentina/Buenos_Aires'])(
  '%s is a zone',
  (name) => expect(isZone(name)).toBe(true),
);

test.each(['Mars/Base', '', '+02:00', 'Europe/Berlin\n', '../etc', 'Europe/'])('%j is none', (name) =>
  expect(isZone(name)).toBe(false),
);

test('days later, the hour stays where the clocks change', () => {
  expect(daysLater('2027-03-27T19:00', 1)).toBe('2027-03-28T19:00');
  expect(daysLater('2027-02-28T08:00', 366)).toBe('2028-02-29T08:00');
});
