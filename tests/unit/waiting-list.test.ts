import { describe, expect, test } from 'vitest';
import { offerEnd, pickOffers } from '#shop/products/kinds/event/waiting/entry.ts';

const wants = (name: string, seats: number, takesFewer = false) => ({ name, seats, takesFewer });
const offered = (free: number, ...waiting: ReturnType<typeof wants>[]) =>
  pickOffers(waiting, free).map(({ entry, seats }) => `${entry.name} ${seats}`);

describe('free seats go to', () => {
  test('the first who fits: who asks for more stays first', () => {
    expect(offered(3, wants('Ada', 5), wants('Ben', 3), wants('Cem', 1))).toEqual(['Ben 3']);
    expect(offered(5, wants('Ada', 5), wants('Ben', 3))).toEqual(['Ada 5']);
  });

  test('the first also where there are fewer, if fewer are taken too', () => {
    expect(offered(3, wants('Ada', 5, true), wants('Ben', 3))).toEqual(['Ada 3']);
    expect(offered(4, wants('Ada', 3), wants('Ben', 2, true), wants('Cem', 1))).toEqual(['Ada 3', 'Ben 1']);
  });

  test('as many as there are, and to nobody where there are none', () => {
    expect(offered(4, wants('Ada', 1), wants('Ben', 2), wants('Cem', 2), wants('Dan', 1))).toEqual([
      'Ada 1',
      'Ben 2',
      'Dan 1',
    ]);
    expect(offered(0, wants('Ada', 1, true))).toEqual([]);
    expect(offered(Number.POSITIVE_INFINITY, wants('Ada', 20), wants('Ben', 20))).toEqual([
      'Ada 20',
      'Ben 20',
    ]);
  });
});

describe('an offer holds', () => {
  const at = new Date('2027-03-01T12:00:00Z');
  test.each([
    ['2027-06-01T12:00:00Z', '2027-03-02T12:00:00.000Z'],
    ['2027-03-02T12:00:00Z', '2027-03-01T18:00:00.000Z'],
    ['2027-03-01T13:00:00Z', '2027-03-01T12:30:00.000Z'],
  ])('while sales end at %s, until %s', (closes, until) => {
    expect(offerEnd(at, new Date(closes))?.toISOString()).toBe(until);
  });

  test('not at all where sales end at once', () => {
    expect(offerEnd(at, new Date('2027-03-01T12:29:00Z'))).toBeNull();
    expect(offerEnd(at, new Date('2027-03-01T11:00:00Z'))).toBeNull();
  });
});
