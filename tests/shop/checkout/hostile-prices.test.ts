import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { applyCode, removeCode } from '#shop/cart/apply-code.ts';
import { viewCart } from '#shop/cart/view.ts';
import { checkoutInput } from '#shop/checkout/checkout-input.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { endOrder } from '#shop/orders/end.ts';
import { recordRefund } from '#shop/orders/refunds/record-refund.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder, listItems, lockOrder } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { savePromotion } from '#shop/pricing/promotions/editing/edit-promotion.ts';
import { type Situation, whyNot } from '#shop/pricing/promotions/refusal.ts';
import { findPromotions } from '#shop/pricing/promotions/store.ts';
import { taxOf } from '#shop/pricing/tax/calculate.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { editParts } from '#shop/products/kinds/bundle/parts/edit-parts.ts';
import { partsInput } from '#shop/products/kinds/bundle/parts/parts-form.ts';
import { deliveredKinds } from '#shop/products/kinds.ts';
import {
  anEmail,
  aShopper,
  aVisitor,
  checkoutOf,
  DOVETAILS,
  ORIGIN,
  SOURDOUGH,
} from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import { aWarehouse, STAFF, someGoods } from '#tests/support/goods-order.ts';
import { documentsOf } from '#tests/support/invoice-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { aPromotion, usesOf } from '#tests/support/promotion-fixtures.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { deliver, expireAt } from '#tests/support/stripe-actions.ts';
import { stripeId } from '#tests/support/stripe-event.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';
import { isLong } from '#tests/support/timed.ts';

afterEach(withoutTaxAnswers);

const PRICE = 4900;

async function sessionOf(orderId: string): Promise<string> {
  const payments = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  return (await payments.executeTakeFirstOrThrow()).stripeSessionId ?? '';
}

async function pay(orderId: string): Promise<void> {
  const sessionId = await sessionOf(orderId);
  await payAt(sessionId);
  await deliver(sessionId);
}

const orderOf = async (orderId: string) =>
  (await findOrder(db, { id: orderId })) ?? expect.fail('there is no such order');
const askedOf = async (orderId: string) =>
  (await stripe.checkout.sessions.retrieve(await sessionOf(orderId))).amount_total;
const cost = (slug: string, set: { priceAmount?: number; currency?: string }) =>
  db
    .updateTable('variants')
    .set(set)
    .where('productId', 'in', db.selectFrom('products').select('id').where('slug', '=', slug))
    .execute();

/** A shopper with the code in the cart. */
async function shopperWith(code: string, ...slugs: string[]): Promise<Visitor> {
  const shopper = await aShopper(...slugs);
  await applyCode(db, shopper, code);
  return shopper;
}

describe('B13: a use of a code', () => {
  const many = isLong ? 100 : 12;

  test('comes back once, however often and by whom the order is ended at the same time', async () => {
    const { id, code } = await aPromotion({ totalLimit: many });
    const orders: string[] = [];
    for (let at = 0; at < many; at++) orders.push((await checkoutOf(await shopperWith(code))).orderId);
    await expect(applyCode(db, await aShopper(), code)).rejects.toThrow('used up');
    for (const orderId of orders) {
      const sessionId = await sessionOf(orderId);
      await expireAt(sessionId);
      const end = (ending: Parameters<typeof endOrder>[2]) =>
        inTransaction(db, (tx) => endOrder(tx, orderId, ending, 'job'));
      await Promise.all([
        ...[deliver(sessionId, 'checkout.session.expired'), end({ status: 'expired' })],
        ...[
          end({ status: 'cancelled', reason: 'superseded' }),
          deliver(sessionId, 'checkout.session.expired'),
        ],
      ]);
    }
    expect(await usesOf(id)).toMatchObject({ taken: [], back: { length: many } });
    // As many as before may use it again, and no more.
    for (let at = 0; at < many; at++) await checkoutOf(await shopperWith(code));
    await expect(applyCode(db, await aShopper(), code)).rejects.toThrow('used up');
  });

  test('comes back once with two refunds at once, of which only both together are all of it', async () => {
    const { id, code } = await aPromotion({ totalLimit: 1 });
    const { orderId } = await checkoutOf(await shopperWith(code, SOURDOUGH, DOVETAILS));
    await pay(orderId);
    const { totalAmount } = await orderOf(orderId);
    const half = Math.floor(totalAmount / 2);
    const ids = [await refundOf(orderId, half), await refundOf(orderId, totalAmount - half)];
    expect((await usesOf(id)).taken).toHaveLength(1);
    await Promise.all([...ids, ...ids].map((refund) => sendRefund(db, refund)));
    expect(await orderOf(orderId)).toMatchObject({ status: 'refunded', refundedAmount: totalAmount });
    const { back } = await usesOf(id);
    expect(back).toHaveLength(1);
    await Promise.all([deliver(await sessionOf(orderId)), deliver(await sessionOf(orderId))]);
    expect((await usesOf(id)).back).toEqual(back);
  });

  test('stays taken with a part of the money, and when its order had been paid before it ended', async () => {
    const { id, code } = await aPromotion({ totalLimit: 1 });
    const { orderId } = await checkoutOf(await shopperWith(code));
    await pay(orderId);
    await sendRefund(db, await refundOf(orderId, 1000));
    await inTransaction(db, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'job'));
    expect(await usesOf(id)).toMatchObject({ taken: { length: 1 }, back: [] });
  });

  test('control: without the guard it would be given back again, at another time', async () => {
    const { id, code } = await aPromotion({ totalLimit: 1 });
    const { orderId } = await checkoutOf(await shopperWith(code));
    const unguarded = withoutGuards([/ and given_back_at is null/g, '']);
    await inTransaction(db, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'job'));
    const [before] = (await usesOf(id)).back;
    const { giveBackUses } = await import('#shop/pricing/promotions/uses-store.ts');
    const later = new Date(Date.now() + 1000);
    await inTransaction(db, (tx) => giveBackUses(tx, orderId, later));
    expect((await usesOf(id)).back).toEqual([before]);
    await inTransaction(unguarded.db, (tx) => giveBackUses(tx, orderId, later));
    expect((await usesOf(id)).back).toEqual([{ ...before, givenBackAt: later }]);
    await unguarded.end();
  });
});

async function refundOf(orderId: string, amount: number, on: Db = db): Promise<string> {
  return inTransaction(on, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('there is no such order');
    return requestRefund(tx, order, { amount, reason: 'other', actor: 'cli' });
  });
}

describe('B14: codes together', () => {
  test('a code in several spellings is one code, and takes its share off once', async () => {
    const { id, code } = await aPromotion({ isCombinable: true });
    const wide = [...code].map((sign) =>
      /[A-Z\d]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
    );
    const spellings = [
      code,
      code.toLowerCase(),
      ` ${code} `,
      wide.join(''),
      `${code.slice(0, 3)}\u200b${code.slice(3)}`,
    ];
    const visitor = await aShopper();
    for (const spelling of spellings) await applyCode(db, visitor, spelling);
    const started = await startCheckout(db, {
      ...{ visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN, codes: spellings },
    });
    expect(await askedOf(started.orderId)).toBe(PRICE - 490);
    expect((await usesOf(id)).taken).toHaveLength(1);
  });

  test('a letter that only looks the same is no code of ours', async () => {
    await aPromotion({ code: `SAVE-${randomUUID().slice(0, 4)}` });
    for (const typed of ['SАVE', 'ЅAVE', 'SAVÉ'])
      await expect(applyCode(db, await aShopper(), typed)).rejects.toMatchObject({ code: 'code_refused' });
  });

  test('ten of them take off no more than there is, and nothing is asked of Stripe then', async () => {
    const codes: string[] = [];
    for (let at = 0; at < 10; at++)
      codes.push((await aPromotion({ rate: 400_000, isCombinable: true })).code);
    codes.push(
      (
        await aPromotion({
          effect: 'fixed',
          rate: null,
          amount: 99_999_999,
          currency: 'USD',
          isCombinable: true,
        })
      ).code,
    );
    const visitor = await aShopper(SOURDOUGH, DOVETAILS);
    const started = await startCheckout(db, {
      ...{ visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN, codes },
    });
    expect(started.next).toBe('order');
    const { subtotalAmount, ...order } = await orderOf(started.orderId);
    expect(order).toMatchObject({ totalAmount: 0, discountAmount: subtotalAmount, status: 'completed' });
  });

  test('C11: it holds from its first instant to just before its end', async () => {
    const startsAt = new Date('2027-01-01T00:00:00Z');
    const endsAt = new Date('2027-02-01T00:00:00Z');
    const { code } = await aPromotion({ startsAt, endsAt });
    const [promotion] = await findPromotions(db, {
      ...{ cartId: null, codes: [code.toLowerCase()], userId: null, provenIds: [], emailKey: null },
    });
    if (!promotion) throw new Error('there is no promotion');
    const lines: Situation['lines'] = [
      {
        ...{ variantId: 'a', productId: 'b', kind: 'course', category: null, quantity: 1, unitAmount: 100 },
        isSent: false,
      },
    ];
    const isMet = (at: number) => whyNot(promotion, { lines, currency: 'USD', at: new Date(at) }) === null;
    const edges = [startsAt.getTime() - 1, startsAt.getTime(), endsAt.getTime() - 1, endsAt.getTime()];
    expect(edges.map(isMet)).toEqual([false, true, true, false]);
  });
});

describe('what staff type about a promotion', () => {
  const form = { name: 'Sale', effect: 'percent', percent: '10', currency: 'USD', scope: 'everything' };
  test.each([
    ...['-10', '0', '100.0001', '1e1', '10abc', 'NaN', 'Infinity', '１０١', '', '0x10'].map(
      (percent) => ['C4', { percent }, 'percent'] as const,
    ),
    ...['-5', '0', '1e3', 'NaN', '999999999999', '5,0,0', ''].map(
      (amount) => ['C4', { effect: 'fixed', amount }, 'amount'] as const,
    ),
    ...['0', '-1', '1.5', '1e3', '10abc', '2147483648', '9007199254740993'].map(
      (total_limit) => ['C4', { total_limit }, 'total_limit'] as const,
    ),
    ...['Infinity', '10000-01-01T00:00', '0000-00-00T00:00', '2027-02-30T00:00', '2027-06-30T23:59:60'].map(
      (starts_at) => ['C15', { starts_at }, 'starts_at'] as const,
    ),
    ...['a\0b', 'x'.repeat(41), '\ud800', 'a\u0007b'].map((code) => ['C13', { code }, 'code'] as const),
  ])('%s: %j is refused at its field', async (_, typed, field) => {
    const saved = savePromotion(db, null, { ...form, code: randomUUID().slice(0, 8), ...typed }, 'cli');
    await expect(saved).rejects.toMatchObject({ status: 422, fields: { [field]: expect.any(String) } });
  });
});

describe('what a buyer sends', () => {
  test.each([
    'NUL\0',
    '\ud800',
    '\u202eECALE',
    '👩‍👩‍👧',
    '%',
    "';--",
    'x'.repeat(1000),
    '<script>',
    '__proto__',
  ])('C13: the code %j is refused with a sentence', async (typed) => {
    const refused = { code: 'code_refused', status: 422, fields: { code: expect.any(String) } };
    await expect(applyCode(db, await aShopper(), typed)).rejects.toMatchObject(refused);
    await removeCode(db, await aShopper(), typed);
  });

  test('C1: about prices, taxes and discounts is not looked at', () => {
    const email = 'ada@example.com';
    for (const name of ['price', 'total', 'tax', 'discount', 'rate', 'promotionId', 'currency', 'amount'])
      expect(checkoutInput.safeParse({ email, [name]: '1' }).success, name).toBe(false);
    for (const seen of ['-1', '1.5', '1e3', 'NaN', '', '9'.repeat(13), ['1']])
      expect(checkoutInput.safeParse({ email, seen_discount: seen }).success, String(seen)).toBe(false);
  });

  test('a discount that was never shown is told, and nothing is placed', async () => {
    const visitor = await aShopper();
    const start = startCheckout(db, {
      ...{ visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN, seenDiscount: 999_999_999_999 },
    });
    await expect(start).rejects.toMatchObject({ code: 'discount_changed', status: 409 });
  });

  test.each([
    ['with blanks and dots', ' atu 1358.5627 ', true],
    ['with hyphens and no-break blanks', 'ATU\u00a01358-5627', true],
    ['in full width', 'ＡＴＵ１３５８５６２７', true],
    ['with a Cyrillic letter', 'АTU13585627', false],
    ['with a Greek letter', 'ΑΤU13585627', false],
    ['with Arabic figures', 'ATU١٣٥٨٥٦٢٧', false],
    ['with a letter in place of a figure', 'ATU1358562O', false],
    ['with another check digit', 'ATU13585628', false],
    ['of nobody', 'EU372000063', false],
    ['with NUL', 'ATU13585627\0\0', false],
    ['of 10,000 characters', `ATU${'1'.repeat(9_997)}`, false],
    ['of the shop’s own country', 'DE136695976', null],
  ])('C14: a VAT ID %s makes no tax go that is owed', async (_, vat_id, isOne) => {
    await answerTax({ reverse: 'reverse' });
    const started = checkoutFrom(await aShopper(), isOne === null ? 'DE' : 'AT', undefined, {
      business: 'Acme',
      vat_id,
    });
    if (isOne === false) {
      await expect(started).rejects.toMatchObject({ status: 422, fields: { vat_id: expect.any(String) } });
      return;
    }
    const { taxAmount } = await orderOf((await started).orderId);
    expect(taxAmount).toBe(isOne ? 0 : taxOf(PRICE, 190_000, true));
  });
});

test.each([
  ['turns what follows it', '\u202eAcme\u2066 Ltd', 'Acme Ltd'],
  ['has characters that nobody sees', 'Ac\u200bme\ufeff\u00ad', 'Acme'],
  ['has controls and lines', 'Acme\u0007\u001b\n\tLtd', 'Acme Ltd'],
])('C13: a business whose name %s is named in one line without', async (_, business, name) => {
  await answerTax({ reverse: 'reverse' });
  const more = { business, vat_id: 'ATU13585627' };
  const { orderId } = await checkoutFrom(await aShopper(), 'AT', undefined, more);
  const row = db.selectFrom('orderBusinesses').select('name').where('orderId', '=', orderId);
  expect(await row.executeTakeFirst()).toEqual({ name });
});

describe('between the payment page and the money', () => {
  test('another code in the cart changes nothing of the order, and stays for the next one', async () => {
    const [first, second] = [await aPromotion(), await aPromotion({ rate: 900_000 })];
    const shopper = await shopperWith(first.code);
    const { orderId } = await checkoutOf(shopper);
    await removeCode(db, shopper, first.code);
    await applyCode(db, shopper, second.code);
    await pay(orderId);
    expect(await orderOf(orderId)).toMatchObject({ status: 'completed', totalAmount: PRICE - 490 });
    expect((await usesOf(first.id)).taken).toHaveLength(1);
    expect(await usesOf(second.id)).toEqual({ taken: [], back: [] });
    await addItem(db, shopper, { product: DOVETAILS, quantity: 1 });
    expect((await viewCart(db, shopper))?.promotions.applied).toMatchObject([{ code: second.code }]);
  });

  test('a promotion that is changed, paused or has no uses left changes nothing of the order', async () => {
    for (const change of [
      { rate: 900_000 },
      { state: 'paused' as const },
      { totalLimit: 1, code: null, codeKey: null },
      { endsAt: new Date(0) },
    ]) {
      const { id, code } = await aPromotion();
      const { orderId } = await checkoutOf(await shopperWith(code));
      await db.updateTable('promotions').set(change).where('id', '=', id).execute();
      await pay(orderId);
      expect(await orderOf(orderId)).toMatchObject({
        status: 'completed',
        totalAmount: PRICE - 490,
        discountAmount: 490,
      });
      await db.updateTable('promotions').set({ state: 'ended' }).where('id', '=', id).execute();
    }
  });

  test('C2: prices that change, or are in another currency then, change nothing of the order', async () => {
    try {
      const { orderId } = await checkoutOf(await aShopper());
      await cost(SOURDOUGH, { priceAmount: 1, currency: 'JPY' });
      expect(await askedOf(orderId)).toBe(PRICE);
      await pay(orderId);
      expect(await orderOf(orderId)).toMatchObject({
        status: 'completed',
        totalAmount: PRICE,
        currency: 'USD',
      });
    } finally {
      await cost(SOURDOUGH, { priceAmount: PRICE, currency: 'USD' });
    }
  });

  test('C2: a currency that changes in the cart is told before anything is placed', async () => {
    const shopper = await aShopper();
    try {
      await cost(SOURDOUGH, { priceAmount: PRICE, currency: 'KWD' });
      await expect(checkoutOf(shopper)).rejects.toMatchObject({ code: 'cart_problem', status: 409 });
    } finally {
      await cost(SOURDOUGH, { priceAmount: PRICE, currency: 'USD' });
    }
  });

  test('how the shop is taxed may change: the order and its invoice are taxed as it was placed', async () => {
    await answerTax({ prices: 'added', scheme: 'one_stop' });
    const { orderId } = await checkoutFrom(await aShopper(), 'AT');
    const tax = taxOf(PRICE, 200_000, false);
    await answerTax({ country: 'FR', prices: 'included', status: 'small' });
    await pay(orderId);
    expect(await orderOf(orderId)).toMatchObject({
      status: 'completed',
      taxAmount: tax,
      totalAmount: PRICE + tax,
    });
    const [invoice] = await documentsOf(orderId);
    expect(invoice?.snapshot).toMatchObject({
      ...{ isTaxIncluded: false, sums: { net: PRICE, tax, total: PRICE + tax } },
      taxes: [{ country: 'AT', rate: 200_000, ground: 'taxed' }],
    });
    // And the other way round: an order without tax gets none.
    await withoutTaxAnswers();
    const untaxed = (await checkoutOf(await aShopper())).orderId;
    await answerTax();
    await pay(untaxed);
    expect(await orderOf(untaxed)).toMatchObject({ status: 'completed', taxAmount: 0, totalAmount: PRICE });
    expect((await documentsOf(untaxed))[0]?.snapshot.sums).toMatchObject({ tax: 0, total: PRICE });
  });

  test('a part of a bundle that is no longer on sale is told in the cart, and given where it was ordered', async () => {
    const goods = await someGoods(['One'], { [await aWarehouse('US')]: 5 });
    const title = `Set ${randomUUID().slice(0, 8)}`;
    const slug = await createProduct(
      db,
      { kind: 'bundle', title, slug: '', price: 6000, currency: 'USD' },
      STAFF,
    );
    for (const product of [SOURDOUGH, goods.slug]) await addPart(slug, product);
    await db
      .updateTable('products')
      .set({ status: 'published', publishedAt: new Date() })
      .where('slug', '=', slug)
      .execute();
    const [early, late] = [await aVisitor(), await aVisitor()];
    for (const visitor of [early, late]) await addItem(db, visitor, { product: slug, quantity: 1 });
    const { orderId } = await checkoutOf(early);
    await db
      .updateTable('variants')
      .set({ withdrawnAt: new Date() })
      .where('id', 'in', goods.variantIds)
      .execute();
    await expect(checkoutOf(late)).rejects.toMatchObject({ code: 'cart_problem', status: 409 });
    await pay(orderId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', granted: 2, open: 2 });
    expect((await orderOf(orderId)).subtotalAmount).toBe(6000);
  });
});

async function addPart(slug: string, product: string): Promise<void> {
  const bundles = db.selectFrom('products').select('version').where('slug', '=', slug);
  const { version } = await bundles.executeTakeFirstOrThrow();
  const change = partsInput.parse({ act: 'add', product, quantity: '1', version: String(version) });
  await editParts(db, slug, change, { actor: STAFF, kinds: deliveredKinds().map(({ name }) => name) });
}

describe('two tabs', () => {
  test('with two codes: the newer page is open and the older closed, and one use is taken', async () => {
    const [first, second] = [await aPromotion(), await aPromotion({ rate: 500_000 })];
    const [shopper, email] = [await shopperWith(first.code), anEmail()];
    const older = await checkoutOf(shopper, email);
    await applyCode(db, shopper, second.code);
    const newer = await checkoutOf(shopper, email);
    expect(newer.orderId).not.toBe(older.orderId);
    const { status } = await stripe.checkout.sessions.retrieve(await sessionOf(older.orderId));
    expect(status).toBe('expired');
    await payAt(await sessionOf(older.orderId));
    await deliver(await sessionOf(older.orderId));
    await pay(newer.orderId);
    expect(await orderOf(older.orderId)).toMatchObject({ status: 'cancelled' });
    expect(await orderOf(newer.orderId)).toMatchObject({ status: 'completed', totalAmount: PRICE / 2 });
    expect(await usesOf(first.id)).toMatchObject({ taken: [], back: { length: 1 } });
    expect((await usesOf(second.id)).taken).toHaveLength(1);
  });

  test('of which one has paid: the other code comes too late, and nothing is charged twice', async () => {
    const [first, second] = [await aPromotion(), await aPromotion({ rate: 500_000 })];
    const [shopper, email] = [await shopperWith(first.code), anEmail()];
    const older = await checkoutOf(shopper, email);
    await payAt(await sessionOf(older.orderId));
    await applyCode(db, shopper, second.code);
    expect(await checkoutOf(shopper, email)).toMatchObject({ next: 'order', orderId: older.orderId });
    expect(await orderOf(older.orderId)).toMatchObject({ status: 'completed', totalAmount: PRICE - 490 });
    expect(await usesOf(second.id)).toEqual({ taken: [], back: [] });
  });

  test('that start at the same moment with a code each have one page between them', async () => {
    const [first, second] = [await aPromotion(), await aPromotion({ rate: 500_000 })];
    const [visitor, email] = [await aShopper(), anEmail()];
    const start = (code: string) =>
      startCheckout(db, { visitor, email, mode: 'sandbox', origin: ORIGIN, codes: [code] });
    await Promise.allSettled([start(first.code), start(second.code), start(first.code), start(second.code)]);
    const rows = await db
      .selectFrom('orders')
      .select(['id', 'status'])
      .where('visitorId', '=', visitor.id)
      .execute();
    expect(rows.filter(({ status }) => status === 'pending').length).toBeLessThanOrEqual(1);
    const taken = [...(await usesOf(first.id)).taken, ...(await usesOf(second.id)).taken];
    const open = rows.filter(({ status }) => status === 'pending').map(({ id }) => id);
    expect([...new Set(taken.map(({ orderId }) => orderId))]).toEqual(open);
  });
});

describe('a refund while another is on its way', () => {
  test('is at most what is left of the payment, and what the bank sends back can be refunded again', async () => {
    const { orderId } = await checkoutOf(await aShopper());
    await pay(orderId);
    const first = await refundOf(orderId, 4000);
    await expect(refundOf(orderId, 901)).rejects.toMatchObject({ code: 'refund_too_large' });
    for (const amount of [0, -1, Number.MAX_SAFE_INTEGER])
      await expect(refundOf(orderId, amount)).rejects.toMatchObject({ code: 'refund_too_large' });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => refundOf(orderId, 900)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const failed = {
      stripeRefundId: stripeId('re'),
      status: 'failed',
      failureReason: 'lost_card',
      answer: '{}',
    } as const;
    await inTransaction(db, (tx) => recordRefund(tx, first, failed, 'stripe'));
    await expect(refundOf(orderId, 4001)).rejects.toMatchObject({ code: 'refund_too_large' });
    await refundOf(orderId, 4000);
  });
});

describe('everything for nothing', () => {
  let method = '';
  const goodsFor = async (shipping: number) => {
    const { variantIds } = await someGoods(['M'], { [await aWarehouse('DE')]: 20 });
    await db.deleteFrom('shippingZones').execute();
    [method = ''] = await aZone(['DE'], [{ rates: [[null, shipping]] }]);
    const { id, code } = await aPromotion({ rate: 1_000_000 });
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 2 });
    await applyCode(db, visitor, code);
    return { id, visitor };
  };

  test.each(['included', 'added'] as const)(
    'with delivery costs the delivery, and its tax (%s)',
    async (prices) => {
      await answerTax({ prices });
      const { id, visitor } = await goodsFor(490);
      const { orderId } = await checkoutTo(visitor, { ...BERLIN, method });
      const isIncluded = prices === 'included';
      const tax = taxOf(490, 190_000, isIncluded);
      const totalAmount = 490 + (isIncluded ? 0 : tax);
      expect(await orderOf(orderId)).toMatchObject({
        discountAmount: 4000,
        shippingAmount: 490,
        taxAmount: tax,
        totalAmount,
      });
      expect(await askedOf(orderId)).toBe(totalAmount);
      expect(
        (await listOrderTaxes(db, orderId)).map(({ orderItemId, tax: own }) => [orderItemId !== null, own]),
      ).toEqual([
        [true, 0],
        [false, tax],
      ]);
      await pay(orderId);
      expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 1 });
      expect((await documentsOf(orderId))[0]?.snapshot.sums).toMatchObject({ tax, total: totalAmount });
      await sendRefund(db, await refundOf(orderId, totalAmount));
      expect(await orderOf(orderId)).toMatchObject({ status: 'refunded' });
      expect(await usesOf(id)).toMatchObject({ taken: [], back: { length: 1 } });
    },
  );

  test('with a delivery of less than can be paid is refused with a sentence, and nothing is held or used', async () => {
    const { id, visitor } = await goodsFor(30);
    await expect(checkoutTo(visitor, { ...BERLIN, method })).rejects.toMatchObject({
      ...{ code: 'payment_refused', status: 422, message: 'This amount is too small to be paid by card.' },
    });
    expect((await usesOf(id)).taken).toEqual([]);
  });

  test('and delivered for nothing is an order without Stripe', async () => {
    const { id, visitor } = await goodsFor(0);
    const started = await checkoutTo(visitor, { ...BERLIN, method });
    expect(started.next).toBe('order');
    expect(await orderOf(started.orderId)).toMatchObject({
      status: 'completed',
      totalAmount: 0,
      discountAmount: 4000,
    });
    expect((await listItems(db, started.orderId)).map(({ totalAmount }) => totalAmount)).toEqual([0]);
    expect((await usesOf(id)).taken).toHaveLength(1);
  });
});

afterAll(async () => {
  await withoutTaxAnswers();
  await sql`update promotions set state = 'ended'`.execute(db);
});

test('all of it keeps the rules of the books', async () => {
  const broken = (await checkInvariants(db)).filter((one) => one.broken > 0);
  expect(broken.map(({ name, samples }) => [name, samples])).toEqual([]);
});
