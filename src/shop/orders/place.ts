import { randomUUID } from 'node:crypto';
import { now, secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import type { Evidence } from '../pricing/tax/evidence.ts';
import type { OrderTax } from '../pricing/tax/tax-items.ts';
import { verifyVatId } from '../pricing/tax/vat-id/standing.ts';
import type { Totals } from '../pricing/totals.ts';
import { kindNamed } from '../products/kinds.ts';
import { keepAddresses } from '../shipping/keep-addresses-store.ts';
import { insertOrderDelivery, type OrderDelivery } from '../shipping/order-store.ts';
import { insertOrderBusiness, type OrderBusiness } from './business-store.ts';
import { holdItems } from './deliver.ts';
import { refuseTooMuch } from './hold-share.ts';
import { needsMoneyAtOnce } from './money-at-once.ts';
import { type Actor, HOLD_SECONDS, type Mode } from './order.ts';
import { itemsOf, type OrderedItem, type OrderedLine } from './ordered-items.ts';
import { insertPlacedOrder, type NewItem } from './place-store.ts';
import type { ItemRow, OrderRow } from './store.ts';
import { takeUses, type UsedPromotions } from './take-uses.ts';
import { TERMS_VERSION } from './terms.ts';
import { legalDays } from './withdrawal/legal-days.ts';

/** What is ordered: a cart, which may have no other open order, or something without one. */
interface Ordered {
  readonly id: string | null;
  readonly version: number | null;
  readonly lines: readonly OrderedLine[];
  readonly totals: Totals;
  /** What took something off its lines or its delivery. */
  readonly promotions?: UsedPromotions;
}

export interface Placing {
  readonly cart: Ordered;
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly email: string;
  /** The customers whose addresses the buyer has proven. */
  readonly provenCustomerIds: readonly string[];
  readonly mode: Mode;
  /** The buyer asked for delivery at once and knows that the right to withdraw ends with it. */
  readonly wantsAtOnce?: boolean;
  /** Where and how it is sent; null for an order of which nothing is. */
  readonly delivery?: OrderDelivery | null;
  /** Of the items of its lines; what is added to the prices is in the total of the cart. Null where no tax is counted. */
  readonly tax?: OrderTax | null;
  /** The business that it is for. */
  readonly business?: OrderBusiness | null;
  /** What tells the country of its buyer, where that decides the tax. */
  readonly evidence?: readonly Evidence[];
  /** The network that the order comes from, as a hash; left out where nothing is to be kept from others. */
  readonly holder?: string | null;
  /** Staff make it for the buyer; left out where the buyer orders. */
  readonly byHand?: PlacedByHand;
}

/** An order that staff make. */
export interface PlacedByHand {
  /** Of the order, as the form has it. */
  readonly id: string;
  readonly actor: Actor;
  /** It is free, and not invoiced. */
  readonly isGiven: boolean;
  /** How long what is scarce is held for a payment page; null for an order without one, which completes at once. */
  readonly pageHoldSeconds: number | null;
}

export interface Placed {
  readonly order: OrderRow;
  readonly items: readonly ItemRow[];
}

/**
 * Writes the order before any money moves: prices are frozen per line, scarce things are held until the payment page
 * has closed. The cart must be locked and ready. The address becomes a customer, if it is none yet.
 * @returns null when the cart has an open order already: nothing is written then.
 * @throws ShopError `sold_out` or `held_by_others` from a kind, `too_many_holds`, `code_refused`.
 */
export async function place(tx: Tx, placing: Placing): Promise<Placed | null> {
  const at = now();
  const { hasPage, holdSeconds, actor, action, ...made } = makerOf(placing);
  const expiresAt = secondsFrom(holdSeconds, at);
  const { cart, mode, visitorId, userId, email, provenCustomerIds } = placing;
  const { subtotal, discount, shipping, total, currency } = cart.totals;
  const { tax = null } = placing;
  const country = countryOf(placing);
  const items = itemsOf(cart.lines).map((item, index) => ({
    ...taxedItem(item, tax, index),
    withdrawalDays: legalDays(kindNamed(item.kind), country),
  }));
  const order = {
    ...{ mode, visitorId, userId, email, provenCustomerIds, currency, expiresAt, createdAt: at },
    emailKey: emailKey(email),
    ...made,
    cartId: cart.id,
    cartVersion: cart.version,
    subtotalAmount: subtotal,
    discountAmount: discount,
    evidence: placing.evidence ?? [],
    ...{ tax, taxAmount: tax?.total ?? 0, taxIncluded: tax?.isIncluded ?? false },
    shippingAmount: shipping,
    totalAmount: total,
    termsVersion: TERMS_VERSION,
    immediateDeliveryAt: placing.wantsAtOnce && total > 0 ? at : null,
    pageAskedAt: total > 0 && hasPage ? at : null,
    withoutDebit: total > 0 && (await needsMoneyAtOnce(tx, items, at)),
  };
  const details = { total_amount: total, currency, mode };
  const placed = await insertPlacedOrder(tx, order, items, { actor, action, details });
  if (!placed) return null;
  if (placing.business) await nameBusiness(tx, placed.order.id, placing.business);
  // A warehouse is chosen by where the order goes.
  if (placing.delivery) await sendTo(tx, placed.order, placing.delivery);
  await holdItems(tx, placed.items, expiresAt);
  if (placing.holder !== undefined && total > 0)
    await refuseTooMuch(tx, placed.order.id, placed.items, {
      customerId: placed.order.customerId,
      holder: placing.holder,
    });
  if (cart.promotions) await takeUses(tx, placed.order.id, cart.promotions);
  return placed;
}

/** The buyer, or staff for the buyer. */
function makerOf({ byHand }: Placing) {
  const usual = { hasPage: true, holdSeconds: HOLD_SECONDS, givenBy: null };
  if (!byHand) return { ...usual, id: randomUUID(), actor: 'visitor', action: 'placed' } as const;
  const { id, actor, isGiven, pageHoldSeconds } = byHand;
  const made = { id, actor, hasPage: pageHoldSeconds !== null, holdSeconds: pageHoldSeconds ?? HOLD_SECONDS };
  return isGiven
    ? ({ ...made, givenBy: actor, action: 'given_by_staff' } as const)
    : ({ ...made, givenBy: null, action: 'placed' } as const);
}

async function nameBusiness(tx: Tx, orderId: string, business: OrderBusiness): Promise<void> {
  await insertOrderBusiness(tx, orderId, business);
  if (business.vatId) await verifyVatId(tx, business.vatId);
}

/** A buyer who has proven the email address finds this one saved the next time. */
async function sendTo(tx: Tx, order: OrderRow, delivery: OrderDelivery): Promise<void> {
  const { id, customerId, isAddressProven } = order;
  await insertOrderDelivery(tx, id, delivery);
  if (isAddressProven && customerId) await keepAddresses(tx, customerId, [id]);
}

/** Where its buyer lives, as far as the order says it: whose law it is. */
function countryOf({ delivery, tax }: Placing): string | null {
  return delivery?.delivery?.country ?? tax?.items[0]?.country ?? null;
}

function taxedItem(
  { taxClass, ...item }: OrderedItem,
  tax: OrderTax | null,
  index: number,
): Omit<NewItem, 'withdrawalDays'> {
  const taxAmount = tax?.items[index]?.tax ?? 0;
  const taxIncluded = tax?.isIncluded ?? false;
  const totalAmount = item.subtotalAmount - item.discountAmount + (taxIncluded ? 0 : taxAmount);
  return { ...item, taxAmount, taxIncluded, totalAmount };
}
