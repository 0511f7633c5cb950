import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { isOurFault } from '../../shipping/return.ts';
import { changeReturn, type ReturnRow } from '../../shipping/return-store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { type LineQuote, quoteRefund, type RefundQuote } from '../refunds/quote-refund.ts';
import { previewRefund, type RefundPreview } from '../refunds/refund-preview.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { shippingLeft } from '../refunds/shipping-left.ts';
import { refundPieces, refuseDisputed } from '../shipping/refund-pieces.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findNumberedReturn, refuseMove } from './decide-return.ts';

/** What came of a return, by order item. */
export function cameBackOf({ items }: Pick<ReturnRow, 'items'>): ReadonlyMap<string, number> {
  return new Map(
    items.map(({ orderItemId, restocked, damaged }) => [orderItemId, (restocked ?? 0) + (damaged ?? 0)]),
  );
}

/** Proposes what goes back of a received return: at most, of its lines. The order must be locked, or the answer may be old. */
export async function quoteReturn(tx: Tx, order: OrderRow, asked: ReturnRow): Promise<RefundQuote> {
  return quoteRefund(tx, order, { units: cameBackOf(asked), isWhole: true, cause: causeOf(asked) });
}

function causeOf({ reason, isWithdrawal }: ReturnRow): 'fault' | 'withdrawal' | 'too_late' {
  if (isOurFault(reason)) return 'fault';
  return isWithdrawal ? 'withdrawal' : 'too_late';
}

/** What staff refund of each line, by its number from 1, and of delivery; minor units. */
export interface SettledAmounts {
  readonly lines: ReadonlyMap<number, number>;
  readonly shipping: number;
}

/** What refunding a received return would do. @throws ShopError as `refundReturn`. */
export async function previewReturn(
  db: Db,
  orderNumber: string,
  number: number,
  amounts: SettledAmounts,
): Promise<RefundPreview> {
  return withLockedOrder(db, orderNumber, async (tx, order) => {
    const quote = await planSettling(tx, order, await findNumberedReturn(tx, order, number), amounts);
    return previewRefund(tx, quote, amounts.shipping);
  });
}

/** The amounts are within what was paid. @throws ShopError as `refundReturn`. */
async function planSettling(
  tx: Tx,
  order: OrderRow,
  asked: ReturnRow,
  amounts: SettledAmounts,
): Promise<RefundQuote> {
  refuseMove(asked, 'refunded');
  refusePractice(order);
  await refuseDisputed(tx, order);
  const quote = await quoteReturn(tx, order, asked);
  const lines = quote.lines.map((line) => within(line, amounts, order.currency));
  refuseOthers(lines, amounts, order.currency);
  const most = await shippingLeft(tx, quote.payer.order);
  if (amounts.shipping > most) throw tooMuch('shipping', most, order.currency);
  return { ...quote, lines };
}

/**
 * Refunds a received return, piece by piece: what came is the buyer's no more. Done twice it is done once.
 * @returns the refund, to be sent to Stripe.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `practice_order`, `disputed`, `refund_too_large` at its field.
 */
export async function refundReturn(
  db: Db,
  orderNumber: string,
  number: number,
  amounts: SettledAmounts,
  actor: StaffActor,
): Promise<readonly string[]> {
  return withLockedOrder(db, orderNumber, async (tx, order) => {
    const asked = await findNumberedReturn(tx, order, number);
    if (asked.state === 'refunded') return [];
    const quote = await planSettling(tx, order, asked, amounts);
    const total = quote.lines.reduce((sum, { amount }) => sum + amount, amounts.shipping);
    await changeReturn(tx, asked.id, { state: 'refunded', settledAt: now() });
    await addHistory(tx, order.id, actor, 'return_refunded', {
      ...{ return: number, amount: total, currency: order.currency },
    });
    const refundId = await refundPieces(tx, order, { ...quote, shipping: amounts.shipping }, actor);
    if (refundId) await changeReturn(tx, asked.id, { state: 'refunded', refundId });
    await emailBuyer(tx, order, 'return', `${asked.id}:refunded`, { return: String(number) });
    return refundId ? [refundId] : [];
  });
}

function within(line: LineQuote, { lines }: SettledAmounts, currency: string): LineQuote {
  const amount = lines.get(line.item.position + 1) ?? 0;
  if (amount > line.amount) throw tooMuch(`amount-${line.item.position + 1}`, line.amount, currency);
  return { ...line, amount };
}

/** Of a line of which nothing came, or is the buyer's no more, nothing can go back. @throws ShopError `refund_too_large` */
function refuseOthers(quoted: readonly LineQuote[], { lines }: SettledAmounts, currency: string): void {
  const known = new Set(quoted.map(({ item }) => item.position + 1));
  const wrong = [...lines].find(([line, amount]) => amount > 0 && !known.has(line));
  if (wrong) throw tooMuch(`amount-${wrong[0]}`, 0, currency);
}

function tooMuch(field: string, amount: number, currency: string): ShopError {
  const text = t('At most {amount} of this can be refunded.', { amount: formatMoney({ amount, currency }) });
  return new ShopError('refund_too_large', 422, text, { [field]: text });
}
