import { describe, expect, test } from 'vitest';
import type { Availability } from '#shop/inventory/availability.ts';
import { availabilitySchema } from '#shop/products/catalogue/product-availability.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { availabilityNote, availabilitySentence } from '#web/availability-note.ts';
import { quantityLimits, widestLimits } from '#web/quantity-limits.ts';
import { offerFacts } from '#web/seo/json-ld.ts';

const at = new Date('2027-03-03T09:30:00Z');
/** A buyer at the payment page holds for less than an hour; one whose bank takes days, for days. */
const soon = new Date(Date.now() + 1_800_000);
const states: [Availability, string, string | null, string | null][] = [
  [{ is: 'open', left: null }, 'InStock', null, null],
  [{ is: 'open', left: 11 }, 'InStock', null, null],
  [{ is: 'open', left: 3 }, 'LimitedAvailability', '3 left', 'Only 3 left.'],
  [
    { is: 'held', until: soon },
    'LimitedAvailability',
    'On hold for others',
    `Others are paying for the last of these right now. Try again at ${soon.toISOString().slice(11, 16)} UTC.`,
  ],
  [
    { is: 'held', until: at },
    'LimitedAvailability',
    'On hold for others',
    'Others are paying for the last of these right now. Try again on 3 March 2027.',
  ],
  [{ is: 'sold_out' }, 'SoldOut', 'Sold out', 'Sold out.'],
  [
    { is: 'not_yet', from: at },
    'PreOrder',
    'On sale from 3 March 2027',
    'On sale from 3 March 2027, 09:30 UTC.',
  ],
  [{ is: 'over' }, 'Discontinued', 'Over', 'This is over.'],
];

const price = (amount: number) => ({ amount, currency: 'USD' });
const variant = (sku: string, amount: number, availability: Availability) => ({
  ...{ sku, title: sku.toLowerCase(), price: price(amount), availability, was: null, saleUntil: null },
});

describe.each(states)('%o', (availability, name, note, sentence) => {
  test('is said to search engines', () => {
    const product = { price: price(4900), availability, variants: [variant('A', 4900, availability)] };
    expect(offerFacts(product, '/x')).toMatchObject({
      ...{ '@type': 'Offer', price: '49.00', priceCurrency: 'USD' },
      availability: `https://schema.org/${name}`,
    });
  });

  test('is said to people', () => {
    expect(availabilityNote(availability)?.text ?? null).toBe(note);
    expect(availabilitySentence(availability)).toBe(sentence);
  });

  test('survives JSON', () => {
    expect(availabilitySchema.parse(JSON.parse(JSON.stringify(availability)))).toEqual(availability);
  });
});

test('several variants are several offers under one', () => {
  const variants = [variant('A', 4900, { is: 'sold_out' }), variant('B', 0, { is: 'open', left: 2 })];
  const facts = offerFacts({ price: price(0), availability: { is: 'open', left: 2 }, variants }, '/x');
  expect(facts).toMatchObject({
    ...{ '@type': 'AggregateOffer', lowPrice: '0.00', highPrice: '49.00', offerCount: 2 },
    availability: 'https://schema.org/LimitedAvailability',
    offers: [
      { name: 'a', sku: 'A', price: '49.00', category: 'Paid', availability: 'https://schema.org/SoldOut' },
      { name: 'b', sku: 'B', category: 'Free', availability: 'https://schema.org/LimitedAvailability' },
    ],
  });
});

test('a quantity is bounded by the rule of the variant, of the kind, and by what is left', () => {
  const kind = { sale: { ...kindNamed('course').sale, maxQuantity: 10 } };
  const limits = (maxQuantity: number, availability: Availability) =>
    quantityLimits(kind, { minQuantity: 1, maxQuantity, availability });
  expect(limits(4, { is: 'open', left: null })).toEqual({ min: 1, max: 4 });
  expect(limits(20, { is: 'open', left: null })).toEqual({ min: 1, max: 10 });
  expect(limits(20, { is: 'open', left: 2 })).toEqual({ min: 1, max: 2 });
  expect(widestLimits([limits(4, { is: 'open', left: 2 }), limits(20, { is: 'open', left: null })])).toEqual({
    min: 1,
    max: 10,
  });
});
