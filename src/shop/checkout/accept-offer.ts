import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError, Unavailable } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { checkQuantity, type Sellable, sellableVariant } from '../cart/add-item.ts';
import { buyerCustomerIds } from '../customers/access.ts';
import { lockPoolsOf } from '../inventory/reservation-store.ts';
import { endReservation } from '../inventory/reserve-units.ts';
import { complete } from '../orders/complete.ts';
import { type Placed, place } from '../orders/place.ts';
import { findOrder } from '../orders/store.ts';
import { totalsOf } from '../pricing/totals.ts';
import type { Attendee } from '../products/kinds/event/attendees/attendee.ts';
import { isAnswerMissing } from '../products/kinds/event/attendees/before-paying.ts';
import { saveOrderAttendees } from '../products/kinds/event/attendees/before-paying-store.ts';
import { closedAt } from '../products/kinds/event/dates/sale-state.ts';
import { listSalesWindows, listTicketsOf } from '../products/kinds/event/dates/ticket-store.ts';
import type { Entry } from '../products/kinds/event/waiting/entry.ts';
import { offerFreeSeats } from '../products/kinds/event/waiting/offer-seats.ts';
import { findEntry, updateEntry } from '../products/kinds/event/waiting/store.ts';
import { settlePrices } from '../products/prices/settle-prices.ts';
import { hasDuePrice } from '../products/prices/settle-store.ts';
import { refuseLocked } from '../products/unlock.ts';
import { holdSellingCurrency } from '../settings/currency-store.ts';
import { answersMissing } from './answers-missing.ts';
import { openNewPaymentPage, openPaymentPage } from './open-payment-page.ts';
import type { Checkout, Started } from './start.ts';
import { supersede } from './supersede.ts';
import { withTax } from './with-tax.ts';

const quantityText = () => t('Choose how many tickets.');

/** Which tickets are bought with offered seats. */
export const acceptInput = z.strictObject({
  variant: z.uuid({ error: () => t('Choose a ticket.') }),
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, { error: quantityText })
    .transform(Number)
    .refine((count) => count >= 1, { error: quantityText }),
  /** Where the buyer lives, if that decides the tax. */
  country: z.string().max(10_000).optional(),
});
export interface AcceptInput extends z.infer<typeof acceptInput> {
  /** Who comes, first seat first, as far as it is asked before paying. */
  readonly attendees?: readonly Attendee[];
}

type Accepting = Pick<Checkout, 'visitor' | 'mode' | 'origin'>;

/**
 * Orders with the seats that a waiting list offered: what was held for the offer is held for the order, in one transaction.
 * Seats that are not taken go to the next who waits.
 * @throws ShopError `offer_over`, `too_many_seats`, `answers_missing`, `choose_country`, what a variant refuses, `payment_refused`; Unavailable without Stripe.
 */
export async function acceptOffer(
  db: Db,
  entryId: string,
  wish: AcceptInput,
  checkout: Accepting,
): Promise<Started> {
  if (await hasDuePrice(db, wish.variant)) await settlePrices(db);
  const { order, items } = await inTransaction(db, (tx) => orderOffered(tx, entryId, wish, checkout));
  const { id: orderId, number } = order;
  if (order.totalAmount === 0) return { next: order.isAddressProven ? 'order' : 'email', orderId, number };
  const page = await openNewPaymentPage(db, order, items, checkout.origin);
  if (page.is === 'open') return { next: 'pay', orderId, url: page.url };
  throw new Unavailable('checkout');
}

async function orderOffered(
  tx: Tx,
  entryId: string,
  { variant: variantId, quantity, country, attendees = [] }: AcceptInput,
  { visitor, mode }: Accepting,
): Promise<Placed> {
  await holdSellingCurrency(tx);
  // Every pool that is changed here is locked first, in the order in which orders lock them.
  await lockPoolsOf(tx, variantId);
  const entry = await findEntry(tx, entryId);
  if (entry?.state !== 'offered' || !entry.reservationId || !entry.offerEndsAt || entry.offerEndsAt <= now())
    throw new ShopError('offer_over', 409, t('This offer is over.'));
  const { variant, seats } = await offeredVariant(tx, entry, variantId, quantity);
  await refuseLocked(tx, visitor, variant);
  if (await isAnswerMissing(tx, variant.productId, seats, attendees)) throw answersMissing();
  await endReservation(tx, entry.reservationId);
  const { userId } = visitor;
  const taxed = await withTax(tx, { cart: cartOf(variant, quantity), delivery: null }, { country });
  const placed = await place(tx, {
    ...taxed,
    ...{ userId, visitorId: userId ? null : visitor.id, email: entry.email, mode },
    provenCustomerIds: buyerCustomerIds(visitor),
  });
  if (!placed) throw new Error('an order without a cart cannot stand beside another of it');
  for (const { id } of placed.items) await saveOrderAttendees(tx, id, attendees.slice(0, seats));
  await updateEntry(tx, entry.id, { state: 'ordered', reservationId: null, orderId: placed.order.id });
  await offerFreeSeats(tx, [entry.poolId]);
  if (placed.order.totalAmount === 0) await complete(tx, { orderId: placed.order.id }, null, 'visitor');
  return placed;
}

/** The ticket and the seats of so many, if it is on sale for that date and they were offered. */
async function offeredVariant(
  tx: Tx,
  { dateId, offeredSeats }: Entry,
  variantId: string,
  quantity: number,
): Promise<{ readonly variant: Sellable; readonly seats: number }> {
  const variant = await sellableVariant(tx, { variant: variantId });
  const ticket = (await listTicketsOf(tx, [variantId])).get(variantId);
  const isForDate = ticket?.dateIds.length === 1 && ticket.dateIds[0] === dateId;
  const [window] = await listSalesWindows(tx, [variantId]);
  if (!isForDate || closedAt(window, now()))
    throw new ShopError('unknown_ticket', 409, t('Choose a ticket.'), { variant: t('Choose a ticket.') });
  const seats = quantity * ticket.seats;
  if (seats > (offeredSeats ?? 0)) {
    const text = t('{count, plural, one {# seat is} other {# seats are}} held for you.', {
      count: offeredSeats ?? 0,
    });
    throw new ShopError('too_many_seats', 422, text, { quantity: text });
  }
  checkQuantity(variant, quantity);
  return { variant, seats };
}

function cartOf(
  {
    id: variantId,
    productId,
    kind,
    taxClass,
    guaranteeDays,
    productTitle,
    title: variantTitle,
    currency,
    priceAmount,
  }: Sellable,
  quantity: number,
): Parameters<typeof place>[1]['cart'] {
  const line = {
    ...{ productId, variantId, kind, title: productTitle, variantTitle, taxClass, guaranteeDays, quantity },
    parts: null,
    ...{ unit: { amount: priceAmount, currency }, total: { amount: priceAmount * quantity, currency } },
  };
  const totals = totalsOf([{ quantity, unitAmount: priceAmount, currency }]);
  return { id: null, version: null, lines: [line], totals };
}

/**
 * Back to the payment of an order that took an offer.
 * @returns where to go; null when the order has ended, and the offer may stand again.
 */
export async function payOffered(db: Db, orderId: string, origin: string): Promise<Started | null> {
  const order = await findOrder(db, { id: orderId });
  if (!order) return null;
  if (order.status !== 'pending') return { next: 'order', orderId, number: order.number };
  const page = await openPaymentPage(db, order, origin);
  if (page.is === 'open') return { next: 'pay', orderId, url: page.url };
  if (page.is === 'paid') return { next: 'order', orderId, number: order.number };
  if (page.is === 'stale') await supersede(db, order, { status: 'expired' });
  return null;
}
