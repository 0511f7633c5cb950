import type { Db } from '#lib/db.ts';
import { nearestCharge } from '#lib/money.ts';
import { findStandardShipping } from '../../shipping/order-store.ts';
import { listExchangeOrderIds } from '../exchanges/store.ts';
import { listSentLines, type SentLine } from '../shipping/lines-to-ship.ts';
import type { OrderRow } from '../store.ts';
import { paidForShipping } from './shipping-left.ts';
import { type ShippingCause, shippingShare, shippingWorking } from './shipping-share.ts';
import { shippingRefunded } from './sums-store.ts';

/** What goes back of an order's delivery. */
export interface ShippingQuote {
  /** In minor units. */
  readonly amount: number;
  /** How it comes to that, in the current language. */
  readonly working: string;
}

export interface ShippingWanted {
  /** Units that go back, by order item. */
  readonly units: ReadonlyMap<string, number>;
  /** Whether a line can be withdrawn from now. */
  readonly isWithdrawable: (orderItemId: string) => boolean;
  /** Why, where that does not follow from the time. */
  readonly cause?: 'fault' | 'withdrawal' | 'too_late' | undefined;
  /** What is left of the payment when the lines are refunded, in minor units. */
  readonly left: number;
}

/**
 * What goes back of the delivery of a paid order with units of its lines or of what was sent in exchange for them: something only with the last of what is sent. Null where nothing was
 * paid for delivery or none of these units is sent.
 */
export async function quoteShipping(
  db: Db,
  order: OrderRow,
  wanted: ShippingWanted,
): Promise<ShippingQuote | null> {
  if (order.shippingAmount === 0) return null;
  const lines = await listAllSent(db, order.id);
  const going = lines.filter(({ item }) => (wanted.units.get(item.id) ?? 0) > 0);
  if (going.length === 0) return null;
  const cause = causeOf(lines, going, wanted);
  const amount = await paidForShipping(db, order);
  const chosen = (await findStandardShipping(db, order.id)) ?? order.shippingAmount;
  // With its share of a tax that was added.
  const standard = nearestCharge({
    amount: Math.round((chosen * amount) / order.shippingAmount),
    currency: order.currency,
  });
  const refunded = await shippingRefunded(db, order.id);
  const share = shippingShare({ amount, standard, refunded }, cause);
  return {
    amount: Math.min(share, Math.max(0, wanted.left)),
    working: shippingWorking(cause, standard < amount),
  };
}

/** The lines that are sent, of an order and of what was sent in exchange for its pieces: that stays with the buyer as well. */
async function listAllSent(db: Db, orderId: string): Promise<SentLine[]> {
  const lines = await listSentLines(db, orderId);
  for (const id of await listExchangeOrderIds(db, orderId)) lines.push(...(await listSentLines(db, id)));
  return lines;
}

function causeOf(
  lines: readonly SentLine[],
  going: readonly SentLine[],
  { units, isWithdrawable, cause }: ShippingWanted,
): ShippingCause {
  const keepsSome = lines.some(({ item, units: own }) => own > (units.get(item.id) ?? 0));
  if (keepsSome) return 'keeps_some';
  if (lines.every(({ counts }) => counts.left === 0)) return 'nothing_sent';
  if (cause) return cause;
  return going.every(({ item }) => isWithdrawable(item.id)) ? 'withdrawal' : 'too_late';
}
