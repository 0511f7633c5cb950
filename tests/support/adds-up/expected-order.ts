import { type Fraction, fraction, nearest, over, plus, shareOut, times } from './fractions.ts';
import { type Sale, type Sold, type Taxation, taxationOf } from './tax-rules.ts';

/** A line as the cart has it, in minor units; of a bundle with its parts. */
export interface LineWanted {
  readonly quantity: number;
  readonly unit: number;
  /** What promotions take off all of it. */
  readonly discount: number;
  readonly parts: readonly PartWanted[];
}

/** What is in one unit of a line; a line that is no bundle is one part. */
export interface PartWanted extends Sold {
  readonly quantity: number;
  readonly unit: number;
}

export interface OrderWanted {
  readonly lines: readonly LineWanted[];
  readonly shipping: number;
  /** Prices and delivery include the tax. */
  readonly isIncluded: boolean;
  /** Whether the shop counts tax at all. */
  readonly isTaxed: boolean;
  readonly sale: Sale;
  /** In what steps the currency is charged. */
  readonly step: number;
}

/** An amount that has one rate. */
export interface TaxedAmount {
  readonly taxation: Taxation;
  readonly net: bigint;
  readonly tax: bigint;
}

export interface ExpectedItem extends TaxedAmount {
  readonly unit: bigint;
  readonly quantity: bigint;
  readonly discount: bigint;
}

export interface ExpectedOrder {
  readonly items: readonly ExpectedItem[];
  readonly delivery: readonly TaxedAmount[];
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly shipping: bigint;
  readonly tax: bigint;
  readonly total: bigint;
}

/** What an order must be, slowly, from the rules alone, with exact fractions. */
export function expectedOrder(wanted: OrderWanted): ExpectedOrder {
  const { isTaxed, isIncluded, sale } = wanted;
  const order = priced(wanted, sale);
  const isOwed = order.items.some(({ taxation }) => taxation.is === 'owed');
  return isTaxed && isIncluded && isOwed ? priced(withoutOwed(wanted), sale) : order;
}

/** The same at prices from which the tax is taken that a consumer would pay and this buyer owes. */
function withoutOwed(wanted: OrderWanted): OrderWanted {
  const { sale, step } = wanted;
  const consumer = { ...sale, isBusiness: false };
  const lines = wanted.lines.map((line) => {
    const parts = line.parts.map((part) => {
      if (taxationOf(part, sale).is !== 'owed') return part;
      const tax = taxIn(fraction(part.unit), taxationOf(part, consumer).rate, true);
      return { ...part, unit: part.unit - Number(nearest(tax, step)) };
    });
    const unit = parts.reduce((sum, part) => sum + part.unit * part.quantity, 0);
    const [before, now] = [line.unit * line.quantity, unit * line.quantity];
    // As much of the new price as of the old one.
    const [discount = 0n] =
      line.discount === 0 ? [0n] : shareOut(now, [line.discount, before - line.discount], step);
    return { ...line, parts, unit, discount: Number(discount) };
  });
  const usual = priced(wanted, consumer);
  const isOwed = priced(wanted, sale).delivery.some(({ taxation }) => taxation.is === 'owed');
  const net = usual.delivery.reduce((sum, one) => sum + one.net, 0n);
  return { ...wanted, lines, shipping: isOwed ? Number(nearest(fraction(net), step)) : wanted.shipping };
}

interface Amount {
  readonly taxation: Taxation;
  readonly amount: bigint;
}

function priced({ lines, shipping, isTaxed, isIncluded, step }: OrderWanted, sale: Sale): ExpectedOrder {
  const things = lines.flatMap((line) => {
    const discounts = shareOut(
      line.discount,
      line.parts.map((part) => part.unit * part.quantity),
      step,
    );
    return line.parts.map((part, at) => ({
      isSent: part.by === 'parcel',
      taxation: isTaxed ? taxationOf(part, sale) : NONE,
      unit: BigInt(part.unit),
      quantity: BigInt(part.quantity * line.quantity),
      discount: discounts[at] ?? 0n,
    }));
  });
  const amounts = things.map(({ taxation, unit, quantity, discount }) => ({
    taxation,
    amount: unit * quantity - discount,
  }));
  const delivery = deliveryOf(
    shipping,
    amounts.filter((_, at) => things[at]?.isSent),
  );
  const taxed = taxAll(
    [...amounts, ...delivery],
    (sum, rate) => nearest(taxIn(fraction(sum), rate, isIncluded), isIncluded ? 1 : step),
    { isIncluded, step: isIncluded ? 1 : step },
  );
  const items = things.map((thing, at) => ({ ...thing, ...(taxed[at] ?? { net: 0n, tax: 0n }) }));
  const sumOf = (numbers: readonly bigint[]) => numbers.reduce((a, b) => a + b, 0n);
  const subtotal = sumOf(things.map(({ unit, quantity }) => unit * quantity));
  const discount = sumOf(things.map((thing) => thing.discount));
  const tax = sumOf(taxed.map((one) => one.tax));
  return {
    ...{ items, delivery: taxed.slice(items.length), subtotal, discount, shipping: BigInt(shipping), tax },
    total: subtotal - discount + BigInt(shipping) + (isIncluded ? 0n : tax),
  };
}

const NONE: Taxation = { is: 'untaxed', country: '', region: '', rate: fraction(0) };

/** The delivery is taxed as what is delivered, each rate by what is delivered at it. */
function deliveryOf(shipping: number, sent: readonly Amount[]): Amount[] {
  const groups = groupsOf(sent);
  const shares = shareOut(
    shipping,
    groups.map((group) => group.reduce((sum, { amount }) => sum + amount, 0n)),
  );
  return groups
    .map((group, at) => ({ taxation: group[0]?.taxation ?? NONE, amount: shares[at] ?? 0n }))
    .filter(({ amount }) => amount > 0n);
}

/** The tax of the sum at each rate, shared over what has it. */
function taxAll(
  amounts: readonly Amount[],
  taxOf: (sum: bigint, rate: Fraction) => bigint,
  { isIncluded, step }: { readonly isIncluded: boolean; readonly step: number },
): TaxedAmount[] {
  const taxes = new Map<Amount, bigint>();
  for (const group of groupsOf(amounts)) {
    const own = group.map(({ amount }) => amount);
    const sum = own.reduce((a, b) => a + b, 0n);
    const shares = shareOut(taxOf(sum, group[0]?.taxation.rate ?? fraction(0)), own, step);
    for (const [at, one] of group.entries()) taxes.set(one, shares[at] ?? 0n);
  }
  return amounts.map((one) => {
    const tax = taxes.get(one) ?? 0n;
    return { taxation: one.taxation, tax, net: isIncluded ? one.amount - tax : one.amount };
  });
}

function groupsOf(amounts: readonly Amount[]): Amount[][] {
  return [...Map.groupBy(amounts, ({ taxation }) => groupKey(taxation)).values()];
}

/** What is summed before it is taxed. */
export function groupKey({ is, country, region, rate }: Taxation): string {
  return `${is} ${country} ${region} ${(rate.top * 1_000_000n) / rate.bottom}`;
}

/** The tax in an amount that includes it, or on one that does not. */
export function taxIn(amount: Fraction, rate: Fraction, isIncluded: boolean): Fraction {
  const tax = times(amount, rate);
  return isIncluded ? over(tax, plus(fraction(1), rate)) : tax;
}
