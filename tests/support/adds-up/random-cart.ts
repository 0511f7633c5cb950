import fc from 'fast-check';
import { chargeStep } from '#lib/money.ts';
import type { RuleEffect } from './promotion-rules.ts';
import { MEMBERS, type Whereabouts } from './tax-rules.ts';

/** What a shop of everything sells: each with its number here. */
export const CATALOGUE = [
  { kind: 'course', product: 'course-1', by: 'network', isOnce: true },
  { kind: 'course', product: 'course-2', by: 'network', isOnce: true },
  { kind: 'download', product: 'download-1', by: 'network', isOnce: true },
  { kind: 'event', product: 'event-1', by: 'place', isOnce: false },
  { kind: 'event', product: 'event-2', by: 'network', isOnce: false },
  { kind: 'goods', product: 'goods-1', by: 'parcel', isOnce: false },
  { kind: 'goods', product: 'goods-1', by: 'parcel', isOnce: false },
  { kind: 'goods', product: 'goods-2', by: 'parcel', isOnce: false },
  { kind: 'bundle', product: 'bundle-1', by: 'network', isOnce: true },
  { kind: 'bundle', product: 'bundle-2', by: 'network', isOnce: false },
] as const;

/** The parts of the bundles: how many of what. */
export const PARTS: Readonly<Record<number, readonly (readonly [at: number, quantity: number])[]>> = {
  8: [
    [0, 1],
    [5, 2],
  ],
  9: [
    [7, 1],
    [4, 3],
    [3, 1],
  ],
};

/** Currencies of 0, 2 and 3 decimals, and one that is charged in hundreds. */
export const CURRENCIES = ['EUR', 'USD', 'HUF', 'JPY', 'KRW', 'KWD', 'BHD', 'ISK'] as const;

const CLASSES = [null, 'standard', 'reduced', 'book', 'ebook', 'admission', 'exempt'] as const;

export interface RandomPromotion {
  readonly effect: RuleEffect;
  readonly isCode: boolean;
  readonly isCombinable: boolean;
  /** For everything, or what has the number of this thing. */
  readonly scope: 'everything' | 'kind' | 'product' | 'variant';
  readonly of: number;
  readonly minAmount: number | null;
  readonly minPieces: number | null;
}

/** Where a buyer is, with a postcode that is one there. */
export const BUYERS: readonly Whereabouts[] = [
  ...MEMBERS.map((country) => ({ country, region: '', postcode: postcodeOf(country) })),
  { country: 'PT', region: '', postcode: '9000-001' },
  { country: 'PT', region: '', postcode: '9500-001' },
  { country: 'ES', region: 'Las Palmas', postcode: '35001' },
  { country: 'GB', region: '', postcode: 'SW1A 1AA' },
  { country: 'CH', region: '', postcode: '8001' },
  { country: 'LI', region: '', postcode: '9490' },
  { country: 'NO', region: '', postcode: '0150' },
  { country: 'US', region: 'IL', postcode: '62701' },
];

function postcodeOf(country: string): string {
  const usual: Readonly<Record<string, string>> = {
    ...{ CZ: '110 00', GR: '104 31', IE: 'D02 X285', LT: 'LT-01100', LU: 'L-1009', LV: 'LV-1010' },
    ...{ MT: 'VLT 1010', NL: '1011 AB', PL: '00-001', PT: '1000-001', RO: '010011', SE: '111 20' },
    ...{ SK: '811 01', DE: '10119', EE: '10111', ES: '28001', FI: '00100', FR: '75001', HR: '10000' },
    IT: '00184',
  };
  return usual[country] ?? '1010';
}

/** VAT IDs of businesses. */
export const VAT_IDS: Readonly<Record<string, string>> = {
  ...{ AT: 'ATU13585627', BE: 'BE0428759497', DE: 'DE136695976', DK: 'DK13585628', ES: 'ESB58378431' },
  ...{ FI: 'FI20774740', FR: 'FR40303265045', GR: 'EL094259216', HU: 'HU12892312', IT: 'IT00743110157' },
  ...{ LU: 'LU15027442', PL: 'PL8567346215', PT: 'PT501964843', RO: 'RO18547290', SE: 'SE123456789701' },
};

const SELLERS = ['DE', 'DE', 'FR', 'AT', 'IE', 'FI', 'PT', 'ES', 'GB', 'CH', 'NO', 'US'];

/** Steps in which a currency is charged: many small ones, for roundings that matter. */
const steps = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 50, max: 5_000 }),
  fc.integer({ min: 50, max: 25_000 }),
);

const effect = (step: number): fc.Arbitrary<RuleEffect> => {
  const rate = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.constantFrom(100_000, 333_300, 500_000, 1_000_000),
  );
  const count = fc.integer({ min: 1, max: 3 });
  const amount = steps.map((some) => some * step);
  return fc.oneof(
    fc.record({ is: fc.constant('percent' as const), rate }),
    fc.record({ is: fc.constant('fixed' as const), amount }),
    fc.record({ is: fc.constant('fixed_price' as const), amount }),
    fc.record({ is: fc.constant('free_delivery' as const) }),
    fc.record({ is: fc.constant('buy_get' as const), buy: count, get: count, rate }),
  );
};

const promotionOf = (step: number): fc.Arbitrary<RandomPromotion> =>
  fc.record({
    effect: effect(step),
    isCode: fc.boolean(),
    isCombinable: fc.boolean(),
    scope: fc.constantFrom('everything', 'everything', 'kind', 'product', 'variant'),
    of: fc.nat({ max: CATALOGUE.length - 1 }),
    minAmount: fc.option(
      steps.map((some) => some * step),
      { freq: 5, nil: null },
    ),
    minPieces: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 5, nil: null }),
  });

const lines = fc
  .uniqueArray(
    fc.record({ at: fc.nat({ max: CATALOGUE.length - 1 }), quantity: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 7, selector: ({ at }) => at },
  )
  .map((some) => some.map(({ at, quantity }) => ({ at, quantity: CATALOGUE[at]?.isOnce ? 1 : quantity })));

/** How the shop is taxed. */
const shop = fc.record({
  country: fc.constantFrom(...SELLERS),
  isOneStop: fc.boolean(),
  isIncluded: fc.boolean(),
  isTaxed: fc.integer({ min: 0, max: 9 }).map((some) => some > 0),
  isReversed: fc.boolean(),
});

/** What a shop of everything is like for some carts. */
export const randomShop = fc.constantFrom(...CURRENCIES).chain((currency) => {
  const step = chargeStep(currency);
  return fc.record({
    currency: fc.constant(currency),
    step: fc.constant(step),
    shop,
    prices: fc
      .array(steps, { minLength: CATALOGUE.length, maxLength: CATALOGUE.length })
      .map((some) => some.map((price) => price * step)),
    classes: fc.array(fc.constantFrom(...CLASSES), {
      minLength: CATALOGUE.length,
      maxLength: CATALOGUE.length,
    }),
    promotions: fc.array(promotionOf(step), { maxLength: 5 }),
    shipping: fc.oneof(fc.constant(0), steps).map((some) => some * step),
  });
});
export type RandomShop = typeof randomShop extends fc.Arbitrary<infer T> ? T : never;

/** What somebody buys there, and gives back. */
export const randomCart = fc.record({
  lines,
  buyer: fc.constantFrom(...BUYERS),
  /** Where the bill goes, if elsewhere. */
  billing: fc.option(fc.constantFrom(...BUYERS), { freq: 4, nil: null }),
  isBusiness: fc.boolean(),
  isPickup: fc.integer({ min: 0, max: 9 }).map((some) => some === 0),
  /** Which of the codes are typed. */
  codes: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  refunds: fc.array(
    fc.record({
      of: fc.constantFrom('line', 'line', 'line', 'order', 'delivery'),
      at: fc.nat({ max: 30 }),
      percent: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
});
export type RandomCart = typeof randomCart extends fc.Arbitrary<infer T> ? T : never;
