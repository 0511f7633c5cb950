import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { mayAccess } from '../customers/access.ts';
import type { Visitor } from '../customers/store.ts';
import { kindNamed } from '../products/kinds.ts';
import { lineNotes } from './line-notes.ts';
import type { OrderStatus } from './order.ts';
import { paidWithInWords } from './payments/method.ts';
import { findOrder, type OrderRow } from './store.ts';
import { findOrderFacts, listOrderLines, type OrderFacts, type OrderLineRow } from './view-store.ts';
import { firstUseOf } from './withdrawal/first-use.ts';
import { isOpenAt, type LineWithdrawal, lineWithdrawal, withdrawalEnd } from './withdrawal/withdrawal.ts';

export interface OrderLineView {
  /** Its place among the lines, from 0. */
  readonly position: number;
  readonly title: string;
  readonly variantTitle: string;
  /** In which the titles are written, ISO 639-1; null where it is not known. */
  readonly language: string | null;
  readonly kind: string;
  /** Its picture; without one a cover is drawn in the inks of its category. */
  readonly image: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly unit: Money;
  readonly total: Money;
  readonly refunded: Money;
  /** Units that are the buyer's; 0 before paying and after all were revoked. */
  readonly unitsLeft: number;
  /** Whether the buyer has given it back, and its money is still on the way: it can be used for a moment, but is not offered. */
  readonly isEnding: boolean;
  /** Until when the buyer can withdraw, or why not; null before paying. */
  readonly withdrawal: LineWithdrawal | null;
  /** When it was first used, for a kind that ends the right to withdraw with it. */
  readonly usedAt?: Date | null;
  /** Where it is used, once paid; null before that, and when it has ended or is ending. */
  readonly openPath: string | null;
  readonly productPath: string;
  readonly slug: string;
  /** When and where it is, for what is the buyer's and has a time. */
  readonly notes: readonly string[];
}

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
  readonly tax: Money;
  readonly shipping: Money;
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
  /** The newest refund, while it has not reached the buyer: pending, or rejected by the bank. */
  readonly refundUnderWay: { readonly amount: Money; readonly status: 'pending' | 'failed' } | null;
  /** The buyer's bank has disputed the payment: still open, or lost. `inquiry`: it asks, and no money has moved. */
  readonly dispute: 'inquiry' | 'open' | 'lost' | null;
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
  const used = await firstUseOf(db, rows);
  const isPending = order.status === 'pending';
  const money = (amount: number): Money => ({ amount, currency: order.currency });
  const notes = await lineNotes(db, rows);
  const lines = rows.map((row) =>
    lineOf(row, order, money, { usedAt: used.get(row.id) ?? null, notes: notes.get(row.id) ?? [] }),
  );
  return {
    number: order.number,
    status: order.status,
    isProcessing: isPending && facts.paymentStatus === 'processing',
    isSandbox: order.mode === 'sandbox',
    email: order.email,
    createdAt: order.createdAt,
    completedAt: order.completedAt,
    lines,
    subtotal: money(order.subtotalAmount),
    discount: money(order.discountAmount),
    tax: money(order.taxAmount),
    shipping: money(order.shippingAmount),
    total: money(order.totalAmount),
    refunded: money(order.refundedAmount),
    termsVersion: order.termsVersion,
    isAtOnce: order.immediateDeliveryAt !== null,
    withdrawalEnd: withdrawalEnd(
      order,
      rows.map(({ id, kind, units }) => ({ kind, units: units ?? 0, usedAt: used.get(id) ?? null })),
    ),
    withdrawnAt: order.withdrawnAt,
    keepsSome: lines.some((line) => line.unitsLeft > 0 && !isWithdrawnFrom(order, line)),
    paidWith: facts.paymentStatus === 'succeeded' ? paidWithInWords(facts) : null,
    pageUrl: isPending && facts.paymentStatus === 'open' ? facts.pageUrl : null,
    declinedCode: isPending ? facts.declinedCode : null,
    returned: returnedOf(facts, money),
    refundUnderWay: refundUnderWayOf(facts, money),
    dispute: disputeOf(facts),
  };
}

/** Whether the buyer's withdrawal was from this line too. */
export function isWithdrawnFrom(
  { withdrawnAt }: Pick<OrderView, 'withdrawnAt'>,
  { withdrawal }: Pick<OrderLineView, 'withdrawal'>,
): boolean {
  return withdrawnAt !== null && withdrawal !== null && isOpenAt(withdrawal, withdrawnAt);
}

function disputeOf({ hasLostDispute, hasOpenDispute, hasInquiry }: OrderFacts): OrderView['dispute'] {
  if (hasLostDispute) return 'lost';
  if (hasOpenDispute) return 'open';
  return hasInquiry ? 'inquiry' : null;
}

type MoneyOf = (amount: number) => Money;

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

interface LineFacts {
  readonly usedAt: Date | null;
  readonly notes: readonly string[];
}

function lineOf(
  row: OrderLineRow,
  order: OrderRow,
  money: MoneyOf,
  { usedAt, notes }: LineFacts,
): OrderLineView {
  const { section, own } = kindNamed(row.kind);
  const withdrawal = order.completedAt && lineWithdrawal(row.kind, order.completedAt, usedAt);
  const isOwned = (row.units ?? 0) > 0;
  const isEnding = isOwned && (row.isBeingRefunded || isWithdrawnFrom(order, { withdrawal }));
  return {
    position: row.position,
    title: row.title,
    variantTitle: row.variantTitle,
    language: row.language,
    kind: row.kind,
    image: row.image,
    category: row.category,
    quantity: row.quantity,
    unit: money(row.unitAmount),
    total: money(row.totalAmount),
    refunded: money(row.refundedAmount),
    unitsLeft: row.units ?? 0,
    usedAt,
    ...{ withdrawal, isEnding },
    openPath: isOwned && !isEnding ? own.path(row.slug) : null,
    productPath: `/${section}/${row.slug}`,
    slug: row.slug,
    notes,
  };
}
