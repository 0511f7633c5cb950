import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import type { RefundShare } from '../../products/kind-refund.ts';
import { kindNamed } from '../../products/kinds.ts';
import { findPayer, type Payer } from '../exchanges/payer.ts';
import { unitsPaidFor } from '../exchanges/store.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';
import { firstUseOf } from '../withdrawal/first-use.ts';
import { lastArrivalOf } from '../withdrawal/last-arrival.ts';
import { isOpenAt, lineWithdrawal, type WithdrawalFacts } from '../withdrawal/withdrawal.ts';
import { quoteShipping, type ShippingQuote, type ShippingWanted } from './quote-shipping.ts';
import { type Refundable, refundableOf } from './refund-plan.ts';
import { shareOf, unitsLeft } from './refund-quote.ts';

/** What goes back of units of a line; amounts in minor units. */
export interface LineQuote {
  readonly item: ItemRow;
  /** The line that was paid for it: another one where it came by exchange. */
  readonly paidItemId: string;
  /** How many units are meant. */
  readonly units: number;
  /** What was paid for them and has not been refunded. */
  readonly paid: number;
  /** What the policy gives back of that. */
  readonly amount: number;
  readonly percent: number;
  /** How it comes to that, in the current language. */
  readonly working: string;
}

export interface RefundQuote {
  /** Of the lines and of delivery. */
  readonly amount: Money;
  readonly lines: readonly LineQuote[];
  /** Of delivery; null where nothing that is sent goes back, or delivery was free. */
  readonly shipping: ShippingQuote | null;
  /** The order whose payment it goes back from: another one where the order is an exchange. */
  readonly payer: Payer;
  /** What can be refunded of that order at most, in minor units. */
  readonly left: number;
}

interface Quoted {
  /** How many units of which lines, by order item; by default all that are the buyer's. */
  readonly units?: ReadonlyMap<string, number>;
  readonly at?: Date;
  /** All of what was paid for them, whatever the policy says. */
  readonly isWhole?: boolean;
  /** Why goods go back, where it does not follow from the time. */
  readonly cause?: ShippingWanted['cause'];
}

/**
 * Proposes what goes back of a completed order by the right to withdraw and the owner's policy. Never more than was paid
 * for the units that are meant and for delivery, and has not been refunded. Of an exchange that is in the order before it.
 * @throws ShopError `practice_order`, `not_paid`.
 */
export async function quoteRefund(
  db: Db,
  order: OrderRow,
  { units, at = now(), isWhole = false, cause }: Quoted = {},
): Promise<RefundQuote> {
  const [payer, { currency }] = [await findPayer(db, order), order];
  const { left, lines: paid } = await leftOf(db, payer.order);
  const items = payer.isOther ? await listItems(db, order.id) : paid;
  const [owned, all] = [await unitsOfOrder(db, order.id), await unitsPaidFor(db, payer.order.id)];
  const shares = await sharesOf(db, order, items, at);
  const quotes: LineQuote[] = [];
  let rest = left;
  for (const item of items) {
    const own = owned.get(item.id) ?? 0;
    const wanted = Math.min(own, units ? (units.get(item.id) ?? 0) : own);
    const share = shares.get(item.id);
    const line = paid.find(({ id }) => id === payer.itemOf(item.id));
    if (wanted === 0 || !share || !line) continue;
    // A refund that named no line left less of the order than of its lines. What was exchanged has its part of what is left.
    const most = Math.min(line.left, rest);
    const each = unitsLeft({ ...line, units: all.get(line.id) ?? own, left: most, currency });
    const sum = each.slice(0, wanted).reduce((a, b) => a + b, 0);
    const { percent, working } = share;
    const amount = isWhole ? sum : shareOf({ amount: sum, currency }, percent);
    rest -= amount;
    quotes.push({ item, paidItemId: line.id, units: wanted, paid: sum, amount, percent, working });
  }
  const shipping = await quoteShipping(db, payer.order, {
    ...{ units: new Map(quotes.map(({ item, units: count }) => [item.id, count])), cause, left: rest },
    isWithdrawable: (id) => shares.get(id)?.isRight === true,
  });
  const amount = quotes.reduce((total, quote) => total + quote.amount, shipping?.amount ?? 0);
  return { amount: { amount, currency }, lines: quotes, shipping, payer, left };
}

/** Of an order that cost nothing, nothing. */
async function leftOf(db: Db, order: OrderRow): Promise<Pick<Refundable, 'left' | 'lines'>> {
  if (order.totalAmount > 0) return refundableOf(db, order);
  const items = await listItems(db, order.id);
  return { left: 0, lines: items.map((item) => ({ ...item, left: 0, oneUnit: null, name: item.title })) };
}

/** The right to withdraw comes before the policy. */
async function sharesOf(
  db: Db,
  { completedAt, immediateDeliveryAt }: OrderRow,
  items: readonly ItemRow[],
  at: Date,
): Promise<ReadonlyMap<string, RefundShare & { readonly isRight: boolean }>> {
  const [used, arrivedAt] = [await firstUseOf(db, items), await lastArrivalOf(db, items)];
  const found = new Map<string, RefundShare & { readonly isRight: boolean }>();
  for (const [name, group] of Map.groupBy(items, ({ kind }) => kind)) {
    const lines = group.map(({ id: orderItemId, variantId }) => ({ orderItemId, variantId }));
    const shares = await kindNamed(name).sale.refund.shares(db, lines, at);
    for (const item of group) {
      const { id, withdrawalDays, guaranteeDays } = item;
      const promised = { withdrawalDays, guaranteeDays, isAtOnce: immediateDeliveryAt !== null };
      const facts = { ...promised, usedAt: used.get(id) ?? null, arrivedAt };
      const isOpen = (own: WithdrawalFacts) =>
        completedAt !== null && isOpenAt(lineWithdrawal(name, completedAt, own), at);
      const isRight = isOpen(facts);
      const share = isRight ? withdrawable(isOpen({ ...facts, guaranteeDays: 0 })) : shares.get(id);
      if (share) found.set(id, { ...share, isRight });
    }
  }
  return found;
}

/** @param isByLaw whether by the law alone. */
function withdrawable(isByLaw: boolean): RefundShare {
  const working = isByLaw
    ? t('Within the withdrawal period: full refund.')
    : t('Within the guarantee: full refund.');
  return { percent: 100, working };
}
