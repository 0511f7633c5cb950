import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { applyCode, removeCode } from '#shop/cart/apply-code.ts';
import { viewCart } from '#shop/cart/view.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { endOrder } from '#shop/orders/end.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { assembleOrder, sumsOfOrder } from '#shop/orders/view.ts';
import { taxOf } from '#shop/pricing/tax/calculate.ts';
import {
  anEmail,
  aShopper,
  aVisitor,
  checkoutOf,
  DOVETAILS,
  ORIGIN,
  SOURDOUGH,
} from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { aPromotion, usesOf } from '#tests/support/promotion-fixtures.ts';
import { deliver, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

afterEach(async () => {
  await withoutTaxAnswers();
  await sql`update promotions set state = 'ended' where code is null`.execute(db);
});

async function sessionOf(orderId: string): Promise<string> {
  const payments = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  return (await payments.executeTakeFirstOrThrow()).stripeSessionId ?? '';
}

async function pay(orderId: string): Promise<void> {
  const sessionId = await sessionOf(orderId);
  await payAt(sessionId);
  await deliver(sessionId, 'checkout.session.completed');
}

async function placed(orderId: string) {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no such order');
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  const session = payment ? await stripe.checkout.sessions.retrieve(payment.stripeSessionId ?? '') : null;
  return { order, items: await listItems(db, orderId), asked: session?.amount_total ?? null };
}

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('a code', () => {
  test('takes its percentage off cart, order, lines and payment page', async () => {
    const { id, code } = await aPromotion({ rate: 333_300 });
    const shopper = await aShopper(SOURDOUGH, DOVETAILS);
    await applyCode(db, shopper, ` ${code.toLowerCase()} `);
    const cart = await viewCart(db, shopper);
    const { subtotal = 0, discount, total } = cart?.totals ?? {};
    expect([discount, total]).toEqual([
      Math.round(subtotal * 0.3333),
      subtotal - Math.round(subtotal * 0.3333),
    ]);
    const { orderId } = await checkoutOf(shopper);
    const { order, items, asked } = await placed(orderId);
    expect(order).toMatchObject({ subtotalAmount: subtotal, discountAmount: discount, totalAmount: total });
    expect(sum(items.map((item) => item.discountAmount))).toBe(discount);
    expect(asked).toBe(total);
    expect(sumsOfOrder(await assembleOrder(db, order)).rows).toEqual([
      { name: 'Subtotal', money: { amount: subtotal, currency: 'USD' } },
      { name: `Discount: ${code}`, money: { amount: -(discount ?? 0), currency: 'USD' } },
    ]);
    expect(await usesOf(id)).toMatchObject({ taken: [{ orderId, amount: discount }], back: [] });
  });

  test('leaves the cart with its order, and its use comes back with the money', async () => {
    const { id, code } = await aPromotion();
    const shopper = await aShopper();
    await applyCode(db, shopper, code);
    const { orderId } = await checkoutOf(shopper);
    await pay(orderId);
    expect(
      await db
        .selectFrom('cartCodes')
        .selectAll()
        .where('cartId', '=', (await viewCart(db, shopper))?.id ?? '')
        .execute(),
    ).toEqual([]);
    const { order } = await placed(orderId);
    expect(order).toMatchObject({ status: 'completed', totalAmount: 4410 });
    expect((await inTransaction(db, (tx) => quoteRefund(tx, order))).amount.amount).toBe(4410);
    const sessionId = await sessionOf(orderId);
    await refundFromDashboard(sessionId, 4410);
    await deliver(sessionId, 'refund.created', 'charge.refunded');
    expect(await usesOf(id)).toMatchObject({ taken: [], back: [{ orderId }] });
  });

  test('can be removed, and is another order then', async () => {
    const { id, code } = await aPromotion();
    const shopper = await aShopper();
    const email = anEmail();
    await applyCode(db, shopper, code);
    const first = await checkoutOf(shopper, email);
    expect(await checkoutOf(shopper, email)).toEqual(first);
    await removeCode(db, shopper, code);
    const second = await checkoutOf(shopper, email);
    expect((await placed(second.orderId)).asked).toBe(4900);
    expect(await findOrder(db, { id: first.orderId })).toMatchObject({ cancelReason: 'superseded' });
    expect(await usesOf(id)).toMatchObject({ taken: [], back: [{ orderId: first.orderId }] });
  });

  test('of a link is taken into the order', async () => {
    const { id, code } = await aPromotion();
    const visitor = await aShopper();
    const started = await startCheckout(db, {
      visitor,
      email: anEmail(),
      mode: 'sandbox',
      origin: ORIGIN,
      codes: [code],
    });
    expect((await placed(started.orderId)).asked).toBe(4410);
    expect((await usesOf(id)).taken).toHaveLength(1);
  });

  test('that makes it free completes the order without Stripe', async () => {
    const { id, code } = await aPromotion({ rate: 1_000_000 });
    const shopper = await aShopper();
    await applyCode(db, shopper, code);
    const started = await checkoutOf(shopper);
    expect(started.next).toBe('order');
    const { order, asked } = await placed(started.orderId);
    expect([order.status, order.totalAmount, order.discountAmount, asked]).toEqual([
      'completed',
      0,
      4900,
      null,
    ]);
    expect((await usesOf(id)).taken).toHaveLength(1);
  });

  test('that ends between the page and the payment changes nothing of the order', async () => {
    const { id, code } = await aPromotion();
    const shopper = await aShopper();
    await applyCode(db, shopper, code);
    const { orderId } = await checkoutOf(shopper);
    await db.deleteFrom('promotions').where('id', '=', id).execute();
    await pay(orderId);
    const { order } = await placed(orderId);
    expect(order).toMatchObject({ status: 'completed', totalAmount: 4410, discountAmount: 490 });
    expect(sumsOfOrder(await assembleOrder(db, order)).rows[1]?.name).toBe(`Discount: ${code}`);
  });

  test('whose order ends gives its use back once', async () => {
    const { id, code } = await aPromotion({ totalLimit: 1 });
    const shopper = await aShopper();
    await applyCode(db, shopper, code);
    const { orderId } = await checkoutOf(shopper);
    await expect(applyCode(db, await aShopper(), code)).rejects.toMatchObject({
      ...{ code: 'code_refused', message: 'This code has been used up.' },
    });
    for (let at = 0; at < 3; at++)
      await inTransaction(db, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'job'));
    expect(await usesOf(id)).toMatchObject({ taken: [], back: [{ orderId }] });
    await applyCode(db, await aShopper(), code);
  });

  test('that takes off less than the page said is told before anything is paid', async () => {
    const { id, code } = await aPromotion();
    const visitor = await aShopper();
    await applyCode(db, visitor, code);
    await db.updateTable('promotions').set({ state: 'paused' }).where('id', '=', id).execute();
    const start = startCheckout(db, {
      visitor,
      email: anEmail(),
      mode: 'sandbox',
      origin: ORIGIN,
      seenDiscount: 490,
    });
    await expect(start).rejects.toMatchObject({
      ...{ code: 'discount_changed', status: 409 },
      message: `${code}: This code is not valid at the moment. There is no discount any more. Check the total, then continue.`,
    });
  });
});

describe('why a code does not apply', () => {
  const day = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000);
  test.each([
    [{ startsAt: new Date('2091-12-03T00:00Z') }, 'This code is valid from 3 December 2091.'],
    [{ startsAt: new Date('2091-12-03T09:30Z') }, 'This code is valid from 3 December 2091, 09:30 UTC.'],
    [{ endsAt: day(3) }, 'This code was valid until 3 January 2026.'],
    [{ state: 'paused' }, 'This code is not valid at the moment.'],
    [{ state: 'ended' }, 'This code is not valid any more.'],
    [{ minAmount: 5000, currency: 'USD' }, 'This code is for orders of 50.00 USD or more.'],
    [{ minPieces: 2 }, 'This code is for 2 items or more.'],
    [{ scope: 'kind' }, 'This code is not for anything in your cart.'],
    [{ effect: 'fixed', amount: 500, currency: 'EUR' }, 'This code is for prices in EUR.'],
    [{ effect: 'free_delivery' }, 'This code makes delivery free, and nothing in your cart is delivered.'],
    [
      { effect: 'fixed_price', amount: 9900, currency: 'USD' },
      'This code saves nothing on what is in your cart.',
    ],
  ] as const)('%j: %s', async (given, message) => {
    const { code } = await aPromotion(given);
    await expect(applyCode(db, await aShopper(), code)).rejects.toMatchObject({
      ...{ code: 'code_refused', status: 422, fields: { code: message } },
    });
  });

  test('one that nobody made', async () => {
    const message = 'We don’t know the code “ΝOPE”. Check how it is spelled.';
    await expect(applyCode(db, await aVisitor(), 'ΝOPE')).rejects.toMatchObject({
      fields: { code: message },
    });
  });
});

describe('with tax', () => {
  test.each(['included', 'added'] as const)(
    '%s, it is taken of what is left after the discount',
    async (prices) => {
      await answerTax({ prices });
      const { code } = await aPromotion({ rate: 333_300 });
      const shopper = await aShopper(SOURDOUGH, DOVETAILS);
      await applyCode(db, shopper, code);
      const { orderId } = await checkoutFrom(shopper, 'DE');
      const { order, items, asked } = await placed(orderId);
      const left = order.subtotalAmount - order.discountAmount;
      const tax = taxOf(left, 190_000, prices === 'included');
      expect(order).toMatchObject({ taxAmount: tax, totalAmount: left + (prices === 'added' ? tax : 0) });
      expect(asked).toBe(order.totalAmount);
      expect(sum(items.map(({ totalAmount }) => totalAmount))).toBe(order.totalAmount);
      const taxes = await listOrderTaxes(db, orderId);
      expect(sum(taxes.map((one) => one.net + one.tax))).toBe(order.totalAmount);
    },
  );

  test('a business that owes it itself has the discount without tax too', async () => {
    await answerTax({ reverse: 'reverse' });
    const { code } = await aPromotion({ rate: 500_000 });
    const shopper = await aShopper(SOURDOUGH, DOVETAILS);
    await applyCode(db, shopper, code);
    const { orderId } = await checkoutFrom(shopper, 'AT', undefined, {
      business: 'Acme',
      vat_id: 'ATU13585627',
    });
    const { order, asked } = await placed(orderId);
    expect(order.taxAmount).toBe(0);
    expect(order.discountAmount).toBe(sum((await listItems(db, orderId)).map((item) => item.discountAmount)));
    expect(Math.abs(order.discountAmount * 2 - order.subtotalAmount)).toBeLessThanOrEqual(2);
    expect(asked).toBe(order.totalAmount);
    const [row] = sumsOfOrder(await assembleOrder(db, order)).rows.slice(1);
    expect(row?.money.amount).toBe(-order.discountAmount);
  });
});

describe('a discount that leaves less than can be paid', () => {
  // 49.00 USD less 48.80.
  const almostAll = () => aPromotion({ effect: 'fixed', rate: null, amount: 4880, currency: 'USD' });
  const wish = (value: string) => changeSetting(db, 'small_total', value, 'cli');
  afterEach(() => wish('free'));

  test('makes the cart free, or its code is refused, as the owner wishes', async () => {
    const { code } = await almostAll();
    const shopper = await aShopper();
    await applyCode(db, shopper, code);
    expect(await viewCart(db, shopper)).toMatchObject({ totals: { total: 0, discount: 4900 } });
    const { orderId } = await checkoutOf(shopper);
    expect((await placed(orderId)).order).toMatchObject({ status: 'completed', totalAmount: 0 });
    await wish('refuse');
    const other = await aShopper();
    await expect(applyCode(db, other, (await almostAll()).code)).rejects.toThrow(
      'the least that can be paid',
    );
    expect(await viewCart(db, other)).toMatchObject({ totals: { total: 4900, discount: 0 } });
  });
});
