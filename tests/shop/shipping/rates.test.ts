import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Method, type Parcel, priceOf, type RateBasis } from '#shop/shipping/method.ts';
import { offersFor } from '#shop/shipping/offer.ts';
import { readRanges, zoneOf } from '#shop/shipping/zone.ts';
import { zoneOverlaps } from '#shop/shipping/zone-overlaps.ts';

const NOW = new Date('2026-12-01T12:00:00Z');
const ROUNDS = 1000;

const method = (given: Partial<Method> = {}): Method => ({
  ...{ id: 'm', zoneId: 'z', kind: 'parcel', title: 'Parcel', currency: 'EUR', rateBy: 'order' },
  ...{
    rates: [{ upTo: null, amount: 500 }],
    freeFrom: null,
    minDays: 1,
    maxDays: 2,
    place: '',
    endsAt: null,
  },
  isOffered: true,
  ...given,
});
const parcel = (given: Partial<Parcel> = {}): Parcel => ({
  ...{ weightGrams: 700, pieces: 2, amount: 4000, currency: 'EUR' },
  ...given,
});

describe('what a method costs', () => {
  const steps = [
    { upTo: 700, amount: 300 },
    { upTo: 2000, amount: 600 },
  ];
  test.each([
    ['one price', method(), parcel(), 500],
    ['at the end of a step', method({ rateBy: 'weight', rates: steps }), parcel(), 300],
    ['after it', method({ rateBy: 'weight', rates: steps }), parcel({ weightGrams: 701 }), 600],
    ['after the last', method({ rateBy: 'weight', rates: steps }), parcel({ weightGrams: 2001 }), null],
    ['by the price', method({ rateBy: 'price', rates: steps }), parcel({ amount: 701 }), 600],
    ['by the pieces', method({ rateBy: 'pieces', rates: steps }), parcel({ pieces: 3 }), 300],
    ['just short of free', method({ freeFrom: 4001 }), parcel(), 500],
    ['free from that sum', method({ freeFrom: 4000 }), parcel(), 0],
    [
      'free, but too heavy',
      method({ freeFrom: 1, rateBy: 'weight', rates: steps }),
      parcel({ weightGrams: 9999 }),
      null,
    ],
    ['another currency', method({ currency: 'USD' }), parcel(), null],
    ['not offered', method({ isOffered: false }), parcel(), null],
    ['until a day that is over', method({ endsAt: new Date('2026-11-30') }), parcel(), null],
    ['until a day to come', method({ endsAt: new Date('2026-12-24') }), parcel(), 500],
  ])('%s', (_, one, sent, amount) => {
    expect(priceOf(one, sent, NOW)).toBe(amount);
  });
});

describe('the zone of a destination', () => {
  const zone = (name: string, countries: string[], postcodes: string[] = []) => ({
    ...{ id: name, name, countries, postcodes, methods: [] },
  });
  const zones = [
    zone('world', []),
    zone('Germany', ['DE']),
    zone('islands', ['DE'], ['18565', '25845-25849', '27498*']),
    zone('Alps', ['AT', 'CH']),
    zone('Highlands', ['GB'], ['IV*', 'KW1*']),
    zone('Alaska', ['US'], ['99500-99999']),
    zone('islands of Lithuania', ['LT'], ['18565']),
  ];
  test.each([
    ['DE', '', 'Germany'],
    ['DE', '10119', 'Germany'],
    ['DE', '25846', 'islands'],
    ['DE', '25850', 'Germany'],
    // However it is typed, the parcel goes to the island.
    ['DE', 'D-18565', 'islands'],
    ['DE', 'DE 18565', 'islands'],
    ['DE', '1 8 5 6 5', 'islands'],
    ['DE', '185', 'Germany'],
    ['DE', '185650', 'Germany'],
    ['US', '99501', 'Alaska'],
    ['US', '99501-1234', 'Alaska'],
    ['US', '90210-9950', 'world'],
    ['LT', 'LT-18565', 'islands of Lithuania'],
    ['LT', '18565', 'islands of Lithuania'],
    ['DE', '27498', 'islands'],
    ['GB', 'iv1 1aa', 'Highlands'],
    ['GB', 'SW1A 1AA', 'world'],
    ['CH', '3011', 'Alps'],
    ['JP', '100-0001', 'world'],
  ])('%s %s', (country, postcode, name) => {
    expect(zoneOf(zones, { country, postcode })?.name).toBe(name);
    // The order of the zones does not matter where one is more exact.
    expect(zoneOf(zones.toReversed(), { country, postcode })?.name).toBe(name);
  });

  test.each([
    ['nothing, where one is more exact', zones, []],
    [
      'a country',
      [zone('EU', ['FR', 'DE']), zone('DACH', ['DE', 'AT']), zone('All', ['DE'])],
      [{ country: 'DE', postcodes: [], winner: 'EU', others: ['DACH', 'All'] }],
    ],
    [
      'the rest of the world',
      [zone('a', []), zone('b', [])],
      [{ country: null, postcodes: [], winner: 'a', others: ['b'] }],
    ],
    [
      'postcodes',
      [zone('a', ['DE'], ['10*', '20000-29999']), zone('b', ['DE'], ['101*', '3*', '29999-30000'])],
      [{ country: 'DE', postcodes: ['101*', '29999-30000'], winner: 'a', others: ['b'] }],
    ],
    [
      'nothing, where postcodes only look alike',
      [zone('a', ['DE'], ['10119']), zone('b', ['DE'], ['1011'])],
      [],
    ],
  ])('what several zones claim: %s', (_, several, said) => {
    expect(zoneOverlaps(several)).toEqual(said);
  });

  test.each(['10119', '29999'])('the first zone that claims %s has it', (postcode) => {
    const several = [zone('a', ['DE'], ['10*', '20000-29999']), zone('b', ['DE'], ['101*', '29999-30000'])];
    expect(zoneOf(several, { country: 'DE', postcode })?.name).toBe('a');
  });

  test('without the rest of the world there may be none', () => {
    expect(zoneOf(zones.slice(1), { country: 'JP', postcode: '' })).toBeNull();
  });

  test.each([
    ['10*, 20000-29999', ['10*', '20000-29999']],
    ['iv1\nKW15 1', ['IV1', 'KW15 1']],
    ['', []],
    ['2-19', null],
    ['20-10', null],
    ['*', null],
    ['<b>', null],
  ])('ranges as typed: %s', (typed, ranges) => {
    expect(readRanges(typed)).toEqual(ranges);
  });
});

/** A table whose steps go up, as the form makes it. */
const aTable = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 50_000 }), { maxLength: 6 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 9999 }),
  )
  .chain(([limits, isEndless, last]) => {
    const sorted = limits.toSorted((a, b) => a - b);
    const steps = fc.array(fc.integer({ min: 0, max: 9999 }), {
      minLength: sorted.length,
      maxLength: sorted.length,
    });
    return steps.map((amounts) => [
      ...sorted.map((upTo, at) => ({ upTo, amount: amounts[at] ?? 0 })),
      ...(isEndless || sorted.length === 0 ? [{ upTo: null, amount: last }] : []),
    ]);
  });
const aMethod = fc
  .record({
    rates: aTable,
    rateBy: fc.constantFrom<RateBasis>('order', 'weight', 'price', 'pieces'),
    freeFrom: fc.option(fc.integer({ min: 1, max: 60_000 })),
  })
  .map((given) => method({ ...given, id: crypto.randomUUID() }));
const aLine = fc.record({
  weightGrams: fc.integer({ min: 0, max: 5000 }),
  quantity: fc.integer({ min: 1, max: 99 }),
  unitAmount: fc.integer({ min: 0, max: 5000 }),
});

const parcelOfLines = (
  lines: readonly { weightGrams: number; quantity: number; unitAmount: number }[],
): Parcel => ({
  weightGrams: lines.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
  pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  amount: lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0),
  currency: 'EUR',
});

test('for any cart and rates each method has one price at most, never negative, whatever was added first', () => {
  fc.assert(
    fc.property(
      fc.array(aMethod, { maxLength: 4 }),
      fc.array(aLine, { minLength: 1, maxLength: 6 }),
      (methods, lines) => {
        const zones = [{ id: 'z', name: 'world', countries: [], postcodes: [], methods }];
        const to = { country: 'DE', postcode: '' };
        const offers = offersFor(zones, to, parcelOfLines(lines), NOW);
        expect(new Set(offers.map(({ methodId }) => methodId)).size).toBe(offers.length);
        expect(offers.every(({ amount }) => Number.isInteger(amount) && amount >= 0)).toBe(true);
        const endless = methods.filter(({ rates }) => rates.at(-1)?.upTo === null).map(({ id }) => id);
        expect(offers.map(({ methodId }) => methodId)).toEqual(expect.arrayContaining(endless));
        expect(offersFor(zones, to, parcelOfLines(lines.toReversed()), NOW)).toEqual(offers);
      },
    ),
    { numRuns: ROUNDS },
  );
});
