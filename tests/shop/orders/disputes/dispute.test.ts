import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { decide, deliver, dispute, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { eventsAbout } from '#tests/support/stripe-event.ts';

async function aDisputedOrder({ refunded = 0 } = {}) {
  const order = await anOrder();
  await payAt(order.sessionId);
  if (refunded > 0) await refundFromDashboard(order.sessionId, refunded);
  const { id } = await dispute(order.sessionId);
  return { ...order, disputeId: id };
}

function disputesOf(orderId: string) {
  return db.selectFrom('disputes').selectAll().where('orderId', '=', orderId).execute();
}

async function refundAll(orderId: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('no such order');
    return requestRefund(tx, order, { reason: 'requested_by_customer', actor: 'cli' });
  });
}

describe('a dispute', () => {
  test('while it is open leaves access and closes the money', async () => {
    const { orderId, sessionId } = await aDisputedOrder();
    await deliver(sessionId);
    expect(await disputesOf(orderId)).toMatchObject([{ status: 'open', evidenceDueAt: expect.any(Date) }]);
    expect(await factsOf(orderId)).toMatchObject({
      status: 'completed',
      open: 1,
      mails: ['order-confirmation', 'dispute-open'],
    });
    await expect(refundAll(orderId)).rejects.toMatchObject({ code: 'refund_too_large' });
  });

  test('that is lost takes access back, and the money stays closed', async () => {
    const { orderId, sessionId, disputeId } = await aDisputedOrder();
    await decide(disputeId, 'lost');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', refunded: 0, open: 0, granted: 1 });
    await expect(refundAll(orderId)).rejects.toMatchObject({ code: 'refund_too_large' });
  });

  test('that is won leaves everything as before', async () => {
    const { orderId, sessionId, disputeId } = await aDisputedOrder();
    await deliver(sessionId);
    await decide(disputeId, 'won');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', refunded: 0, open: 1 });
    expect(await refundAll(orderId)).toEqual(expect.any(String));
  });

  test('after a refund is for the rest, and each is counted once', async () => {
    const { orderId, sessionId, disputeId } = await aDisputedOrder({ refunded: 100 });
    await decide(disputeId, 'lost');
    await deliver(sessionId);
    const { totalAmount } = await db
      .selectFrom('orders')
      .select('totalAmount')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow();
    expect(await disputesOf(orderId)).toMatchObject([{ status: 'lost', amount: totalAmount - 100 }]);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100, open: 0 });
  });

  test.each(['won', 'lost'] as const)(
    'that is %s ends the same in any order of its events',
    async (outcome) => {
      const { orderId, sessionId, disputeId } = await aDisputedOrder({ refunded: 100 });
      await decide(disputeId, outcome);
      const bodies = await eventsAbout(sessionId);
      for (const body of [...bodies.toReversed(), ...bodies]) await receiveEvent(webhookDb, body);
      expect(await disputesOf(orderId)).toMatchObject([{ status: outcome }]);
      expect(await factsOf(orderId)).toMatchObject({
        ...{ status: 'partially_refunded', refunded: 100, completions: 1 },
        open: outcome === 'won' ? 1 : 0,
      });
    },
  );
});
