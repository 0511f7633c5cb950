import { allocate } from '#lib/money.ts';
import { shareRest } from '#lib/share-rest.ts';
import { rateKey } from '../../pricing/tax/calculate.ts';
import { type TaxRow, taxRowsOf } from '../../pricing/tax/tax-rows.ts';
import type { OrderTaxRow } from '../taxes-store.ts';

/** What of an order went back, in minor units. */
export interface WentBack {
  /** In all. */
  readonly total: number;
  /** By order item. */
  readonly items: ReadonlyMap<string, number>;
  readonly delivery: number;
}

/**
 * The taxes that went back with refunds, by rate: of each line the share of its tax that its money is, so that the taxes of
 * refunds in parts sum to the tax of the whole. Money that names no line is shared over what is left.
 */
export function taxesBack(taxes: readonly OrderTaxRow[], back: WentBack): TaxRow[] {
  const parts = partsBack(taxes, back);
  return taxRowsOf(taxes.map((tax, at) => ({ ...tax, ...parts[at] }))).filter(
    ({ net, tax }) => net + tax > 0,
  );
}

/** The same for each of these, in their order. */
export function partsBack(taxes: readonly OrderTaxRow[], back: WentBack): readonly Part[] {
  const amounts = amountsBack(taxes, back);
  const parts = new Map<OrderTaxRow, Part>();
  const rows = taxes.map((tax, at) => ({ tax, amount: amounts[at] ?? 0 }));
  for (const group of Map.groupBy(rows, ({ tax }) => rateKey(tax)).values()) {
    const some = group.filter(({ tax, amount }) => amount < grossOf(tax));
    const shares = taxShares(some);
    for (const returned of group) {
      const share = shares[some.indexOf(returned)] ?? returned.tax.tax;
      parts.set(returned.tax, { tax: share, net: returned.amount - share });
    }
  }
  return taxes.map((tax) => parts.get(tax) ?? { net: 0, tax: 0 });
}

type Part = Pick<TaxRow, 'net' | 'tax'>;

/** What of the money of each went back. */
function amountsBack(taxes: readonly OrderTaxRow[], back: WentBack): number[] {
  const delivery = taxes.filter(({ orderItemId }) => orderItemId === null);
  const ofDelivery = allocate(Math.min(back.delivery, sumOf(delivery)), delivery.map(grossOf));
  const named = taxes.map((tax) => {
    const own =
      tax.orderItemId === null
        ? (ofDelivery[delivery.indexOf(tax)] ?? 0)
        : (back.items.get(tax.orderItemId) ?? 0);
    return Math.min(own, grossOf(tax));
  });
  const left = taxes.map((tax, at) => grossOf(tax) - (named[at] ?? 0));
  const unnamed = Math.max(0, back.total - named.reduce((a, b) => a + b, 0));
  const shared = allocate(
    Math.min(
      unnamed,
      left.reduce((a, b) => a + b, 0),
    ),
    left,
  );
  return named.map((amount, at) => amount + (shared[at] ?? 0));
}

interface Returned {
  readonly tax: OrderTaxRow;
  readonly amount: number;
}

/** The tax of parts of lines at one rate, rounded once, half a unit up, and shared over them. */
function taxShares(group: readonly Returned[]): number[] {
  const gross = group.reduce((sum, { tax }) => sum + BigInt(grossOf(tax)), 0n);
  const whole = group.reduce((sum, { tax }) => sum + BigInt(tax.tax), 0n);
  const amount = group.reduce((sum, one) => sum + BigInt(one.amount), 0n);
  const back = gross === 0n ? 0 : Number((2n * whole * amount + gross) / (2n * gross));
  const shares = group.map(({ tax, amount: part }) => ({
    amount: grossOf(tax) === 0 ? 0 : Number((BigInt(tax.tax) * BigInt(part)) / BigInt(grossOf(tax))),
    exact: grossOf(tax) === 0 ? 0 : tax.tax * (part / grossOf(tax)),
    least: 0,
    most: Math.min(tax.tax, part),
  }));
  return shareRest(shares, back - shares.reduce((sum, share) => sum + share.amount, 0));
}

function grossOf({ net, tax }: Pick<TaxRow, 'net' | 'tax'>): number {
  return net + tax;
}

function sumOf(taxes: readonly OrderTaxRow[]): number {
  return taxes.reduce((sum, tax) => sum + grossOf(tax), 0);
}
