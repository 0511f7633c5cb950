import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { typedBefore } from '#shop/checkout/typed-before.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { findDestination, findOrderDelivery } from '#shop/shipping/order-store.ts';
import { anEmail, aShopper, aVisitor, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';

vi.mock('#shop/products/kinds.ts', async (original) => {
  const { withSentCourses } = await import('#tests/support/sent-courses.ts');
  return withSentCourses(await original());
});

let [parcel, express, pickup] = ['', '', ''];

beforeAll(async () => {
  await db.deleteFrom('shippingZones').execute();
  [parcel = '', express = '', pickup = ''] = await aZone(
    ['DE'],
    [
      {
        title: 'Parcel',
        rateBy: 'weight',
        rates: [
          [500, 490],
          [2000, 690],
        ],
      },
      { title: 'Express', kind: 'express', rates: [[null, 1900]] },
      { title: 'Pick-up', kind: 'pickup', rates: [[null, 0]], place: 'Workshop, Hof 2' },
    ],
  );
});

/** What a refused checkout says, at its fields. */
async function fieldsOf(started: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await started.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  expect(error).toMatchObject({ name: 'ShopError', status: 422 });
  return (error as { fields: Record<string, string> }).fields;
}

describe('a cart with something that is sent', () => {
  test('pays its delivery, which the order freezes', async () => {
    const shopper = await aShopper(SOURDOUGH);
    const { orderId } = await checkoutTo(shopper, { ...BERLIN, method: `${parcel}:490` });
    const order = await findOrder(db, { id: orderId });
    const [item] = await listItems(db, orderId);
    expect(order).toMatchObject({ shippingAmount: 490, totalAmount: (item?.totalAmount ?? 0) + 490 });
    const frozen = await findOrderDelivery(db, orderId);
    expect(frozen).toMatchObject({
      shipping: { title: 'Parcel', amount: 490, currency: 'USD', minDays: 2, maxDays: 4 },
      delivery: { name: 'Ada Lovelace', line1: 'Torstraße 1', postcode: '10119', country: 'DE', region: '' },
      billing: null,
    });
    expect(await findDestination(db, orderId)).toMatchObject({ city: 'Berlin', country: 'DE' });
  });

  test('has the delivery as a line of its payment page', async () => {
    const shopper = await aShopper(SOURDOUGH);
    const { orderId } = await checkoutTo(shopper, { ...BERLIN, method: parcel });
    const payment = await db
      .selectFrom('payments')
      .selectAll()
      .where('orderId', '=', orderId)
      .executeTakeFirstOrThrow();
    const page = await stripe.checkout.sessions.retrieve(payment.stripeSessionId ?? '');
    expect(page.amount_total).toBe(payment.amount);
  });

  test('is never charged without it', async () => {
    const shopper = await aShopper(SOURDOUGH);
    expect(await fieldsOf(checkoutTo(shopper, {}))).toEqual({ country: 'Choose a country.' });
    expect(await fieldsOf(checkoutTo(shopper, { country: 'FR' }))).toEqual({
      country: 'We don’t ship to France.',
    });
    expect(Object.keys(await fieldsOf(checkoutTo(shopper, { country: 'DE' }))).toSorted()).toEqual([
      ...['city', 'line1', 'method', 'name', 'postcode'],
    ]);
    const other = { ...BERLIN, method: `${parcel}:1` };
    expect(await fieldsOf(checkoutTo(shopper, other))).toEqual({
      method: 'Delivery now costs 4.90 USD. Check it, then continue.',
    });
    expect(await fieldsOf(checkoutTo(shopper, { ...BERLIN, method: express }))).toHaveProperty('phone');
    expect(await db.selectFrom('orders').select('id').where('visitorId', '=', shopper.id).execute()).toEqual(
      [],
    );
  });

  test('weighs the same in whatever order things were added', async () => {
    for (const slugs of [
      [SOURDOUGH, DOVETAILS],
      [DOVETAILS, SOURDOUGH],
    ]) {
      const { orderId } = await checkoutTo(await aShopper(...slugs), { ...BERLIN, method: parcel });
      expect((await findOrder(db, { id: orderId }))?.shippingAmount).toBe(690);
    }
  });

  test('needs only a name for what is picked up', async () => {
    const typed = { country: 'DE', name: 'Ada', method: pickup };
    const { orderId } = await checkoutTo(await aShopper(SOURDOUGH), typed);
    expect(await findOrderDelivery(db, orderId)).toMatchObject({
      shipping: { kind: 'pickup', place: 'Workshop, Hof 2', amount: 0 },
      delivery: { name: 'Ada', line1: '' },
    });
  });

  test('is billed to another address where that is wanted', async () => {
    const billing = { billing_country: 'GB', billing_name: 'Grace', billing_line1: '1 Mill Lane' };
    const typed = { ...BERLIN, method: parcel, billing_other: 'on', ...billing };
    const shopper = await aShopper(SOURDOUGH);
    expect(Object.keys(await fieldsOf(checkoutTo(shopper, typed)))).toEqual([
      'billing_city',
      'billing_postcode',
    ]);
    const whole = { ...typed, billing_city: 'York', billing_postcode: 'yo1 7hh' };
    const { orderId } = await checkoutTo(shopper, whole);
    expect((await findOrderDelivery(db, orderId))?.billing).toMatchObject({
      postcode: 'YO1 7HH',
      country: 'GB',
    });
  });
});

describe('a gift', () => {
  test('keeps the note of its buyer with the order, and without the tick there is none', async () => {
    const note = ' Dear Grace,\r\nall the best!\u0007 ';
    const typed = { ...BERLIN, method: parcel, gift: 'on', gift_note: note };
    const { orderId } = await checkoutTo(await aShopper(SOURDOUGH), typed);
    expect((await findOrderDelivery(db, orderId))?.giftNote).toBe('Dear Grace,\nall the best!');
    const { gift: _, ...rest } = typed;
    const other = await checkoutTo(await aShopper(SOURDOUGH), rest);
    expect((await findOrderDelivery(db, other.orderId))?.giftNote).toBeNull();
    const silent = await checkoutTo(await aShopper(SOURDOUGH), { ...rest, gift: 'on', gift_note: '' });
    expect((await findOrderDelivery(db, silent.orderId))?.giftNote).toBe('');
  });

  test.each(['x'.repeat(501), `${'line\n'.repeat(12)}line`])(
    'with a note that is too long is refused',
    async (note) => {
      const typed = { ...BERLIN, method: parcel, gift: 'on', gift_note: note };
      expect(await fieldsOf(checkoutTo(await aShopper(SOURDOUGH), typed))).toHaveProperty('gift_note');
    },
  );
});

describe('a checkout that is started again', () => {
  test('leads to the same page for the same address and method', async () => {
    const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
    const typed = { ...BERLIN, method: parcel };
    const first = await checkoutTo(shopper, typed, email);
    expect(await checkoutTo(shopper, { ...typed, city: ' Berlin ' }, email)).toEqual(first);
  });

  test('finds what was typed as long as its order is open, for its buyer alone', async () => {
    const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
    const typed = {
      ...{ ...BERLIN, gift: 'on', gift_note: 'For you' },
      ...{ billing_other: 'on', billing_country: 'AT', billing_name: 'Ada', billing_line1: 'Ring 1' },
      ...{ billing_city: 'Wien', billing_postcode: '1010' },
    };
    const { orderId } = await checkoutTo(shopper, { ...typed, method: parcel }, email);
    const { cartId } = (await findOrder(db, { id: orderId })) ?? {};
    expect(await typedBefore(db, cartId ?? '', shopper)).toMatchObject({ email, ...typed });
    expect(await typedBefore(db, cartId ?? '', await aShopper(SOURDOUGH))).toBeNull();
    await db.updateTable('orders').set({ status: 'expired' }).where('id', '=', orderId).execute();
    expect(await typedBefore(db, cartId ?? '', shopper)).toBeNull();
  });

  test.each([
    { what: 'method', change: () => ({ method: express, phone: '+49 30 123456' }) },
    { what: 'street', change: () => ({ line1: 'Torstraße 2' }) },
    { what: 'note', change: () => ({ gift: 'on', gift_note: 'For you' }) },
    { what: 'phone', change: () => ({ phone: '+49 30 123456' }) },
    {
      what: 'billing address',
      change: () => ({
        ...{ billing_other: 'on', billing_country: 'AT', billing_name: 'Ada', billing_line1: 'Ring 1' },
        ...{ billing_city: 'Wien', billing_postcode: '1010' },
      }),
    },
  ])('supersedes the old order for another $what', async ({ change }) => {
    const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
    const first = await checkoutTo(shopper, { ...BERLIN, method: parcel }, email);
    const second = await checkoutTo(shopper, { ...BERLIN, method: parcel, ...change() }, email);
    expect(second.orderId).not.toBe(first.orderId);
    expect(await findOrder(db, { id: first.orderId })).toMatchObject({
      status: 'cancelled',
      cancelReason: 'superseded',
    });
  });
});

test('a cart of which nothing is sent is asked nothing, and what was typed is not kept', async () => {
  const visitor = await aVisitor();
  const { addItem } = await import('#shop/cart/add-item.ts');
  const free = await db
    .selectFrom('products')
    .select('slug')
    .where('kind', '=', 'download')
    .where('status', '=', 'published')
    .innerJoin('variants', 'variants.productId', 'products.id')
    .where('variants.priceAmount', '>', 0)
    .executeTakeFirst();
  if (!free) return;
  await addItem(db, visitor, { product: free.slug, quantity: 1 });
  const { orderId } = await checkoutTo(visitor, { ...BERLIN, method: parcel });
  expect(await findOrderDelivery(db, orderId)).toBeNull();
  expect((await findOrder(db, { id: orderId }))?.shippingAmount).toBe(0);
});
