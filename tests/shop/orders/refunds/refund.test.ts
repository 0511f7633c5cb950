import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { unitsOfOrder } from '#shop/entitlements/store.ts';
import { type RefundRequest, requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { KNOWN_TYPES } from '#shop/payments/webhooks/handle-event.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { replayEvent } from '#shop/payments/webhooks/replay.ts';
import { anOrder, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { payAt } from '#tests/support/pay.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import {
  deliver,
  failRefund,
  intentOf,
  refundFromDashboard,
  succeedRefund,
} from '#tests/support/stripe-actions.ts';
import { bodyOf, eventsAbout } from '#tests/support/stripe-event.ts';
import { isLong } from '#tests/support/timed.ts';

/** A card whose refunds wait for the bank. */
const SLOW_REFUNDS = '4000000000007726';

async function aCompletedOrder(card?: string, ...slugs: string[]) {
  const order = await anOrder(...(slugs.length > 0 ? slugs : [SOURDOUGH]));
  await payAt(order.sessionId, card);
  await deliver(order.sessionId);
  const row = await orderOf(order.orderId);
  return { ...order, total: row.totalAmount };
}

async function orderOf(orderId: string) {
  return db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
}

function linesOf(orderId: string) {
  return db.selectFrom('orderItems').selectAll().where('orderId', '=', orderId).orderBy('position').execute();
}

function refundsOf(orderId: string) {
  return db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).orderBy('createdAt').execute();
}

async function request(orderId: string, change: Partial<RefundRequest> = {}): Promise<string> {
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('no such order');
    return requestRefund(tx, order, { reason: 'requested_by_customer', actor: 'cli', ...change });
  });
}

async function refund(orderId: string, change: Partial<RefundRequest> = {}): Promise<string> {
  const id = await request(orderId, change);
  await sendRefund(db, id);
  return id;
}

describe('a refund', () => {
  test('of the whole takes access back, is told once and cannot be repeated', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder();
    const id = await refund(orderId);
    await sendRefund(db, id);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({
      ...{ status: 'refunded', refunded: total, open: 0, granted: 1 },
      mails: ['order-confirmation', 'refund'],
    });
    await expect(request(orderId)).rejects.toMatchObject({ code: 'refund_too_large' });
  });

  test('of a part leaves access, and the rest can follow', async () => {
    const { orderId, total } = await aCompletedOrder();
    await refund(orderId, { amount: 100 });
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100, open: 1 });
    await refund(orderId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', refunded: total, open: 0 });
  });

  test('that keeps access leaves it', async () => {
    const { orderId } = await aCompletedOrder();
    await refund(orderId, { takesBack: false });
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 1 });
  });

  test('of one line takes that line back, and no more than it cost', async () => {
    const { orderId } = await aCompletedOrder(undefined, SOURDOUGH, DOVETAILS);
    const [first, second] = await linesOf(orderId);
    if (!first || !second) throw new Error('two lines are missing');
    await expect(
      request(orderId, { orderItemId: first.id, amount: first.totalAmount + 1 }),
    ).rejects.toMatchObject({ code: 'refund_too_large' });
    await refund(orderId, { orderItemId: first.id });
    expect(await linesOf(orderId)).toMatchObject([
      { refundedAmount: first.totalAmount },
      { refundedAmount: 0 },
    ]);
    expect(await unitsOfOrder(db, orderId)).toEqual(
      new Map([
        [first.id, 0],
        [second.id, 1],
      ]),
    );
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', open: 1 });
    await refund(orderId, { orderItemId: second.id });
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 0 });
  });

  test('of nothing, of too much and of an unpaid order is refused', async () => {
    const { orderId, total } = await aCompletedOrder();
    for (const amount of [0, -1, total + 1]) {
      await expect(request(orderId, { amount })).rejects.toMatchObject({ code: 'refund_too_large' });
    }
    const unpaid = await anOrder();
    await expect(request(unpaid.orderId)).rejects.toMatchObject({ code: 'not_paid' });
  });

  test('asked for 20 times at once never gives back more than was paid', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder();
    const amount = Math.floor(total / 3);
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => request(orderId, { amount })));
    const made = asked.filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(3);
    const ids = (await refundsOf(orderId)).map(({ id }) => id);
    await Promise.all([...ids, ...ids].map((id) => sendRefund(db, id)));
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 3 * amount });
    const list = await stripe.refunds.list({ payment_intent: await intentOf(sessionId) });
    expect(list.data.map((one) => one.amount)).toEqual([amount, amount, amount]);
  });

  test('that Stripe refuses has failed, and can be asked for again', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder();
    const id = await request(orderId);
    await refundFromDashboard(sessionId, 100);
    await sendRefund(db, id);
    expect(await refundsOf(orderId)).toMatchObject([{ status: 'failed', stripeRefundId: null }]);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100, open: 1 });
    await refund(orderId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', refunded: total });
  });
});

describe('a refund that waits for the bank', () => {
  test('changes nothing until it arrives', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder(SLOW_REFUNDS);
    await refund(orderId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', refunded: 0, open: 1 });
    const [row] = await refundsOf(orderId);
    expect(row).toMatchObject({ status: 'pending', stripeRefundId: expect.stringMatching(/^re_/) });
    await succeedRefund(row?.stripeRefundId ?? '');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', refunded: total, open: 0 });
  });

  test('sent back by the bank gives access again; late words do not revive it', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder();
    await refund(orderId);
    const [row] = await refundsOf(orderId);
    await failRefund(row?.stripeRefundId ?? '');
    const bodies = await eventsAbout(sessionId);
    for (const body of [...bodies, ...bodies.toReversed()]) {
      await receiveEvent(webhookDb, body.replaceAll(/"evt_\w+"/g, `"evt_${Math.random()}"`));
    }
    expect(await factsOf(orderId)).toMatchObject({
      status: 'completed',
      refunded: 0,
      open: 1,
      completions: 1,
    });
    await refund(orderId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', refunded: total, open: 0 });
  });
});

describe('a refund made at Stripe', () => {
  test('is found by its events, once, and takes access back when it is whole', async () => {
    const { orderId, sessionId, total } = await aCompletedOrder();
    await refundFromDashboard(sessionId, 100);
    await deliver(sessionId);
    await refundFromDashboard(sessionId);
    await deliver(sessionId);
    await deliver(sessionId);
    expect(await refundsOf(orderId)).toMatchObject([
      { reason: 'from_stripe', amount: 100, status: 'succeeded' },
      { reason: 'from_stripe', amount: total - 100, status: 'succeeded' },
    ]);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', refunded: total, open: 0 });
  });

  test('told as made and as failed at the same moment has failed', async () => {
    for (let i = 0; i < (isLong ? 10 : 3); i++) {
      const order = await aPlacedOrder();
      await receiveEvent(webhookDb, eventBody('paid', order));
      const bodies = [
        eventBody('refunded', order),
        eventBody('refund_failed', order),
        eventBody('refunded', order),
      ];
      await Promise.all(bodies.map((body) => receiveEvent(webhookDb, body)));
      expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', refunded: 0, open: 1 });
    }
  });

  test('whose own events are lost is asked for when the charge tells', async () => {
    const { orderId, sessionId } = await aCompletedOrder();
    await refundFromDashboard(sessionId, 100);
    expect(await deliver(sessionId, 'charge.refunded')).toEqual(['applied']);
    expect(await runJobs('ask-refunds')).toBeGreaterThan(0);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100 });
  });

  test('that came before its payment waits for it', async () => {
    const { orderId, sessionId } = await anOrder();
    await payAt(sessionId);
    await refundFromDashboard(sessionId);
    expect(await deliver(sessionId, 'refund.created')).toEqual(['parked']);
    await deliver(sessionId, 'checkout.session.completed');
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 0, granted: 1, completions: 1 });
    const rows = await db.selectFrom('webhookEvents').select('id').where('outcome', '=', 'parked').execute();
    expect(rows).toEqual([]);
  });

  test('of a payment nobody knows stays parked, and is tried again when it comes again', async () => {
    const object = { id: 're_1unknown', object: 'refund', amount: 5, status: 'succeeded', metadata: {} };
    const body = bodyOf('refund.created', { ...object, payment_intent: 'pi_1unknown' }, { id: 'evt_parked' });
    expect(await receiveEvent(webhookDb, body)).toBe('parked');
    expect(await receiveEvent(webhookDb, body)).toBe('parked');
    expect(await replayEvent(db, 'evt_parked')).toBe('parked');
    await ownerDb.deleteFrom('webhookEvents').where('id', '=', 'evt_parked').execute();
  });
});

test('every kept event replayed changes nothing', async () => {
  const { orderId, sessionId } = await aCompletedOrder();
  await refund(orderId, { amount: 100 });
  await deliver(sessionId);
  const before = await factsOf(orderId);
  const history = () =>
    db.selectFrom('orderHistory').select('action').where('orderId', '=', orderId).orderBy('id').execute();
  const story = await history();
  for (const body of await eventsAbout(sessionId)) {
    const { id, type } = JSON.parse(body);
    // Events that the shop does nothing with are not kept.
    const outcomes = KNOWN_TYPES.includes(type) ? ['unchanged', 'ignored'] : [null];
    expect(outcomes).toContain(await replayEvent(db, id));
  }
  expect(await factsOf(orderId)).toEqual(before);
  expect(await history()).toEqual(story);
});
