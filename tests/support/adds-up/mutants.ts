import { allocate, chargeStep, nearestCharge } from '#lib/money.ts';
import type { Taxable, Taxed } from '#shop/pricing/tax/calculate.ts';
import type { RateRow } from './tax-rules.ts';

type Options = { readonly isIncluded: boolean; readonly currency: string };
type Calculate = (things: readonly Taxable[], options: Options) => Taxed[];
type Back = { readonly net: number; readonly tax: number };

/** The taxes of groups of things, each rounded and shared in some wrong way. */
function taxed(
  things: readonly Taxable[],
  { isIncluded }: Options,
  wrong: {
    readonly keyOf?: (thing: Taxable, at: number) => string;
    readonly round: (top: bigint, bottom: bigint) => bigint;
    readonly share?: (tax: number, amounts: readonly number[]) => number[];
  },
): Taxed[] {
  const { keyOf = (one) => [one.country, one.region, one.ground, one.rate].join(), share = allocate } = wrong;
  const taxes = new Map<number, number>();
  for (const group of Map.groupBy([...things.entries()], ([at, thing]) => keyOf(thing, at)).values()) {
    const amounts = group.map(([, { amount }]) => amount);
    const rate = group[0]?.[1].rate ?? 0;
    const [top, bottom] = [
      BigInt(amounts.reduce((a, b) => a + b, 0)) * BigInt(rate),
      isIncluded ? 1_000_000 + rate : 1_000_000,
    ];
    const shares = share(Number(wrong.round(top, BigInt(bottom))), amounts);
    for (const [index, [at]] of group.entries()) taxes.set(at, shares[index] ?? 0);
  }
  return things.map(({ amount, ...rest }, at) => {
    const tax = taxes.get(at) ?? 0;
    return { ...rest, tax, net: isIncluded ? amount - tax : amount };
  });
}

const halfUp = (top: bigint, bottom: bigint) => (2n * top + bottom) / (2n * bottom);
const down = (top: bigint, bottom: bigint) => top / bottom;
const up = (top: bigint, bottom: bigint) => (top + bottom - 1n) / bottom;
const halfDown = (top: bigint, bottom: bigint) => (2n * top + bottom - 1n) / (2n * bottom);

/** Only of currencies that are charged to the last unit: elsewhere these would fail for another reason. */
const calculating =
  (wrong: Parameters<typeof taxed>[2]) => (own: Calculate, things: readonly Taxable[], options: Options) =>
    chargeStep(options.currency) === 1 ? taxed(things, options, wrong) : own(things, options);

/** In place of a function, which it is given first, with what it is called with. */
type Mutant = (own: never, ...words: never[]) => unknown;

type Rates = readonly RateRow[];
type RateOn = (rates: Rates, key: Omit<RateRow, 'validFrom' | 'rate'>, day: string) => number | null;
type PlaceOf = (seller: object, supply: object, buyer: object, isBusiness?: boolean) => object;
type DiscountOf = (rule: object, lines: object, left: readonly number[], currency: string) => number[];
type Choose = (promotions: readonly object[], ...rest: readonly unknown[]) => object;
interface Item {
  readonly discountAmount: number;
  readonly subtotalAmount: number;
  readonly partOfVariantId: string | null;
}
type ItemsOf = (lines: object) => Item[];
type PartsBack = (taxes: object, back: object) => Back[];

/** What the shop could do wrong. */
export const MUTANTS: Readonly<Record<string, Readonly<Record<string, Mutant>>>> = {
  'rounds taxes down': { calculateTaxes: calculating({ round: down }) },
  'rounds taxes up': { calculateTaxes: calculating({ round: up }) },
  'rounds half a unit down': { calculateTaxes: calculating({ round: halfDown }) },
  'taxes line by line': { calculateTaxes: calculating({ keyOf: (_, at) => String(at), round: halfUp }) },
  'gives the last line what is left of a tax': {
    calculateTaxes: calculating({
      round: halfUp,
      share: (tax, amounts) => allocate(tax, amounts.toReversed()).toReversed(),
    }),
  },
  'rounds a tax to the unit before it is rounded to what can be charged': {
    calculateTaxes: (own: Calculate, things: readonly Taxable[], options: Options) =>
      options.isIncluded || chargeStep(options.currency) === 1
        ? own(things, options)
        : taxed(things, options, {
            round: (top, bottom) =>
              BigInt(nearestCharge({ amount: Number(halfUp(top, bottom)), currency: options.currency })),
            share: (tax, amounts) => {
              const step = chargeStep(options.currency);
              return allocate(tax / step, amounts).map((share) => share * step);
            },
          }),
  },
  'taxes the delivery as the first thing in the parcel': {
    splitDelivery: (_: unknown, amount: number, sent: readonly Taxable[]) =>
      amount > 0 ? sent.slice(0, 1).map((one) => ({ ...one, amount })) : [],
  },
  'takes today’s rates for what happens later': {
    rateOn: (own: RateOn, ...[rates, key]: Parameters<RateOn>) => own(rates, key, '2026-11-30'),
  },
  'forgets islands with rates of their own': {
    rateOn: (own: RateOn, ...[rates, key, day]: Parameters<RateOn>) =>
      own(rates, { ...key, region: '' }, day),
  },
  'taxes a business as a consumer': {
    placeOf: (own: PlaceOf, ...[seller, supply, buyer]: Parameters<PlaceOf>) =>
      own(seller, supply, buyer, false),
  },
  'asks everybody for the tax at home': {
    placeOf: (own: PlaceOf, ...[seller, supply, _, isBusiness]: Parameters<PlaceOf>) =>
      own(seller, supply, { ...seller, region: '', postcode: '' }, isBusiness),
  },
  'takes a unit too much off a line': {
    discountOf: (own: DiscountOf, ...[rule, lines, left, currency]: Parameters<DiscountOf>) =>
      own(rule, lines, left, currency).map((off, at) =>
        off > 0 && off + chargeStep(currency) <= (left[at] ?? 0) ? off + chargeStep(currency) : off,
      ),
  },
  'applies the first promotion instead of the best': {
    choosePromotions: (own: Choose, ...[promotions, ...rest]: Parameters<Choose>) =>
      own(promotions.slice(0, 1), ...rest),
  },
  'takes the discount of a bundle off its first part': {
    itemsOf: (own: ItemsOf, lines: object) => {
      const items = own(lines);
      const [first, second] = items.filter(({ partOfVariantId }) => partOfVariantId !== null);
      if (!first || !second) return items;
      const more = Math.min(second.discountAmount, first.subtotalAmount - first.discountAmount);
      const changed = new Map([
        [first, first.discountAmount + more],
        [second, second.discountAmount - more],
      ]);
      return items.map((item) => ({ ...item, discountAmount: changed.get(item) ?? item.discountAmount }));
    },
  },
  'keeps two units of the tax of what went back': {
    partsBack: (own: PartsBack, ...words: Parameters<PartsBack>) =>
      own(...words).map(({ net, tax }, at) =>
        at === 0 && tax > 1 ? { net: net + 2, tax: tax - 2 } : { net, tax },
      ),
  },
  'gives back the tax of a third': {
    partsBack: (own: PartsBack, ...words: Parameters<PartsBack>) =>
      own(...words).map(({ net, tax }) => ({
        net: net + tax - Math.floor(tax / 3),
        tax: Math.floor(tax / 3),
      })),
  },
  'writes on a credit note what rounding says, also where that is less than nothing': {
    inOneDirection: (_: unknown, changes: object) => changes,
  },
};
