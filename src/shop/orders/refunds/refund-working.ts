import type { Db } from '#lib/db.ts';
import { listUses } from '../../pricing/promotions/uses-store.ts';
import { type TaxRow, taxesInWords } from '../../pricing/tax/tax-rows.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';
import { listOrderTaxes } from '../taxes-store.ts';
import { listOrderLines } from '../view-store.ts';
import { type PromotionShare, promotionShares } from './promotion-shares.ts';
import type { RefundQuote } from './quote-refund.ts';
import { taxesBack, type WentBack } from './refund-tax.ts';
import { paidForShipping } from './shipping-left.ts';
import { refundedPerItem } from './store.ts';
import { shippingRefunded, sumOfRefundsOf } from './sums-store.ts';

/** How the proposal for a line comes about; amounts in minor units. */
export interface LineWorking {
  readonly name: string;
  readonly quantity: number;
  /** Before discounts; of a part of a bundle its share of the bundle's price. */
  readonly price: number;
  /** The bundle that it was a part of. */
  readonly bundle: string | null;
  readonly discounts: readonly PromotionShare[];
  /** What was added to the price; 0 where prices include the tax. */
  readonly addedTax: number;
  readonly paid: number;
  /** Gone back or on its way. */
  readonly refunded: number;
  readonly left: number;
  /** Units that are the buyer's, and what goes back of them; null where none are. */
  readonly proposed: { readonly units: number; readonly amount: number; readonly working: string } | null;
}

export interface RefundWorking {
  readonly lines: readonly LineWorking[];
  /** Null where nothing was paid for delivery. */
  readonly delivery: Pick<LineWorking, 'paid' | 'refunded' | 'left'> & {
    readonly proposed: { readonly amount: number; readonly working: string } | null;
  };
  /** The tax that goes back with the proposal, by rate. */
  readonly taxes: readonly { readonly name: string; readonly amount: number }[];
  readonly sum: number;
}

/** How a quote comes about, line by line. @param order the one that was paid. */
export async function refundWorking(db: Db, order: OrderRow, quote: RefundQuote): Promise<RefundWorking> {
  const items = (await listItems(db, order.id)).toSorted((a, b) => a.position - b.position);
  const gone = new Map(
    (await refundedPerItem(db, order.id, ['pending', 'succeeded'])).map(({ id, refunded }) => [id, refunded]),
  );
  const bundles = new Map(
    (await listOrderLines(db, order.id)).map(({ id, bundleTitle }) => [id, bundleTitle]),
  );
  const shares = promotionShares(items, await listUses(db, order.id));
  const lineOf = (item: ItemRow): LineWorking => {
    const refunded = gone.get(item.id) ?? 0;
    return {
      ...{ name: lineInWords(item), quantity: item.quantity, price: item.subtotalAmount },
      ...{ bundle: bundles.get(item.id) ?? null, discounts: shares.get(item.id) ?? [] },
      addedTax: item.taxIncluded ? 0 : item.taxAmount,
      ...{ paid: item.totalAmount, refunded, left: Math.max(0, item.totalAmount - refunded) },
      proposed: proposedOf(quote, item.id),
    };
  };
  const paid = await paidForShipping(db, order);
  const shipped = await shippingRefunded(db, order.id);
  const back = { total: await sumOfRefundsOf(db, order.id), items: gone, delivery: shipped };
  return {
    lines: items.map(lineOf),
    delivery: {
      ...{ paid, refunded: shipped, left: Math.max(0, paid - shipped) },
      proposed: quote.shipping && { amount: quote.shipping.amount, working: quote.shipping.working },
    },
    taxes: taxesInWords(await taxesMore(db, order, back, quote), order.taxIncluded),
    sum: quote.amount.amount,
  };
}

function proposedOf({ lines }: RefundQuote, itemId: string): LineWorking['proposed'] {
  const own = lines.filter(({ paidItemId }) => paidItemId === itemId);
  const [first] = own;
  if (!first) return null;
  const sum = (of: 'units' | 'amount') => own.reduce((total, line) => total + line[of], 0);
  return { units: sum('units'), amount: sum('amount'), working: first.working };
}

/** The taxes that go back with a quote: those of everything that is back then, less those of what is back already. */
async function taxesMore(db: Db, order: OrderRow, back: WentBack, quote: RefundQuote): Promise<TaxRow[]> {
  const taxes = await listOrderTaxes(db, order.id);
  const items = new Map(back.items);
  for (const { paidItemId, amount } of quote.lines)
    items.set(paidItemId, (items.get(paidItemId) ?? 0) + amount);
  const then = {
    ...{ total: back.total + quote.amount.amount, items },
    delivery: back.delivery + (quote.shipping?.amount ?? 0),
  };
  const before = taxesBack(taxes, back);
  const isSame = (a: TaxRow, b: TaxRow) =>
    a.country === b.country && a.region === b.region && a.rate === b.rate && a.ground === b.ground;
  return taxesBack(taxes, then).map((row) => {
    const known = before.find((one) => isSame(one, row));
    return { ...row, net: row.net - (known?.net ?? 0), tax: row.tax - (known?.tax ?? 0) };
  });
}
