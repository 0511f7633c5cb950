import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { viewOrderTax } from '#shop/orders/order-tax.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { assembleOrder, sumsOfOrder } from '#shop/orders/view.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { netOf, taxOf } from '#shop/pricing/tax/calculate.ts';
import { anEvent } from '#tests/support/an-event-on-sale.ts';
import { aShopper, aVisitor, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import { aWarehouse, someGoods } from '#tests/support/goods-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';
import { cartTax } from '#web/checkout/cart-tax.ts';
import { taxForm } from '#web/checkout/tax-form.ts';

beforeEach(() => answerTax());
afterAll(withoutTaxAnswers);

/** An order as it was placed, with its lines, its taxes and what Stripe's page asks for. */
async function placed({ orderId }: { readonly orderId: string }) {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no such order');
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const { stripeSessionId } = await payment.executeTakeFirstOrThrow();
  const session = await stripe.checkout.sessions.retrieve(stripeSessionId ?? '');
  const taxes = await listOrderTaxes(db, orderId);
  const sums = sumsOfOrder(await assembleOrder(db, order));
  return { order, items: await listItems(db, orderId), taxes, asked: session.amount_total, sums };
}

async function setClass(slug: string, taxClass: string | null): Promise<void> {
  await db.updateTable('products').set({ taxClass }).where('slug', '=', slug).execute();
}

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('until the owner has answered', () => {
  test.each([
    ['nothing is said', withoutTaxAnswers],
    ['only the country is said', () => answerTax({ status: 'unanswered' })],
    ['the shop is a small business', () => answerTax({ status: 'small' })],
  ])('and %s, no tax is counted and no country asked', async (_, answer) => {
    await answer();
    const { order, taxes, sums } = await placed(await checkoutFrom(await aShopper(), ''));
    expect(order).toMatchObject({ taxAmount: 0, taxIncluded: false, totalAmount: order.subtotalAmount });
    expect(taxes).toEqual([]);
    expect(sums).toEqual({ rows: [], included: [] });
  });
});

describe('where prices include the tax', () => {
  test('the order freezes net, rate and tax of each line, and costs the same', async () => {
    const { order, items, taxes, asked, sums } = await placed(
      await checkoutFrom(await aShopper(SOURDOUGH, DOVETAILS), 'DE'),
    );
    const tax = taxOf(order.totalAmount, 190_000, true);
    expect(order).toMatchObject({ taxAmount: tax, taxIncluded: true, totalAmount: order.subtotalAmount });
    expect(asked).toBe(order.totalAmount);
    expect(sum(items.map((item) => item.taxAmount))).toBe(tax);
    for (const [at, { id, totalAmount, taxAmount }] of items
      .toSorted((a, b) => a.position - b.position)
      .entries())
      expect(taxes[at]).toEqual({
        ...{
          orderItemId: id,
          country: 'DE',
          region: '',
          taxClass: 'standard',
          ground: 'taxed',
          rate: 190_000,
        },
        ...{ net: totalAmount - taxAmount, tax: taxAmount },
      });
    const money = { amount: tax, currency: order.currency };
    expect(sums).toEqual({ rows: [], included: [{ name: 'Includes 19 % VAT', money }] });
  });

  test('each product has the rate of its class, and an exempt one none', async () => {
    await setClass(SOURDOUGH, 'book');
    const { taxes, sums } = await placed(await checkoutFrom(await aShopper(SOURDOUGH, DOVETAILS), 'DE'));
    expect(taxes.map(({ taxClass, rate, ground }) => [taxClass, rate, ground])).toEqual([
      ['book', 70_000, 'taxed'],
      ['standard', 190_000, 'taxed'],
    ]);
    expect(sums.included.map(({ name }) => name)).toEqual(['Includes 19 % VAT', 'Includes 7 % VAT']);
    await setClass(SOURDOUGH, 'exempt');
    const exempt = await placed(await checkoutFrom(await aShopper(), 'DE'));
    expect(exempt.taxes).toMatchObject([{ ground: 'exempt', rate: 0, tax: 0, net: 4900 }]);
    await setClass(SOURDOUGH, null);
  });

  test('a view tells the rate in percent', async () => {
    const { orderId } = await checkoutFrom(await aShopper(), 'DE');
    const { rows } = await sql`select country, rate::float8, net_amount + tax_amount as gross, tax_amount
      from reporting.order_taxes where order_id = ${orderId}`.execute(db);
    expect(rows).toEqual([{ country: 'DE', rate: 19, gross: 4900, taxAmount: 782 }]);
  });

  test.each([
    ['home', 'FR', 'DE', 190_000, 'taxed'],
    ['one_stop', 'FR', 'FR', 200_000, 'taxed'],
    ['one_stop', 'FI', 'FI', 255_000, 'taxed'],
    ['one_stop', 'US', 'US', 0, 'outside'],
  ] as const)(
    'with %s rates a buyer in %s has the tax of %s',
    async (scheme, from, country, rate, ground) => {
      await answerTax({ scheme });
      const { order, taxes, asked } = await placed(await checkoutFrom(await aShopper(), from));
      expect(taxes).toMatchObject([{ country, rate, ground, tax: taxOf(4900, rate, true) }]);
      expect([order.totalAmount, asked]).toEqual([4900, 4900]);
    },
  );

  test('the country is asked for, where it decides the tax', async () => {
    const refused = { code: 'choose_country', status: 422, fields: { country: 'Choose a country.' } };
    await expect(checkoutFrom(await aShopper(), '')).rejects.toMatchObject(refused);
    await expect(checkoutFrom(await aShopper(), 'XX')).rejects.toMatchObject(refused);
  });

  test('another country is another order, the same one the same page', async () => {
    await answerTax({ scheme: 'one_stop' });
    const shopper = await aShopper();
    const email = 'ada@example.com';
    const first = await checkoutFrom(shopper, 'DE', email);
    expect(await checkoutFrom(shopper, 'DE', email)).toEqual(first);
    const second = await placed(await checkoutFrom(shopper, 'FR', email));
    expect(second.order.id).not.toBe(first.orderId);
    expect(second.taxes).toMatchObject([{ country: 'FR' }]);
    expect(await findOrder(db, { id: first.orderId })).toMatchObject({ cancelReason: 'superseded' });
  });
});

describe('where tax is added to the prices', () => {
  test('the order and its payment cost as much more, and its lines sum to that', async () => {
    await answerTax({ prices: 'added', scheme: 'one_stop' });
    const { order, items, taxes, asked, sums } = await placed(
      await checkoutFrom(await aShopper(SOURDOUGH, DOVETAILS), 'AT'),
    );
    const tax = taxOf(order.subtotalAmount, 200_000, false);
    expect(order).toMatchObject({
      taxAmount: tax,
      taxIncluded: false,
      totalAmount: order.subtotalAmount + tax,
    });
    expect(asked).toBe(order.totalAmount);
    expect(sum(items.map((item) => item.totalAmount))).toBe(order.totalAmount);
    expect(taxes.map(({ net }) => net)).toEqual(items.map((item) => item.subtotalAmount));
    expect(sums.rows.map(({ name, money }) => [name, money.amount])).toEqual([
      ['Subtotal', order.subtotalAmount],
      ['20 % VAT', tax],
    ]);
  });

  test('C7: it is an amount that Stripe charges in each currency, and so is every line', async () => {
    await answerTax({ prices: 'added', scheme: 'one_stop' });
    const cost = (currency: string, priceAmount: number) =>
      db
        .updateTable('variants')
        .set({ currency, priceAmount })
        .where('productId', 'in', db.selectFrom('products').select('id').where('slug', '=', SOURDOUGH))
        .execute();
    try {
      for (const [currency, price, tax] of [
        ['KWD', 4910, 980],
        ['ISK', 490_200, 98_000],
        ['JPY', 491, 98],
      ] as const) {
        await cost(currency, price);
        const { order, items, asked } = await placed(await checkoutFrom(await aShopper(), 'AT'));
        expect([order.taxAmount, order.totalAmount, asked]).toEqual([tax, price + tax, price + tax]);
        expect(sum(items.map((item) => item.totalAmount))).toBe(order.totalAmount);
      }
    } finally {
      await cost('USD', 4900);
    }
  });

  test('and nothing where the shop owes none', async () => {
    await answerTax({ prices: 'added', scheme: 'one_stop' });
    const { order, asked } = await placed(await checkoutFrom(await aShopper(), 'JP'));
    expect([order.taxAmount, order.totalAmount, asked]).toEqual([0, 4900, 4900]);
  });
});

describe('an event', () => {
  test('in a place is taxed where it happens, whoever buys; online where the buyer is', async () => {
    await answerTax({ scheme: 'one_stop' });
    const event = await anEvent();
    const buy = async (set: { readonly country?: string | null; readonly isOnline?: boolean }) => {
      await db.updateTable('eventDates').set(set).where('id', '=', event.dateId).execute();
      const visitor = await aVisitor();
      await addItem(db, visitor, { variant: event.variantId, quantity: 1 });
      return (await placed(await checkoutFrom(visitor, 'FR'))).taxes;
    };
    expect(await buy({ country: null })).toMatchObject([{ country: 'DE', rate: 190_000 }]);
    expect(await buy({ country: 'AT' })).toMatchObject([{ country: 'AT', rate: 200_000, ground: 'taxed' }]);
    // Of a country outside the EU the shop knows nothing.
    expect(await buy({ country: 'US' })).toMatchObject([{ country: 'US', rate: 0, ground: 'outside' }]);
    expect(await buy({ country: null, isOnline: true })).toMatchObject([{ country: 'FR', rate: 200_000 }]);
  });
});

test('the cart shows what a consumer pays once the country is chosen, and the checkout the same', async () => {
  const visitor = await aShopper();
  const cart = (await viewCart(db, visitor)) ?? expect.fail('no cart');
  expect(await cartTax(db, cart, 'FR')).toBeNull();
  await answerTax({ prices: 'added', scheme: 'one_stop' });
  expect(await cartTax(db, cart, null)).toMatchObject({ country: '', tax: null, totals: { total: 4900 } });
  expect(await cartTax(db, cart, 'XX')).toMatchObject({ country: '', tax: null });
  const shown = await cartTax(db, cart, 'FR');
  expect(shown).toMatchObject({ country: 'FR', totals: { tax: 980, total: 5880 } });
  expect(await taxForm(db, cart, cart.totals, null, { country: 'FR' })).toMatchObject({
    ...{ country: 'FR', totals: shown?.totals, isOpen: false },
  });
  expect((await placed(await checkoutFrom(visitor, 'FR'))).asked).toBe(shown?.totals.total);
});

describe('goods', () => {
  let method = '';
  beforeAll(async () => {
    await db.deleteFrom('shippingZones').execute();
    [method = ''] = await aZone(['DE', 'CH'], [{ rates: [[null, 490]] }]);
  });

  test.each(['included', 'added'] as const)(
    'are taxed where they go, and their delivery as they are (%s)',
    async (prices) => {
      await answerTax({ prices });
      const { variantIds } = await someGoods(['M'], { [await aWarehouse()]: 5 });
      const visitor = await aVisitor();
      await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 3 });
      const isIncluded = prices === 'included';
      const tax = taxOf(6000 + 490, 190_000, isIncluded);
      const { order, taxes, asked } = await placed(await checkoutTo(visitor, { ...BERLIN, method }));
      expect(order).toMatchObject({ taxAmount: tax, totalAmount: 6490 + (isIncluded ? 0 : tax) });
      expect(asked).toBe(order.totalAmount);
      expect(taxes.map((one) => [one.orderItemId !== null, one.net + one.tax])).toEqual([
        [true, isIncluded ? 6000 : 6000 + (taxes[0]?.tax ?? 0)],
        [false, isIncluded ? 490 : 490 + (taxes[1]?.tax ?? 0)],
      ]);
      const abroad = { ...BERLIN, country: 'CH', postcode: '8001', city: 'Zürich' };
      const exported = await placed(await checkoutTo(visitor, { ...abroad, method }));
      expect(exported.order).toMatchObject({ taxAmount: 0, totalAmount: 6490 });
      expect(exported.taxes).toMatchObject([{ ground: 'export' }, { ground: 'export' }]);
    },
  );
});

describe('a business', () => {
  const ACME = { business: 'Acme GmbH', vat_id: 'ATU 1358 5627' };
  const buy = async (country: string, typed: Readonly<Record<string, string>>, ...slugs: string[]) =>
    placed(await checkoutFrom(await aShopper(...slugs), country, undefined, typed));

  test('of another EU country owes the tax itself, where the owner wants that', async () => {
    await answerTax({ reverse: 'reverse' });
    const { order, items, taxes, asked } = await buy('AT', ACME, SOURDOUGH, DOVETAILS);
    // What a consumer there would pay, without its tax.
    const nets = items.map(({ unitAmount }) => unitAmount);
    expect(nets[0]).toBe(netOf(4900, 190_000));
    expect(taxes).toMatchObject(
      nets.map((net) => ({ country: 'AT', ground: 'reverse_charge', rate: 0, tax: 0, net })),
    );
    expect(order).toMatchObject({ taxAmount: 0, totalAmount: sum(nets) });
    expect(asked).toBe(order.totalAmount);
    const { business } = await assembleOrder(db, order);
    expect(business).toEqual({ name: 'Acme GmbH', vatId: 'ATU13585627' });
  });

  test('pays no tax either where that is added to the prices', async () => {
    await answerTax({ reverse: 'reverse', prices: 'added', scheme: 'one_stop' });
    expect((await buy('AT', ACME)).order).toMatchObject({ taxAmount: 0, totalAmount: 4900 });
  });

  test.each([
    ['at home', 'DE', { business: 'Acme', vat_id: 'DE136695976' }, 'reverse'],
    ['without a VAT ID', 'AT', { business: 'Acme' }, 'reverse'],
    ['where the owner wants tax of all', 'AT', ACME, 'charge'],
  ] as const)('%s pays tax as everybody', async (_, country, typed, reverse) => {
    await answerTax({ reverse });
    const { order, taxes } = await buy(country, typed);
    expect(order.totalAmount).toBe(4900);
    expect(taxes).toMatchObject([{ ground: 'taxed', tax: taxOf(4900, 190_000, true) }]);
  });

  test.each([
    ['AT', { business: 'Acme', vat_id: 'ATU13585628' }, 'vat_id'],
    ['AT', { vat_id: 'ATU13585627' }, 'business'],
    ['FR', ACME, 'vat_id'],
  ] as const)('in %s is refused with %j', async (country, typed, field) => {
    await answerTax({ reverse: 'reverse' });
    const refusal = { status: 422, fields: { [field]: expect.any(String) } };
    await expect(buy(country, typed)).rejects.toMatchObject(refusal);
  });

  test('that is named later is another order, the same one the same page', async () => {
    const shopper = await aShopper();
    const email = 'ada@acme.example';
    const first = await checkoutFrom(shopper, 'AT', email);
    const second = await checkoutFrom(shopper, 'AT', email, ACME);
    expect(second).not.toEqual(first);
    expect(await checkoutFrom(shopper, 'AT', email, ACME)).toEqual(second);
  });

  test('gets goods without the tax, and their delivery too', async () => {
    await answerTax({ reverse: 'reverse', scheme: 'one_stop' });
    const { variantIds } = await someGoods(['M'], { [await aWarehouse()]: 5 });
    await db.deleteFrom('shippingZones').execute();
    const [method = ''] = await aZone(['AT'], [{ rates: [[null, 490]] }]);
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 3 });
    const vienna = { ...BERLIN, country: 'AT', city: 'Wien', postcode: '1010' };
    const { order, taxes, asked } = await placed(await checkoutTo(visitor, { ...vienna, method, ...ACME }));
    expect(taxes.map(({ ground, net }) => [ground, net])).toEqual([
      ['intra_community', 3 * netOf(2000, 200_000)],
      ['intra_community', netOf(490, 200_000)],
    ]);
    expect(order.shippingAmount).toBe(netOf(490, 200_000));
    expect([order.totalAmount, asked]).toEqual(Array(2).fill(3 * netOf(2000, 200_000) + netOf(490, 200_000)));
  });
});

test('a refund gives back the tax of what goes back', async () => {
  const { sessionId, orderId } = await aPaidOrderFrom('DE', SOURDOUGH, DOVETAILS);
  await refundFromDashboard(sessionId, 2450);
  await deliver(sessionId);
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no such order');
  const { taxes, back } = await viewOrderTax(db, order);
  expect(back).toMatchObject([{ country: 'DE', rate: 190_000, tax: taxOf(2450, 190_000, true) }]);
  await refundFromDashboard(sessionId);
  await deliver(sessionId);
  const whole = await findOrder(db, { id: orderId });
  expect(whole && (await viewOrderTax(db, whole)).back).toEqual(taxes);
});

async function aPaidOrderFrom(country: string, ...slugs: string[]) {
  const { orderId } = await checkoutFrom(await aShopper(...slugs), country);
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const sessionId = (await payment.executeTakeFirstOrThrow()).stripeSessionId ?? '';
  await payAt(sessionId);
  await deliver(sessionId);
  return { orderId, sessionId };
}

test('all of it keeps the rules of the books', async () => {
  const broken = (await checkInvariants(db)).filter(({ broken: count }) => count > 0);
  expect(broken.map(({ name, samples }) => [name, samples])).toEqual([]);
});
