import { describe, expect, test } from 'vitest';
import { ShopError } from '#lib/errors.ts';
import { dateTexts, readDate } from '#shop/products/kinds/event/dates/date-form.ts';
import { planRepeats } from '#shop/products/kinds/event/dates/repeat-form.ts';
import { type RepeatRule, repeatsOf } from '#shop/products/kinds/event/dates/repeat-rule.ts';
import type { DateToSave } from '#shop/products/kinds/event/dates/save-date.ts';
import { readTicket } from '#shop/products/kinds/event/dates/ticket-form.ts';
import { readingsOf } from '#shop/products/kinds/event/dates/typed-times.ts';

const FORM = { zone: 'Europe/Berlin', where: 'place', place_name: 'The Glasshouse', lasts_1: '2:30' };

function problemsOf(act: () => unknown): Readonly<Record<string, string>> {
  try {
    act();
  } catch (error) {
    if (error instanceof ShopError) return error.fields;
    throw error;
  }
  return {};
}

const read = (more: Record<string, string>): DateToSave => readDate({ ...FORM, ...more });
const startOf = (more: Record<string, string>) => read(more).sessions[0].startsAt.toISOString();

describe('the time of a date', () => {
  test.each([
    [
      'Europe/Berlin',
      '2026-10-25T02:30',
      { earlier: '2026-10-25T00:30:00.000Z', later: '2026-10-25T01:30:00.000Z' },
    ],
    [
      'Europe/Berlin',
      '2027-03-28T02:30',
      { before: '2027-03-28T00:30:00.000Z', after: '2027-03-28T01:30:00.000Z' },
    ],
    [
      'America/St_Johns',
      '2026-11-01T01:15',
      { earlier: '2026-11-01T03:45:00.000Z', later: '2026-11-01T04:45:00.000Z' },
    ],
    [
      'America/St_Johns',
      '2027-03-14T02:10',
      { before: '2027-03-14T04:40:00.000Z', after: '2027-03-14T05:40:00.000Z' },
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-04T01:45',
      { earlier: '2027-04-03T14:45:00.000Z', later: '2027-04-03T15:15:00.000Z' },
    ],
  ])('is asked about in %s at %s, and means what is chosen', (zone, wall, readings) => {
    const asked = problemsOf(() => read({ zone, starts_1: wall }));
    expect(Object.keys(asked)).toEqual(['starts_1']);
    expect(readingsOf(wall, zone).map(({ value }) => value)).toEqual(Object.keys(readings));
    for (const [value, at] of Object.entries(readings))
      expect(startOf({ zone, starts_1: wall, starts_1_is: value })).toBe(at);
  });

  test.each([
    ['Pacific/Apia', '2027-03-28T19:00', '2027-03-28T06:00:00.000Z'],
    ['America/St_Johns', '2027-07-01T19:00', '2027-07-01T21:30:00.000Z'],
    ['Europe/Berlin', '2027-03-28T19:00', '2027-03-28T17:00:00.000Z'],
  ])('is one time in %s at %s', (zone, starts_1, at) => {
    expect(startOf({ zone, starts_1 })).toBe(at);
  });

  test('keeps the reading that was chosen when the form is shown again', () => {
    const date = read({ starts_1: '2026-10-25T02:30', starts_1_is: 'later' });
    const shown = dateTexts(asRow(date), date.sessions, date.capacity);
    expect(shown).toMatchObject({ starts_1: '2026-10-25T02:30', starts_1_is: 'later', lasts_1: '2:30' });
    expect(readDate(shown)).toEqual(date);
  });

  test('is read by the clocks of the zone, also where it limits sales', () => {
    const { salesUntil } = read({ starts_1: '2027-03-28T19:00', sales_until: '2027-03-27T12:00' });
    expect(salesUntil?.toISOString()).toBe('2027-03-27T11:00:00.000Z');
    expect(
      Object.keys(problemsOf(() => read({ starts_1: '2027-03-28T19:00', sales_until: '2027-03-28T02:30' }))),
    ).toEqual(['sales_until']);
  });
});

/** The row that the date is saved as, as far as its form needs it. */
function asRow(date: DateToSave) {
  const { sessions, ...rest } = date;
  return { ...rest, id: '', startsLocal: sessions[0].startsLocal } as unknown as Parameters<
    typeof dateTexts
  >[0];
}

describe('the form of a date', () => {
  test.each([
    [{}, ['starts_1']],
    [{ starts_1: '2027-02-30T19:00' }, ['starts_1']],
    [{ starts_1: '2027-03-27T19:00', lasts_1: '2,5' }, ['lasts_1']],
    [{ starts_1: '2027-03-27T19:00', lasts_1: '' }, ['lasts_1']],
    [{ starts_1: '2027-03-27T19:00', lasts_1: '', ends_1: '2027-03-27T18:00' }, ['ends_1']],
    [{ starts_1: '2027-03-27T19:00', ends_1: '2027-03-27T20:00' }, ['ends_1']],
    [{ starts_1: '2027-03-27T19:00', zone: 'Mars/Olympus' }, ['zone']],
    [{ starts_1: '2027-03-27T19:00', place_name: '' }, ['place_name']],
    [{ starts_1: '2027-03-27T19:00', capacity: '0' }, ['capacity']],
    [{ starts_1: '2027-03-27T19:00', capacity: '4.5' }, ['capacity']],
    [{ starts_1: '2027-03-27T19:00', capacity: '5', least_seats: '6' }, ['least_seats']],
    [{ starts_1: '2027-03-27T19:00', decide_at: '2027-03-20T19:00' }, ['least_seats']],
    [
      { starts_1: '2027-03-27T19:00', sales_from: '2027-03-26T19:00', sales_until: '2027-03-25T19:00' },
      ['sales_until'],
    ],
    [{ starts_1: '2027-03-27T19:00', where: 'online', online_url: 'javascript:alert(1)' }, ['online_url']],
  ])('refuses %j at its field', (more: Record<string, string>, fields) => {
    expect(Object.keys(problemsOf(() => read(more)))).toEqual(fields);
  });

  test('takes several sessions, in their order and as long as the first', () => {
    const { sessions } = read({
      ...{
        starts_1: '2027-03-23T19:00',
        starts_2: '2027-04-06T19:00',
        starts_3: '',
        starts_4: '2027-03-30T19:00',
      },
      lasts_4: '1:00',
    });
    expect(
      sessions.map(({ startsAt, endsAt }) => [
        startsAt.toISOString(),
        (endsAt.getTime() - startsAt.getTime()) / 60_000,
      ]),
    ).toEqual([
      ['2027-03-23T18:00:00.000Z', 150],
      ['2027-03-30T17:00:00.000Z', 60],
      ['2027-04-06T17:00:00.000Z', 150],
    ]);
  });

  test('keeps no place of a date online, and no web address of one in a place', () => {
    const online = read({
      starts_1: '2027-03-27T19:00',
      where: 'online',
      online_url: 'https://meet.example.org/x',
    });
    expect([online.placeName, online.onlineUrl]).toEqual(['', 'https://meet.example.org/x']);
    expect(
      read({ starts_1: '2027-03-27T19:00', online_url: 'https://meet.example.org/x' }).onlineUrl,
    ).toBeNull();
  });
});

describe('a rule', () => {
  const days = (first: string, rule: RepeatRule) => repeatsOf(first, rule).map((wall) => wall.slice(0, 10));

  test.each<[string, RepeatRule, string[]]>([
    [
      '2027-03-23T19:00',
      { every: 'week', step: 1, weekdays: [], end: { times: 3 } },
      ['2027-03-30', '2027-04-06', '2027-04-13'],
    ],
    [
      '2027-03-23T19:00',
      { every: 'week', step: 2, weekdays: [2, 4], end: { times: 3 } },
      ['2027-03-25', '2027-04-06', '2027-04-08'],
    ],
    [
      '2027-03-23T19:00',
      { every: 'week', step: 1, weekdays: [1], end: { until: '2027-04-05' } },
      ['2027-03-29', '2027-04-05'],
    ],
    [
      '2027-01-12T19:00',
      { every: 'month', step: 1, weekdays: [], end: { times: 3 } },
      ['2027-02-09', '2027-03-09', '2027-04-13'],
    ],
    [
      '2027-03-30T19:00',
      { every: 'month', step: 1, weekdays: [], end: { times: 2 } },
      ['2027-04-27', '2027-05-25'],
    ],
    ['2027-03-23T19:00', { every: 'week', step: 1, weekdays: [], end: { until: '2027-03-23' } }, []],
  ])('repeats %s by %j', (first, rule, expected) => {
    expect(days(first, rule)).toEqual(expected);
  });

  test('keeps the time of the day over a change of the clocks, and asks about a time that the clocks skip', () => {
    const rule: RepeatRule = { every: 'week', step: 1, weekdays: [], end: { times: 2 } };
    const evening = planRepeats({ startsLocal: '2027-03-21T19:00', zone: 'Europe/Berlin' }, rule, [], {});
    expect(evening.map(({ time }) => time?.at.toISOString())).toEqual([
      '2027-03-28T17:00:00.000Z',
      '2027-04-04T17:00:00.000Z',
    ]);
    const night = planRepeats(
      { startsLocal: '2027-03-21T02:30', zone: 'Europe/Berlin' },
      rule,
      ['2027-04-04T02:30'],
      {},
    );
    expect(night.map(({ problem, isTaken }) => [problem !== null, isTaken])).toEqual([
      [true, false],
      [false, true],
    ]);
    const [chosen] = planRepeats({ startsLocal: '2027-03-21T02:30', zone: 'Europe/Berlin' }, rule, [], {
      'at_2027-03-28T0230_is': 'after',
    });
    expect(chosen?.time).toEqual({ local: '2027-03-28T03:30', at: new Date('2027-03-28T01:30:00Z') });
  });
});

describe('the form of a ticket', () => {
  const context = {
    currency: 'EUR',
    dates: [
      { id: 'a', address: '2027-03-27T1900', zone: 'Europe/Berlin' },
      { id: 'b', address: '2027-04-03T1900', zone: 'Europe/Berlin' },
    ],
  };
  const FIRST = { ticket_name: 'Standard', price: '29,50', 'date_2027-03-27T1900': 'on' };

  test('reads a ticket, and a pass for several dates', () => {
    expect(readTicket(FIRST, context)).toMatchObject({
      ...{ name: 'Standard', priceAmount: 2950, currency: 'EUR', seats: 1, dateIds: ['a'] },
      ...{ minQuantity: 1, maxQuantity: 10, limit: null },
    });
    expect(readTicket({ ...FIRST, 'date_2027-04-03T1900': 'on', seats: '4' }, context)).toMatchObject({
      ...{ dateIds: ['a', 'b'], seats: 4 },
    });
  });

  test.each([
    [{ price: 'much' }, ['price']],
    [{ seats: '0' }, ['seats']],
    [{ min_quantity: '5', max_quantity: '4' }, ['max_quantity']],
    [{ sales_from: '2027-03-02T10:00', sales_until: '2027-03-01T10:00' }, ['sales_until']],
    [{ sales_until: '2026-10-25T02:30' }, ['sales_until']],
  ])('refuses %j at its field', (more, fields) => {
    expect(Object.keys(problemsOf(() => readTicket({ ...FIRST, ...more }, context)))).toEqual(fields);
  });

  test('needs a date', () => {
    expect(Object.keys(problemsOf(() => readTicket({ price: '1' }, context)))).toEqual(['dates']);
  });
});
