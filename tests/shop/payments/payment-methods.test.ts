import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { findPaidWith } from '#shop/orders/payments/find-paid-with.ts';
import { paidWithInWords } from '#shop/orders/payments/method.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { listOrders, orderQuery } from '#shop/reports/list-orders.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { deliver, payWith, refundFromDashboard, settleDebit } from '#tests/support/stripe-actions.ts';
import { bodyOf, eventsAbout } from '#tests/support/stripe-event.ts';

const methodOf = async (orderId: string) =>
  db
    .selectFrom('payments')
    .select(['method', 'brand', 'lastFour', 'wallet', 'fingerprint'])
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
const VISA = {
  method: 'card',
  brand: 'visa',
  lastFour: '4242',
  wallet: null,
  fingerprint: expect.any(String),
};

/** An order that was paid like that, whose events have all come. */
async function paidWith(how: object) {
  const order = await anOrder();
  await payWith(order.sessionId, how);
  await deliver(order.sessionId);
  return order;
}

async function viewOf(orderId: string) {
  return assembleOrder(db, (await findOrder(db, { id: orderId })) ?? expect.fail('no order'));
}

describe('how a payment was paid', () => {
  test('comes with the charge, whatever the order of its events', async () => {
    for (const isReversed of [false, true]) {
      const { orderId, sessionId } = await anOrder();
      await payWith(sessionId, {});
      const bodies = await eventsAbout(sessionId);
      for (const body of isReversed ? bodies.toReversed() : bodies) await receiveEvent(webhookDb, body);
      expect(await methodOf(orderId)).toEqual(VISA);
      expect(await factsOf(orderId)).toMatchObject({ status: 'completed', mails: ['order-confirmation'] });
    }
  });

  test('comes with the page that the returning buyer makes the shop ask for', async () => {
    const { orderId, sessionId } = await anOrder();
    await payWith(sessionId, { card: '378282246310005' });
    await checkReturningPayment(db, sessionId);
    expect(await methodOf(orderId)).toMatchObject({ method: 'card', brand: 'amex', lastFour: '0005' });
    expect(await findPaidWith(db, orderId)).toBe('American Express ending in 0005');
  });

  test.each([
    [{ wallet: 'apple_pay' }, 'Apple Pay (Visa ending in 4242)'],
    [{ card: '5555555555554444', wallet: 'google_pay' }, 'Google Pay (Mastercard ending in 4444)'],
    [{ card: '4000002500003155' }, 'Visa ending in 3155'],
  ])('of %j reads %s on the order, in its receipt and in its refund', async (how, words) => {
    const { orderId } = await paidWith(how);
    const view = await viewOf(orderId);
    expect(view.paidWith).toBe(words);
    const links = { open: (path: string) => path } as Parameters<typeof orderConfirmationEmail>[1];
    expect(orderConfirmationEmail(view, links).text).toContain(`Paid with  ${words}`);
    expect(await findPaidWith(db, orderId)).toBe(words);
  });

  test('of a bank debit is known when the money has come', async () => {
    const { orderId, sessionId } = await paidWith({ method: 'bank' });
    expect((await viewOf(orderId)).paidWith).toBeNull();
    await settleDebit(sessionId, 'succeeded');
    await deliver(sessionId);
    expect((await viewOf(orderId)).paidWith).toBe('Bank debit, account ending in 6789');
  });

  test('after a declined card is that of the card that paid', async () => {
    const order = await anOrder();
    await payWith(order.sessionId, { card: '4000000000009995' });
    await payWith(order.sessionId, { card: '5555555555554444' });
    await deliver(order.sessionId);
    expect(await methodOf(order.orderId)).toMatchObject({ brand: 'mastercard', lastFour: '4444' });
  });

  test('is the same fingerprint for the same card only', async () => {
    const prints = await Promise.all(
      [{}, {}, { card: '5555555555554444' }].map(
        async (how) => (await methodOf((await paidWith(how)).orderId)).fingerprint,
      ),
    );
    expect(prints[0]).toBe(prints[1]);
    expect(prints[0]).not.toBe(prints[2]);
  });
});

describe('a charge that lies', () => {
  const charge = (more: object) => ({
    ...{
      id: 'ch_1',
      object: 'charge',
      payment_intent: 'pi_1stranger',
      amount: 4_900,
      currency: 'usd',
      livemode: false,
    },
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
    ...more,
  });

  test('about another amount than the order it names is parked and changes nothing', async () => {
    const { orderId } = await anOrder();
    const body = bodyOf('charge.succeeded', charge({ amount: 4_901, metadata: { order_id: orderId } }));
    expect(await receiveEvent(webhookDb, body)).toBe('parked');
    expect(await methodOf(orderId)).toMatchObject({ method: null });
  });

  test('about its mode is refused and shown', async () => {
    const { orderId } = await anOrder();
    const body = bodyOf('charge.succeeded', charge({ metadata: { order_id: orderId } }), { livemode: true });
    expect(await receiveEvent(webhookDb, body)).toBe('refused');
    expect(await methodOf(orderId)).toMatchObject({ method: null });
    expect(await concernsAbout(await numberOf(orderId))).toEqual(['wrong_mode']);
  });

  test.each([
    [{ type: 'card', card: { brand: 7, last4: {} } }],
    [{ type: 'card' }],
    [null],
    [{ type: 'moon_pay' }],
  ])('with details like %j completes the order all the same', async (details) => {
    const { orderId, sessionId } = await anOrder();
    await payWith(sessionId, {});
    for (const body of await eventsAbout(sessionId)) {
      const event = JSON.parse(body) as {
        data: { object: { object: string; payment_method_details?: unknown } };
      };
      const { object } = event.data;
      if (object.object === 'charge') object.payment_method_details = details;
      await receiveEvent(webhookDb, JSON.stringify(event));
    }
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 1 });
  });
});

test('the list of orders finds a card by brand, last four, both, and fingerprint, and a payment by Stripe’s ids', async () => {
  const [visa, amex] = [await paidWith({}), await paidWith({ card: '378282246310005' })];
  const [numberOfVisa, numberOfAmex] = [await numberOf(visa.orderId), await numberOf(amex.orderId)];
  const find = async (q: string) =>
    (await listOrders(db, orderQuery.parse({ q }), null)).rows.map(({ number }) => number);
  const { fingerprint } = await methodOf(visa.orderId);
  for (const q of ['4242', 'visa', 'Visa 4242', 'visa ending in 4242', `card:${fingerprint}`, visa.sessionId])
    expect([q, (await find(q)).includes(numberOfVisa), (await find(q)).includes(numberOfAmex)]).toEqual([
      q,
      true,
      false,
    ]);
  for (const q of ['American Express', 'amex 0005']) expect(await find(q), q).toContain(numberOfAmex);
  for (const q of ['visa 1111', 'card:nothing', "card:' or 1=1 --", 'pi_00000000'])
    expect(await find(q), q).toEqual([]);
});

test('outsiders read payments and refunds in views of their own', async () => {
  const { orderId, sessionId } = await paidWith({});
  await refundFromDashboard(sessionId, 100);
  await deliver(sessionId);
  const { rows: payments } = await sql`select * from reporting.payments where order_id = ${orderId}`.execute(
    db,
  );
  expect(payments).toEqual([
    {
      ...{
        id: expect.any(String),
        orderId,
        gateway: 'stripe',
        method: 'card',
        brand: 'visa',
        lastFour: '4242',
      },
      ...{ status: 'succeeded', amount: 4_900, currency: 'USD', reference: null },
    },
  ]);
  const { rows: refunds } = await sql`select * from reporting.refunds where order_id = ${orderId}`.execute(
    db,
  );
  expect(refunds).toEqual([
    {
      ...{ id: expect.any(String), orderId, amount: 100, status: 'succeeded', reason: 'from_stripe' },
      gateway: 'stripe',
    },
  ]);
});

test.each([
  [{ method: 'klarna', brand: null, lastFour: null, wallet: null }, 'Klarna'],
  [
    { method: 'sepa_debit', brand: null, lastFour: '3000', wallet: null },
    'SEPA debit, account ending in 3000',
  ],
  [{ method: 'card', brand: 'unknown', lastFour: '4242', wallet: null }, 'Card ending in 4242'],
  [{ method: 'card', brand: 'constructor', lastFour: null, wallet: '__proto__' }, '  Proto   (Constructor)'],
  [{ method: null, brand: null, lastFour: null, wallet: null }, null],
])('%j in words', (method, words) => expect(paidWithInWords(method)).toBe(words));
