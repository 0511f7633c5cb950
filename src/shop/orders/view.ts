import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { mayAccess } from '../customers/access.ts';
import type { Visitor } from '../customers/store.ts';
import type { TaxRow } from '../pricing/tax/tax-rows.ts';
import { kindNamed } from '../products/kinds.ts';
import { findOrderDelivery, type OrderDelivery } from '../shipping/order-store.ts';
import { findPayer } from './exchanges/payer.ts';
import { lineNotes, waitingNotes } from './line-notes.ts';
import type { OrderStatus } from './order.ts';
import { paidWithInWords } from './payments/method.ts';
import { findOrder, type OrderRow } from './store.ts';
import { type PromotionSum, sumRows } from './sum-rows.ts';
import { isWithdrawnFrom, lineOf, type MoneyOf, type OrderLineView } from './view-line.ts';
import { findOrderFacts, listOrderLines, type OrderFacts } from './view-store.ts';
import { firstUseOf } from './withdrawal/first-use.ts';
import { lastArrivalOf } from './withdrawal/last-arrival.ts';
import { withdrawalEnd } from './withdrawal/withdrawal.ts';

export { isWithdrawnFrom, type OrderLineView };

/** An order as its owner sees it. */
export interface OrderView {
  readonly number: string;
  readonly status: OrderStatus;
  /** The bank has not decided yet (delayed payment methods). */
  readonly isProcessing: boolean;
  readonly isSandbox: boolean;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly lines: readonly OrderLineView[];
  readonly subtotal: Money;
  readonly discount: Money;
  readonly promotions?: readonly PromotionSum[];
  /** Sums by rate; none where no tax was counted. */
  readonly taxes: readonly TaxRow[];
  readonly isTaxIncluded: boolean;
  /** The business that it is for, with its VAT ID or an empty one. */
  readonly business?: { readonly name: string; readonly vatId: string } | null;
  readonly shipping: Money;
  /** Where and how it is sent; null where nothing is. */
  readonly delivery?: OrderDelivery | null;
  readonly total: Money;
  readonly refunded: Money;
  /** The terms that were accepted; null for an order from before they were kept. */
  readonly termsVersion: string | null;
  /** The buyer asked for delivery at once, which ends the right to withdraw. */
  readonly isAtOnce: boolean;
  /** Until when the buyer can withdraw by the order's page; null when there is nothing to withdraw from (any more). */
  readonly withdrawalEnd: Date | null;
  readonly withdrawnAt: Date | null;
  /** Whether the buyer, who withdrew, keeps something that could not be withdrawn from. */
  readonly keepsSome: boolean;
  /** How it was paid, in words; null before that, and where Stripe did not say. */
  readonly paidWith: string | null;
  /** Where to go on paying, while that is possible. */
  readonly pageUrl: string | null;
  /** Stripe's code for why the last attempt to pay was declined, while another attempt is possible. */
  readonly declinedCode: string | null;
  /** Money that came when this order could not be paid any more: being sent back, or returned (`isBack`). */
  readonly returned: { readonly amount: Money; readonly isBack: boolean } | null;
  /** Its money came when nothing was free any more, and the buyer chooses what becomes of it. */
  readonly waitsForChoice?: boolean;
  /** Its buyer is asked in which country he lives: pieces of evidence contradict each other. */
  readonly asksCountry?: boolean;
  /** It expired because a bank took too long, and the bank may still pass the money on. */
  readonly isOverdue?: boolean;
  /** The newest refund, while it has not reached the buyer: pending, or rejected by the bank. */
  readonly refundUnderWay: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
  /** The buyer's bank has disputed the payment: still open, or lost. `inquiry`: it asks, and no money has moved. */
  readonly dispute: 'inquiry' | 'open' | 'lost' | null;
  /** The number of the order that was paid for what this one sends in exchange; null for any other. */
  readonly exchangeOf?: string | null;
}

/** What stands above and below its total. */
export function sumsOfOrder(order: OrderView): ReturnType<typeof sumRows> {
  const { subtotal, discount, shipping, taxes, isTaxIncluded, promotions } = order;
  const amounts = { subtotal: subtotal.amount, discount: discount.amount, shipping: shipping.amount };
  return sumRows({
    ...{ ...amounts, currency: subtotal.currency, taxes, isTaxIncluded },
    ...(promotions ? { promotions } : {}),
  });
}

/** The order of that number if it is this visitor's; else null. */
export async function viewOwnOrder(
  db: Db,
  number: string,
  visitor: Visitor | null,
): Promise<OrderView | null> {
  const order = await findOrder(db, { number });
  return order && mayAccess(visitor, 'order', { order }) ? assembleOrder(db, order) : null;
}

export async function assembleOrder(db: Db, order: OrderRow): Promise<OrderView> {
  const [facts, rows] = [await findOrderFacts(db, order.id), await listOrderLines(db, order.id)];
  const [used, arrivedAt] = [await firstUseOf(db, rows), await lastArrivalOf(db, rows)];
  const [isPending, payer] = [order.status === 'pending', await findPayer(db, order)];
  const money = (amount: number): Money => ({ amount, currency: order.currency });
  const notes = await (isPending ? waitingNotes : lineNotes)(db, rows);
  const isAtOnce = order.immediateDeliveryAt !== null;
  const withFacts = ({ id, kind, units, withdrawalDays, guaranteeDays }: (typeof rows)[number]) => ({
    ...{ kind, units: units ?? 0, usedAt: used.get(id) ?? null, arrivedAt },
    ...{ withdrawalDays, guaranteeDays, isAtOnce },
  });
  const lines = rows.map((row) => {
    const { usedAt } = withFacts(row);
    return lineOf(row, order, money, { usedAt, arrivedAt, notes: notes.get(row.id) ?? [] });
  });
  return {
    number: order.number,
    status: order.status,
    isProcessing: isPending && facts.paymentStatus === 'processing',
    isSandbox: order.mode === 'sandbox',
    email: order.email,
    createdAt: order.createdAt,
    completedAt: order.completedAt,
    lines,
    ...{ subtotal: money(order.subtotalAmount), discount: money(order.discountAmount) },
    ...{ taxes: facts.taxes, isTaxIncluded: order.taxIncluded, shipping: money(order.shippingAmount) },
    ...{ business: facts.business, promotions: facts.promotions },
    delivery: isSent(rows) ? await findOrderDelivery(db, order.id) : null,
    ...{ total: money(order.totalAmount), refunded: money(order.refundedAmount) },
    termsVersion: order.termsVersion,
    isAtOnce,
    withdrawalEnd: withdrawalEnd({ ...order, paidIn: payer.order }, rows.map(withFacts)),
    exchangeOf: payer.isOther ? payer.order.number : null,
    withdrawnAt: order.withdrawnAt,
    keepsSome: lines.some((line) => line.unitsLeft > 0 && !isWithdrawnFrom(order, line)),
    paidWith: facts.paymentStatus === 'succeeded' ? paidWithInWords(facts) : null,
    pageUrl: isPending && facts.paymentStatus === 'open' ? facts.pageUrl : null,
    declinedCode: isPending ? facts.declinedCode : null,
    returned: returnedOf(facts, money),
    ...{ waitsForChoice: facts.waitsForChoice, asksCountry: facts.asksCountry },
    isOverdue: order.status === 'expired' && facts.paymentStatus === 'processing',
    refundUnderWay: refundUnderWayOf(facts, money),
    dispute: disputeOf(facts),
  };
}

function isSent(lines: readonly { readonly kind: string }[]): boolean {
  return lines.some(({ kind }) => kindNamed(kind).parcel !== undefined);
}

function disputeOf({ hasLostDispute, hasOpenDispute, hasInquiry }: OrderFacts): OrderView['dispute'] {
  if (hasLostDispute) return 'lost';
  if (hasOpenDispute) return 'open';
  return hasInquiry ? 'inquiry' : null;
}

function returnedOf({ surplusAmount: amount, surplusRefundedAmount: back }: OrderFacts, money: MoneyOf) {
  return amount === null ? null : { amount: money(amount), isBack: back === amount };
}

function refundUnderWayOf(
  { refundAmount, refundStatus }: OrderFacts,
  money: MoneyOf,
): OrderView['refundUnderWay'] {
  if (refundAmount === null || refundStatus === 'succeeded') return null;
  return { amount: money(refundAmount), status: refundStatus === 'failed' ? 'failed' : 'pending' };
}
