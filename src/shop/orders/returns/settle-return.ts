import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { isOurFault } from '../../shipping/return.ts';
import { changeReturn, type ReturnRow } from '../../shipping/return-store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { keepsNothing } from '../shipping/lines-to-ship.ts';
import {
  type PiecesRefund,
  paidForPieces,
  refundPieces,
  refuseDisputed,
  shippingLeft,
} from '../shipping/refund-pieces.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findNumberedReturn, refuseMove } from './decide-return.ts';

/** What a return gives back at most, line by line. */
export interface ReturnQuote {
  readonly lines: readonly PiecesRefund[];
  /** Of delivery, by the policy: where nothing stays and the buyer withdrew or the shop was at fault. Minor units. */
  readonly shipping: number;
  readonly total: Money;
}

/** What came of a return, by order item. */
export function cameBackOf({ items }: Pick<ReturnRow, 'items'>): ReadonlyMap<string, number> {
  return new Map(
    items.map(({ orderItemId, restocked, damaged }) => [orderItemId, (restocked ?? 0) + (damaged ?? 0)]),
  );
}

/** Proposes what goes back of a received return. The order must be locked, or the answer may be old. */
export async function quoteReturn(tx: Tx, order: OrderRow, asked: ReturnRow): Promise<ReturnQuote> {
  const pieces = cameBackOf(asked);
  const hasDelivery = asked.isWithdrawal || isOurFault(asked.reason);
  const shipping = hasDelivery && (await keepsNothing(tx, order, pieces)) ? await shippingLeft(tx, order) : 0;
  const lines = await paidForPieces(tx, order, pieces);
  const amount = lines.reduce((sum, line) => sum + line.amount, shipping);
  return { lines, shipping, total: { amount, currency: order.currency } };
}

/** What staff refund of each line, by its number from 1, and of delivery; minor units. */
export interface SettledAmounts {
  readonly lines: ReadonlyMap<number, number>;
  readonly shipping: number;
}

/**
 * Refunds a received return, piece by piece: what came is the buyer's no more. Done twice it is done once.
 * @returns the refunds, to be sent to Stripe.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `practice_order`, `disputed`, `refund_too_large`.
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
    refuseMove(asked, 'refunded');
    refusePractice(order);
    await refuseDisputed(tx, order);
    const quote = await quoteReturn(tx, order, asked);
    const refunds = quote.lines.map((line) => within(line, amounts, order.currency));
    const most = await shippingLeft(tx, order);
    if (amounts.shipping > most) throw tooMuch(most, order.currency);
    const total = refunds.reduce((sum, { amount }) => sum + amount, amounts.shipping);
    await changeReturn(tx, asked.id, { state: 'refunded', settledAt: now() });
    await addHistory(tx, order.id, actor, 'return_refunded', {
      ...{ return: number, amount: total, currency: order.currency },
    });
    const made = await refundPieces(tx, order, refunds, { actor, shipping: amounts.shipping });
    await emailBuyer(tx, order, 'return', `${asked.id}:refunded`, { return: String(number) });
    return made;
  });
}

function within(line: PiecesRefund, { lines }: SettledAmounts, currency: string): PiecesRefund {
  const amount = lines.get(line.quote.item.position + 1) ?? 0;
  if (amount > line.amount) throw tooMuch(line.amount, currency);
  return { ...line, amount };
}

function tooMuch(amount: number, currency: string): ShopError {
  const text = t('At most {amount} of this can be refunded.', { amount: formatMoney({ amount, currency }) });
  return new ShopError('refund_too_large', 422, text);
}
