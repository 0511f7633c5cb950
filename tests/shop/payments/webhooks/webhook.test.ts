import { describe, expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { COMPLETED_ONCE, factsOf, NOTHING_GRANTED } from '#tests/support/order-facts.ts';
import { aPaidOrder, COMPLETED, many } from '#tests/support/paid-order.ts';
import { bodyOf, eventsAbout, stripeId } from '#tests/support/stripe-event.ts';

describe('a webhook event', () => {
  test('delivered 50 times at once completes the order once', async () => {
    const { orderId, body } = await aPaidOrder();
    const receipts = await Promise.all(Array.from({ length: 50 }, () => receiveEvent(webhookDb, body)));
    expect(receipts.toSorted()).toEqual(['applied', ...Array(49).fill('known')]);
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });

  test('delivered 20 times one after the other completes the order once', async () => {
    const { orderId, body } = await aPaidOrder();
    for (let i = 0; i < 20; i++) await receiveEvent(webhookDb, body);
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });

  test('told in 50 different events at once completes the order once', async () => {
    const { orderId, session } = await aPaidOrder();
    const bodies = Array.from({ length: 50 }, () => bodyOf(COMPLETED, session));
    await Promise.all(bodies.map((body) => receiveEvent(webhookDb, body)));
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });

  test('of a whole payment, in any order and twice, completes the order once', async () => {
    const { orderId, sessionId } = await aPaidOrder();
    const bodies = await eventsAbout(sessionId);
    expect(bodies.length).toBeGreaterThanOrEqual(4);
    for (const body of [...bodies.toReversed(), ...bodies]) await receiveEvent(webhookDb, body);
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });
});

describe('webhook and returning browser at the same moment', () => {
  test('complete 200 orders once each', async () => {
    const orders = await many(200, aPaidOrder);
    // No more at once than there are connections: nobody is turned away, and each pair meets.
    for (let i = 0; i < orders.length; i += 6) {
      const both = orders
        .slice(i, i + 6)
        .flatMap(({ body, sessionId }) => [
          receiveEvent(webhookDb, body),
          checkReturningPayment(db, sessionId),
        ]);
      await Promise.all(both);
    }
    const facts = await Promise.all(orders.map(({ orderId }) => factsOf(orderId)));
    expect(facts.filter((one) => JSON.stringify(one) !== JSON.stringify(COMPLETED_ONCE))).toEqual([]);
  }, 240_000);
});

describe('a signed lie', () => {
  const lies: readonly [string, (session: object) => { object: object; livemode?: boolean }][] = [
    ['about the amount', (session) => ({ object: { ...session, amount_total: 1 } })],
    ['about the currency', (session) => ({ object: { ...session, currency: 'jpy' } })],
    ['about the mode', (session) => ({ object: { ...session, livemode: true }, livemode: true })],
    ['that is unpaid', (session) => ({ object: { ...session, payment_status: 'unpaid' } })],
    ['without an amount', (session) => ({ object: { ...session, amount_total: null } })],
    ['about an unknown session', (session) => ({ object: { ...session, id: stripeId('cs_test') } })],
  ];

  test.each(lies)('%s grants nothing, is answered and kept', async (_, lie) => {
    const { orderId, session } = await aPaidOrder();
    const { object, livemode = false } = lie(session);
    const id = stripeId('evt');
    await receiveEvent(webhookDb, bodyOf(COMPLETED, object, { id, livemode }));
    const { mails, ...facts } = await factsOf(orderId);
    expect(facts).toMatchObject(NOTHING_GRANTED);
    expect(mails).not.toContain('order-confirmation');
    const kept = await db.selectFrom('webhookEvents').selectAll().where('id', '=', id).executeTakeFirst();
    expect(kept).toMatchObject({ handledAt: expect.any(Date) });
  });

  test('does not stop the truth that follows', async () => {
    const { orderId, session, body } = await aPaidOrder();
    await receiveEvent(webhookDb, bodyOf(COMPLETED, { ...session, amount_total: 1 }));
    await receiveEvent(webhookDb, body);
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });

  test('of unknown type or shape writes nothing but itself', async () => {
    expect(
      await receiveEvent(webhookDb, bodyOf('customer.created', { id: 'cus_1', object: 'customer' })),
    ).toBe('ignored');
    expect(await receiveEvent(webhookDb, '{"object":"v2.core.event","id":"evt_thin"}')).toBe('ignored');
    expect(await receiveEvent(webhookDb, 'not json')).toBe('unreadable');
  });
});
