import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { isSent, parcelOf } from '../../cart/parcel.ts';
import { readAddress } from '../../customers/addresses/read-address.ts';
import { emailKey } from '../../customers/email.ts';
import { findCustomerId } from '../../customers/store.ts';
import { giftDelivery } from '../../orders/by-staff/gift-address.ts';
import { type CustomerToServe, findCustomerToServe } from '../../orders/by-staff/give-store.ts';
import { refusePracticeOrder } from '../../orders/by-staff/refuse-practice-order.ts';
import { type Totals, totalsOf } from '../../pricing/totals.ts';
import { type Offer, offersFor } from '../../shipping/offer.ts';
import { listZones } from '../../shipping/store.ts';
import { type TypedDelivery, typedAddress, withDelivery } from '../delivery.ts';
import { type Taxed, withTax } from '../with-tax.ts';
import { type HandForm, typedLines } from './form.ts';
import { type HandLine, handLines } from './lines.ts';

interface HandCart {
  readonly lines: readonly HandLine[];
  readonly totals: Totals;
  readonly promotions: typeof NO_PROMOTIONS;
}

/** What the order would be. */
export type HandPlan = Omit<Taxed, 'cart'> & {
  readonly cart: HandCart;
  /** Null for somebody who is no customer yet. */
  readonly customer: CustomerToServe | null;
};

/** What staff order is at the usual price, or free. */
const NO_PROMOTIONS = { applied: [], refused: [], freesDelivery: false, savedOnDelivery: 0 } as const;

/**
 * Calculates an order that staff make: its lines, where it goes and what that costs, its taxes.
 * @throws ShopError with the reason at each field; `practice_order`, `mixed_currencies`, `amount_too_large`.
 */
export async function planHandOrder(db: Db, form: HandForm): Promise<HandPlan> {
  const customerId = await findCustomerId(db, emailKey(form.email));
  const customer = customerId ? await findCustomerToServe(db, customerId) : null;
  if (customer) refusePracticeOrder(customer);
  const isFree = form.pay === 'free';
  const lines = await handLines(db, typedLines(form), { customerId, isFree });
  const priced = lines.map(({ quantity, unit }) => ({
    quantity,
    unitAmount: unit.amount,
    currency: unit.currency,
  }));
  const cart = { lines, totals: totalsOf(priced), promotions: NO_PROMOTIONS };
  const delivered = isFree ? deliveredFree(cart, form) : await deliveredAsChosen(db, cart, form);
  const taxed = await withTax(db, delivered, form as TypedDelivery);
  if (form.pay !== 'free' && taxed.cart.totals.total === 0) throw costsNothing();
  return { ...taxed, customer };
}

function costsNothing(): ShopError {
  const text = t('All of this costs nothing: choose that it is free.');
  return new ShopError('costs_nothing', 422, text, { pay: text });
}

function deliveredFree(cart: HandCart, form: HandForm) {
  const { lines, totals } = cart;
  if (!isSent(lines)) return { cart, delivery: null };
  const address = readAddress(typedAddress(form as TypedDelivery));
  return { cart, delivery: giftDelivery(totals.currency, address) };
}

/** Where nothing was chosen, the cheapest way that is no pick-up. */
async function deliveredAsChosen(db: Db, cart: HandCart, form: HandForm) {
  if (!isSent(cart.lines)) return { cart, delivery: null };
  const typed = form as TypedDelivery;
  const [cheapest] = form.method ? [] : await offersOf(db, cart.lines, typed);
  return withDelivery(db, cart, { ...typed, method: form.method || cheapest?.methodId });
}

/** Ways to send these to where was typed, the cheapest first; pick-up last. None where nothing is sent, or no country is known. */
export async function offersOf(
  db: Db,
  lines: readonly HandLine[],
  typed: TypedDelivery,
): Promise<readonly Offer[]> {
  const parcel = await parcelOf(db, lines);
  const country = (typed['country'] ?? '').trim().toUpperCase();
  if (!parcel || country === '') return [];
  const offers = offersFor(
    await listZones(db),
    { country, postcode: typed['postcode'] ?? '' },
    parcel,
    now(),
  );
  const rank = ({ kind, amount }: Offer) => (kind === 'pickup' ? Number.MAX_SAFE_INTEGER : amount);
  return offers.toSorted((a, b) => rank(a) - rank(b));
}

/** The same for a form that is filled in; none while its lines are not right. */
export async function offersOfForm(db: Db, form: HandForm): Promise<readonly Offer[]> {
  try {
    return await offersOf(
      db,
      await handLines(db, typedLines(form), { customerId: null, isFree: false }),
      form as TypedDelivery,
    );
  } catch (error) {
    if (error instanceof ShopError) return [];
    throw error;
  }
}
