import { allocate } from '#lib/money.ts';
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
  return taxRowsOf(taxes.map((tax, at) => part(tax, (named[at] ?? 0) + (shared[at] ?? 0)))).filter(
    ({ net, tax }) => net + tax > 0,
  );
}

/** The part of a line's tax that an amount of its money has, half a unit rounded up. */
function part({ orderItemId, ...tax }: OrderTaxRow, amount: number): TaxRow {
  const gross = BigInt(grossOf(tax));
  const share = gross === 0n ? 0 : Number((2n * BigInt(tax.tax) * BigInt(amount) + gross) / (2n * gross));
  return { ...tax, tax: share, net: amount - share };
}

function grossOf({ net, tax }: Pick<TaxRow, 'net' | 'tax'>): number {
  return net + tax;
}

function sumOf(taxes: readonly OrderTaxRow[]): number {
  return taxes.reduce((sum, tax) => sum + grossOf(tax), 0);
}
