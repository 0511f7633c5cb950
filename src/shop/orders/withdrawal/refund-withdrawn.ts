import type { Tx } from '#lib/db.ts';
import { addGivenUnits, unitsOfOrder } from '../../entitlements/store.ts';
import { kindNamed } from '../../products/kinds.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { quoteRefund, type RefundQuote } from '../refunds/quote-refund.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { withdrawSent } from '../returns/withdraw-sent.ts';
import { refundPieces } from '../shipping/refund-pieces.ts';
import { listItems, type OrderRow } from '../store.ts';
import { firstUseOf } from './first-use.ts';
import { lastArrivalOf } from './last-arrival.ts';
import { splitByWithdrawal } from './withdrawal.ts';

const REQUEST = { reason: 'requested_by_customer', actor: 'visitor' } as const;

/**
 * Refunds what the buyer withdrew from at that instant and has not got back yet; of what was sent, nothing until it is here,
 * and delivery with the last of it. The order must be locked by the caller's transaction.
 * @returns minor units; 0 where a bank has taken the money back already.
 */
export async function refundWithdrawn(tx: Tx, order: OrderRow, withdrawnAt: Date): Promise<number> {
  if (!order.completedAt) return 0;
  const items = await listItemsWithUnits(tx, order);
  const { going, staying } = splitByWithdrawal(items, order.completedAt, withdrawnAt);
  if (going.length === 0) return 0;
  const ids = going.filter(({ kind }) => kindNamed(kind).parcel).map(({ id }) => id);
  const sent = ids.length > 0 ? await withdrawSent(tx, order, ids, withdrawnAt) : new Map<string, number>();
  const units = new Map(going.map(({ id, units: own }) => [id, Math.max(0, own - (sent.get(id) ?? 0))]));
  const quote = await quoteRefund(tx, order, { units, at: withdrawnAt });
  // While a bank has the money, everything stays as it is: refunded once the dispute is won.
  if (quote.amount.amount === 0) return 0;
  const isAll =
    !quote.payer.isOther && staying.length === 0 && sent.size === 0 && quote.amount.amount === quote.left;
  await (isAll ? refundAll(tx, order, quote) : refundLines(tx, order, quote));
  return quote.amount.amount;
}

/** The lines of an order with the units that are the buyer's. */
export async function listItemsWithUnits(tx: Tx, { id, immediateDeliveryAt }: OrderRow) {
  const units = await unitsOfOrder(tx, id);
  const items = await listItems(tx, id);
  const [used, arrivedAt] = [await firstUseOf(tx, items), await lastArrivalOf(tx, items)];
  return items.map((item) => ({
    ...item,
    units: units.get(item.id) ?? 0,
    usedAt: used.get(item.id) ?? null,
    arrivedAt,
    isAtOnce: immediateDeliveryAt !== null,
  }));
}

/** What is sent ends at once, so that it can be sold to others; everything else when the money has gone back. */
function splitBySending({ lines }: RefundQuote) {
  const { sent = [], other = [] } = Object.groupBy(lines, ({ item }) =>
    kindNamed(item.kind).parcel ? 'sent' : 'other',
  );
  return { sent, other };
}

/** One refund of everything that is left. */
async function refundAll(tx: Tx, order: OrderRow, quote: RefundQuote): Promise<void> {
  const { sent } = splitBySending(quote);
  for (const { item, units } of sent) await addGivenUnits(tx, item.id, units);
  await requestRefund(tx, order, { ...REQUEST, amount: quote.amount.amount });
  if (sent.length > 0) await applyRefundEffects(tx, order, 'visitor');
}

/** Each line by itself. */
async function refundLines(tx: Tx, order: OrderRow, quote: RefundQuote): Promise<void> {
  const { sent, other } = splitBySending(quote);
  const shipping = quote.shipping?.amount ?? 0;
  if (sent.length > 0) await refundPieces(tx, order, { ...quote, lines: sent, shipping }, 'visitor');
  for (const { item, amount } of other)
    if (amount > 0) await requestRefund(tx, order, { ...REQUEST, amount, orderItemId: item.id });
}
