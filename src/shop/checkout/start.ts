import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError, Unavailable } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { askedBeforePaying } from '../cart/asked-before-paying.ts';
import type { Cart } from '../cart/cart.ts';
import { insertCode } from '../cart/code-store.ts';
import { lockAndMergeCart } from '../cart/lock-and-merge.ts';
import { hasUnmergedBrowserCart } from '../cart/merge.ts';
import { type CartRow, findCart, lockBrowserCart } from '../cart/store.ts';
import { assembleCart } from '../cart/view.ts';
import { buyerCustomerIds } from '../customers/access.ts';
import { emailKey } from '../customers/email.ts';
import type { Visitor } from '../customers/store.ts';
import { complete } from '../orders/complete.ts';
import type { Mode } from '../orders/order.ts';
import { findOrderUnderWay } from '../orders/payments/processing-store.ts';
import { place } from '../orders/place.ts';
import { findOpenOrder, type ItemRow, markReplaced, type OrderRow } from '../orders/store.ts';
import { codeKey } from '../pricing/promotions/code.ts';
import { holdSellingCurrency } from '../settings/currency-store.ts';
import { answersMissing } from './answers-missing.ts';
import { boughtHereProblem } from './bought-here.ts';
import { type TypedDelivery, withDelivery } from './delivery.ts';
import { discountChanged } from './discount-changed.ts';
import { isSame } from './is-same.ts';
import { openNewPaymentPage, openPaymentPage, type Page } from './open-payment-page.ts';
import { promiseProblem } from './promise-seen.ts';
import { supersede } from './supersede.ts';
import { type Taxed, withTax } from './with-tax.ts';
import { type GivenBy, withoutGiven } from './without-given.ts';

export interface Checkout {
  readonly visitor: Visitor;
  readonly email: string;
  readonly mode: Mode;
  /** Whether delivery at once was asked for, although the right to withdraw ends with it. */
  readonly wantsAtOnce?: boolean;
  /** Where and how goods are sent, as it was typed. */
  readonly typed?: TypedDelivery;
  /** What the page said of back-orders, see `promisesSeen`. */
  readonly promised?: string | undefined;
  /** Where Stripe sends the browser back to. */
  readonly origin: string;
  /** Promotion codes beside those of the cart, as they were typed: those that apply stay in it. */
  readonly codes?: readonly string[];
  /** What promotions took off when the page was shown, in minor units: that they take off less now is told first. */
  readonly seenDiscount?: number;
  /** The network that asks, as a hash; null where that says nothing. */
  readonly holder?: string | null;
}

export type Started =
  /** Go and pay. */
  | { readonly next: 'pay'; readonly orderId: string; readonly url: string }
  /** Nothing to pay, paid already, or being paid: the order's own page tells. */
  | { readonly next: 'order'; readonly orderId: string; readonly number: string }
  /**
   * Free things for an address that this buyer has not proven: the email tells, and the answer is the same whether they were
   * given now or before. The order is the one that gave them.
   */
  | { readonly next: 'email'; readonly orderId: string; readonly number: string };

/** How often a checkout is tried again when another tab changes the cart or order meanwhile. */
const ATTEMPTS = 4;

/**
 * Turns the visitor's cart into a pending order with a payment page. Starting again with an unchanged cart leads to the
 * same page; with a changed one the old page is closed first. No lock is held while Stripe is asked.
 * @throws ShopError `cart_empty`, `cart_problem`, `promise_changed`, `discount_changed`, `code_refused`, `answers_missing`, `too_many_holds`, what `withDelivery` and `withTax` refuse, what a kind refuses, `payment_refused`; Unavailable without Stripe.
 */
export async function startCheckout(db: Db, checkout: Checkout): Promise<Started> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const plan = await inTransaction(db, (tx) => planFor(tx, checkout));
    const toOrder = toOrderOf(plan);
    if (isOver(plan)) return toOrder;
    if (plan.step === 'supersede') {
      if (await supersede(db, plan.order)) return toOrder;
      continue;
    }
    const page = await pageFor(db, plan, checkout.origin);
    if (page.is === 'open') return { next: 'pay', orderId: plan.order.id, url: page.url };
    if (page.is === 'paid') return toOrder;
    if (page.is === 'stale' && (await supersede(db, plan.order, { status: 'expired' }))) return toOrder;
  }
  throw new Unavailable('checkout');
}

type Plan =
  | Over
  | { readonly step: 'pay' | 'supersede'; readonly order: OrderRow }
  /** Placed just now: nobody else can have asked for its page. */
  | { readonly step: 'pay_new'; readonly order: OrderRow; readonly items: readonly ItemRow[] };

interface Over {
  /** `given`: free, and the address is not proven. */
  readonly step: 'done' | 'given';
  readonly order: GivenBy;
}

function toOrderOf({ step, order: { id: orderId, number } }: Plan): Started {
  return { next: step === 'given' ? 'email' : 'order', orderId, number };
}

const isOver = (plan: Plan): plan is Over => plan.step === 'done' || plan.step === 'given';

function pageFor(db: Db, plan: Exclude<Plan, Over>, origin: string): Promise<Page> {
  return plan.step === 'pay_new'
    ? openNewPaymentPage(db, plan.order, plan.items, origin)
    : openPaymentPage(db, plan.order, origin);
}

/** Decides under the cart's lock what this checkout has to do. */
async function planFor(tx: Tx, checkout: Checkout): Promise<Plan> {
  await holdSellingCurrency(tx);
  const locked = await lockedCart(tx, checkout);
  // Sent again from an old page: what was in the cart is being paid by a debit.
  const underWay = locked.lines.length === 0 ? await findOrderUnderWay(tx, locked.id) : null;
  if (underWay) return { step: 'done', order: underWay };
  const problem =
    problemOf(locked, checkout) ??
    promiseProblem(locked.lines, checkout.promised) ??
    (await answersProblem(tx, locked));
  if (problem) throw problem;
  const wanted = await withTax(tx, await withDelivery(tx, locked, checkout.typed), checkout.typed);
  const { cart } = wanted;
  const isSecond = await secondOneProblem(tx, cart, checkout);
  if (isSecond) throw isSecond;
  const placed = await (isFree(cart) ? placeFree : placeNew)(tx, wanted, checkout);
  if (placed) return placed;
  const open = await findOpenOrder(tx, cart.id);
  if (!open) throw new Error('an order was neither placed nor found');
  if (!(await isSame(tx, open, wanted, checkout))) return { step: 'supersede', order: open };
  if (open.replacedAt) await markReplaced(tx, open.id, null);
  return { step: 'pay', order: open };
}

/** Free by its prices: what promotions make free is ordered as if it was paid. */
function isFree({ totals }: Cart): boolean {
  return totals.total === 0 && totals.subtotal === 0;
}

async function lockedCart(tx: Tx, { visitor, email, codes = [] }: Checkout): Promise<Cart> {
  const row = await lockExistingCart(tx, visitor);
  if (!row) throw new ShopError('cart_empty', 409, t('Your cart is empty.'));
  const cart = await assembleCart(tx, row, visitor, { codes, emailKey: emailKey(email) });
  const keys = new Set(codes.map(codeKey));
  const kept = cart.promotions.applied.map(({ code }) => codeKey(code ?? ''));
  for (const key of kept) if (key !== null && keys.has(key)) await insertCode(tx, cart.id, key);
  return cart;
}

/** Creates nothing for a visitor without a cart. */
async function lockExistingCart(tx: Tx, visitor: Visitor): Promise<CartRow | null> {
  if (!visitor.userId) return visitor.id ? lockBrowserCart(tx, visitor.id) : null;
  const hasCart = (await findCart(tx, visitor)) ?? (await hasUnmergedBrowserCart(tx, visitor));
  return hasCart ? lockAndMergeCart(tx, visitor) : null;
}

function problemOf(cart: Cart, { seenDiscount = 0 }: Checkout): ShopError | null {
  if (cart.lines.length === 0) return new ShopError('cart_empty', 409, t('Your cart is empty.'));
  const line = cart.lines.find(({ problem }) => problem !== null);
  if (line?.problem) return new ShopError('cart_problem', 409, `${line.title}: ${line.problem.text}`);
  return cart.totals.discount < seenDiscount ? discountChanged(cart) : null;
}

/** What is asked before paying has no answer yet. */
async function answersProblem(tx: Tx, cart: Cart): Promise<ShopError | null> {
  return (await askedBeforePaying(tx, cart)).isMissing ? answersMissing() : null;
}

/** A free thing is given once, and the answer is the same for everybody: see `placeFree`. */
async function secondOneProblem(tx: Tx, cart: Cart, { visitor, email }: Checkout): Promise<ShopError | null> {
  if (isFree(cart)) return null;
  return boughtHereProblem(tx, cart, visitor.userId ? null : visitor.id, email);
}

/** The same for a cart that costs nothing: what the customer of the address was given before is not given again. */
async function placeFree(tx: Tx, wanted: Taxed, checkout: Checkout): Promise<Plan | null> {
  const { cart } = wanted;
  if (await findOpenOrder(tx, cart.id)) return null;
  const { cart: left, givenBy } = await withoutGiven(tx, cart, checkout.email);
  if (left.lines.length === 0 && givenBy) return { step: 'given', order: givenBy };
  const plan = await placeNew(tx, { ...wanted, cart: left }, checkout);
  return plan?.step === 'done' && !plan.order.isAddressProven ? { ...plan, step: 'given' } : plan;
}

/** @returns null when the cart has an open order. */
async function placeNew(tx: Tx, wanted: Taxed, checkout: Checkout): Promise<Plan | null> {
  const { visitor, email, mode, wantsAtOnce = false, holder = null } = checkout;
  // An order of an account is not tied to the browser, so that it cannot be seen there after signing out.
  const { userId } = visitor;
  const placed = await place(tx, {
    ...wanted,
    ...{ visitorId: userId ? null : visitor.id, userId, email, mode, wantsAtOnce, holder },
    provenCustomerIds: buyerCustomerIds(visitor),
  });
  if (!placed) return null;
  const { order, items } = placed;
  if (wanted.cart.totals.total > 0) return { step: 'pay_new', order, items };
  await complete(tx, { orderId: order.id }, null, 'visitor');
  return { step: 'done', order };
}
