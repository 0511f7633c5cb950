import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { leastCharge } from '#lib/least-charge.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import type { Cart } from '#shop/cart/cart.ts';
import { isSent } from '#shop/cart/parcel.ts';
import { viewCart } from '#shop/cart/view.ts';
import { type Started, startCheckout } from '#shop/checkout/start.ts';
import { emailKey } from '#shop/customers/email.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { refundableOf } from '#shop/orders/refunds/refund-plan.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder, listItems, lockOrder } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { listUses } from '#shop/pricing/promotions/uses-store.ts';
import { owes, ruleOf } from '#tests/support/adds-up/buy.ts';
import {
  checkInvoice,
  checkOrder,
  checkPromotions,
  checkRefunds,
  type OrderSeen,
} from '#tests/support/adds-up/check.ts';
import {
  type ExpectedOrder,
  expectedOrder,
  type OrderWanted,
} from '#tests/support/adds-up/expected-order.ts';
import {
  CATALOGUE,
  type RandomCart,
  type RandomShop,
  randomCart,
  randomShop,
  VAT_IDS,
} from '#tests/support/adds-up/random-cart.ts';
import { becomes, type StoredShop, storeShop } from '#tests/support/adds-up/stored-shop.ts';
import type { Whereabouts } from '#tests/support/adds-up/tax-rules.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { documentsOf } from '#tests/support/invoice-fixtures.ts';
import { COMPLETED } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { bodyOf, sessionAtStripe } from '#tests/support/stripe-event.ts';
import { withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';
import { isLong, report } from '#tests/support/timed.ts';
import { whenFree } from '#tests/support/when-free.ts';

/** Shops, one after the other, and the carts of each, so many at once. */
const SHOPS = isLong ? 12_500 : 8;
const CARTS = 8;

let stored: StoredShop;
beforeAll(async () => {
  stored = await storeShop();
});
afterAll(withoutTaxAnswers);

interface Open {
  readonly shop: RandomShop;
  readonly promotions: readonly { readonly id: string; readonly code: string }[];
}

const counted = { orders: 0, refused: 0, free: 0, refunds: 0 };
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

function addressOf({ country, region, postcode }: Whereabouts, prefix = ''): Record<string, string> {
  const province = country === 'IT' ? 'RM' : region;
  const fields = {
    country,
    region: province,
    postcode,
    name: 'Ada Lovelace',
    line1: 'Street 1',
    city: 'Town',
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}${name}`, value]));
}

async function buyAndGiveBack({ shop, promotions }: Open, random: RandomCart): Promise<void> {
  const [visitor, email] = [await aVisitor(), anEmail()];
  for (const { at, quantity } of random.lines)
    await addItem(db, visitor, { variant: stored.things[at]?.variantId ?? '', quantity });
  const codes = promotions.filter(({ code }, at) => code !== '' && random.codes[at]).map(({ code }) => code);
  const cart = await viewCart(db, visitor, { codes, emailKey: emailKey(email) });
  if (!cart) throw new Error('there is no cart');
  expect(cart.lines.map(({ problem }) => problem)).toEqual(cart.lines.map(() => null));
  const hasGoods = isSent(cart.lines);
  const billing = hasGoods ? random.billing : null;
  const home =
    billing ?? (hasGoods ? random.buyer : { country: random.buyer.country, region: '', postcode: '' });
  const vatId = random.isBusiness ? VAT_IDS[home.country] : undefined;
  const typed = {
    ...{
      ...addressOf(random.buyer),
      method: random.isPickup ? stored.methods.pickup : stored.methods.parcel,
    },
    ...(billing ? { billing_other: 'on', ...addressOf(billing, 'billing_') } : {}),
    ...(vatId ? { business: 'Acme', vat_id: vatId } : {}),
  };
  checkDiscounts({ shop, promotions }, random, cart);
  const started = await startCheckout(db, {
    visitor,
    email,
    mode: 'sandbox',
    origin: ORIGIN,
    codes,
    typed,
  }).catch(tooSmall);
  if (!started) return;
  const shipping = !hasGoods ? 0 : cart.promotions.freesDelivery ? 0 : shop.shipping;
  const wanted = wantedOf(shop, cart, { random, shipping, home, isOwing: vatId !== undefined });
  await follow(started, wanted, random.refunds, shop);
}

/** Of things that are sent less than can be paid may be left: that is said before anything is charged. */
function tooSmall(error: unknown): null {
  if (!(error instanceof ShopError)) throw error;
  expect([error.code, error.message]).toEqual([
    'payment_refused',
    'This amount is too small to be paid by card.',
  ]);
  counted.refused++;
  return null;
}

function checkDiscounts({ shop, promotions }: Open, random: RandomCart, cart: Cart): void {
  const rules = shop.promotions.flatMap((one, at) =>
    !one.isCode || random.codes[at]
      ? [{ ...ruleOf(one, at, stored.things), id: promotions[at]?.id ?? '' }]
      : [],
  );
  checkPromotions(
    {
      rules,
      lines: cart.lines.map((line) => ({ ...line, unit: line.unit.amount, isSent: isSent([line]) })),
      applied: cart.promotions.applied.map(({ promotionId }) => promotionId),
      off: cart.lines.map(({ discountAmount }) => discountAmount),
      deliveryOff: cart.promotions.freesDelivery && isSent(cart.lines) ? shop.shipping : 0,
    },
    shop.step,
    leastCharge(shop.currency),
  );
}

interface Seen {
  readonly random: RandomCart;
  readonly shipping: number;
  readonly home: Whereabouts;
  readonly isOwing: boolean;
}

function wantedOf(shop: RandomShop, cart: Cart, { random, shipping, home, isOwing }: Seen): OrderWanted {
  const sold = (variantId: string) => {
    const at = stored.things.findIndex((thing) => thing.variantId === variantId);
    return { taxClass: shop.classes[at] ?? 'standard', by: CATALOGUE[at]?.by ?? 'network', day: stored.day };
  };
  const pickup = { country: shop.shop.country, region: '', postcode: '' };
  return {
    lines: cart.lines.map((line) => ({
      ...{ quantity: line.quantity, unit: line.unit.amount, discount: line.discountAmount },
      parts: line.parts?.map((part) => ({
        ...sold(part.variantId),
        quantity: part.quantity,
        unit: part.unitAmount,
      })) ?? [{ ...sold(line.variantId), quantity: 1, unit: line.unit.amount }],
    })),
    ...{ shipping, isIncluded: shop.shop.isIncluded, isTaxed: shop.shop.isTaxed, step: shop.step },
    sale: {
      ...{ seller: shop.shop, rates: stored.rates, home },
      destination: !isSent(cart.lines) ? null : random.isPickup ? pickup : random.buyer,
      isBusiness: isOwing && owes(shop.shop, home),
      today: new Date().toISOString().slice(0, 10),
    },
  };
}

async function seen(orderId: string): Promise<OrderSeen & { readonly sessionId: string | null }> {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('there is no order');
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const sessionId = (await payment.executeTakeFirst())?.stripeSessionId ?? null;
  const lines = sessionId
    ? await stripe.checkout.sessions.listLineItems(sessionId, { limit: 100 })
    : { data: [] };
  const asked = lines.data.map(({ quantity, price }) => ({
    quantity: quantity ?? 0,
    unit: { amount: price?.unit_amount ?? 0 },
  }));
  return {
    order,
    items: await listItems(db, orderId),
    taxes: await listOrderTaxes(db, orderId),
    asked,
    sessionId,
  };
}

/** An order from its page to its last refund. */
async function follow(
  { orderId }: Started,
  wanted: OrderWanted,
  refunds: RandomCart['refunds'],
  shop: RandomShop,
): Promise<void> {
  const placed = await seen(orderId);
  const { totalAmount } = placed.order;
  const expected = expectedOrder(totalAmount === 0 ? { ...wanted, isTaxed: false } : wanted);
  checkOrder(placed, expected);
  counted.orders++;
  if (!placed.sessionId) {
    expect(placed.order).toMatchObject({ status: 'completed', totalAmount: 0 });
    counted.free++;
    return;
  }
  await payAt(placed.sessionId);
  const session = await sessionAtStripe(placed.sessionId);
  expect(session).toMatchObject({ amount_total: totalAmount, currency: shop.currency.toLowerCase() });
  await whenFree(() => receiveEvent(webhookDb, bodyOf(COMPLETED, session)));
  const [invoice] = await documentsOf(orderId);
  if (!invoice) throw new Error('there is no invoice');
  checkInvoice(placed, invoice, expected);
  for (const wish of [...refunds, { of: 'order', at: 0, percent: 100 } as const])
    await refund(orderId, wish, expected, shop);
  const intent = String(session.payment_intent);
  const back = await stripe.refunds.list({ payment_intent: intent, limit: 100 });
  expect(sum(back.data.map(({ amount }) => amount))).toBe(totalAmount);
  expect((await seen(orderId)).order).toMatchObject({ status: 'refunded', refundedAmount: totalAmount });
  for (const { givenBackAt } of await listUses(db, orderId)) expect(givenBackAt).not.toBeNull();
}

/** Gives back what the wish says, as far as it is left, and looks at the documents. */
async function refund(
  orderId: string,
  { of, at, percent }: RandomCart['refunds'][number],
  expected: ExpectedOrder,
  { step, shop }: RandomShop,
): Promise<void> {
  const id = await inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('there is no order');
    const { left, shippingLeft, lines } = await refundableOf(tx, order);
    const line = of === 'line' ? lines[at % lines.length] : undefined;
    const most = of === 'delivery' ? shippingLeft : (line?.left ?? left);
    const amount = percent === 100 ? most : Math.min(most, Math.ceil((most * percent) / 100 / step) * step);
    if (order.refundedAmount === 0)
      expect((await quoteRefund(tx, order)).amount.amount).toBeLessThanOrEqual(left);
    const asked = { reason: 'other', actor: 'cli', takesBack: at % 2 === 0 } as const;
    const what = line ? { orderItemId: line.id } : { isShipping: of === 'delivery' };
    const tooMuch = requestRefund(tx, order, { ...asked, ...what, amount: most + 1 });
    await expect(tooMuch).rejects.toMatchObject({ code: 'refund_too_large' });
    return amount > 0 ? requestRefund(tx, order, { ...asked, ...what, amount }) : null;
  });
  if (id === null) return;
  await sendRefund(db, id);
  counted.refunds++;
  const documents = await documentsOf(orderId);
  checkRefunds(await seen(orderId), documents, expected, shop.isIncluded ? 1 : step);
}

test('orders of everything, kept in the database and at Stripe, add up from the cart to the last refund', async () => {
  for (let done = 0; done < SHOPS; done++) {
    const [random] = fc.sample(randomShop, 1);
    if (!random) throw new Error('there is no shop');
    const open = await becomes(stored, random);
    const carts = fc.sample(randomCart, CARTS);
    const ended = await Promise.allSettled(carts.map((cart) => buyAndGiveBack(open, cart)));
    for (const [at, one] of ended.entries())
      if (one.status === 'rejected')
        throw new Error(JSON.stringify([random, carts[at]]), { cause: one.reason });
  }
  report('orders of everything', counted);
  expect(counted.orders).toBeGreaterThan((SHOPS * CARTS) / 2);
  const broken = (await checkInvariants(db)).filter((one) => one.broken > 0);
  expect(broken).toEqual([]);
});
