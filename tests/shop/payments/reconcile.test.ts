import { describe, expect, test } from 'vitest';
import { db, inTransaction, jobsDb } from '#lib/db.ts';
import { paymentPageOf, retrievePaymentPage } from '#lib/stripe/stripe.ts';
import { requeueEmails } from '#shop/jobs/requeue-emails.ts';
import { complete } from '#shop/orders/complete.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { anOrder, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { aPaidOrder, many } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import {
  deliver,
  expireAt,
  payByBank,
  refundFromDashboard,
  settleDebit,
  succeedRefund,
} from '#tests/support/stripe-actions.ts';
import { sessionAtStripe } from '#tests/support/stripe-event.ts';

const started = new Date(Date.now() - 1_000);
const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);

/** Everything is asked about, now; of Stripe's events only those of this file are looked through. */
async function reconcileNow(
  options: Parameters<typeof reconcile>[2] = { since: started, isImpatient: true },
) {
  const done = await reconcile(jobsDb, ORIGIN, options);
  expect(done.isCutShort).toBe(false);
  return done;
}

function paymentsOf(orderId: string) {
  return db.selectFrom('payments').selectAll().where('orderId', '=', orderId).execute();
}

async function requestWhole(orderId: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('no such order');
    return requestRefund(tx, order, { reason: 'other', actor: 'cli' });
  });
}

describe('reconciling', () => {
  test('completes what was paid while no webhook came, also with two at work', async () => {
    const orders = await many(10, () => aPaidOrder());
    await forgetEvents();
    await Promise.all([reconcileNow({ isImpatient: true }), reconcileNow({ isImpatient: true })]);
    for (const { orderId } of orders) expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });

  test('ends what ran out of time, failed at the bank, or is still at the bank', async () => {
    const [closed, failed, waiting] = await many(3, () => anOrder());
    if (!closed || !failed || !waiting) throw new Error('orders are missing');
    await expireAt(closed.sessionId);
    for (const { sessionId } of [failed, waiting]) await payByBank(sessionId);
    await settleDebit(failed.sessionId, 'failed');
    await forgetEvents();
    await reconcileNow({ isImpatient: true });
    expect(await factsOf(closed.orderId)).toMatchObject({ status: 'expired' });
    expect(await factsOf(failed.orderId)).toMatchObject({ status: 'failed', mails: ['payment-failed'] });
    expect(await factsOf(waiting.orderId)).toMatchObject({
      status: 'pending',
      mails: ['payment-processing'],
    });
    expect(await paymentsOf(waiting.orderId)).toMatchObject([{ status: 'processing' }]);
  });

  test('leaves a page alone that is still open and was asked about a moment ago', async () => {
    const { orderId } = await anOrder();
    await reconcileNow();
    const [asked] = await paymentsOf(orderId);
    await reconcileNow({});
    expect(await paymentsOf(orderId)).toEqual([asked]);
    expect(asked?.askedAt).not.toBeNull();
  });

  test('closes a page whose time is over, and forgets one that Stripe does not know', async () => {
    const [open, unknown] = await many(2, () => anOrder());
    if (!open || !unknown) throw new Error('orders are missing');
    const overdue = { pageExpiresAt: AN_HOUR_AGO };
    await ownerDb.updateTable('payments').set(overdue).where('orderId', '=', open.orderId).execute();
    await ownerDb
      .updateTable('payments')
      .set({ ...overdue, stripeSessionId: 'cs_test_nobody_knows' })
      .where('orderId', '=', unknown.orderId)
      .execute();
    await reconcileNow();
    expect((await retrievePaymentPage(open.sessionId)).status).toBe('expired');
    expect(await factsOf(open.orderId)).toMatchObject({ status: 'expired' });
    expect(await factsOf(unknown.orderId)).toMatchObject({ status: 'expired' });
  });

  test.each<[string, { cartVersion?: number }]>([
    ['its page was lost on the way', {}],
    ['Stripe was never asked for its page', { cartVersion: 1_000 }],
  ])('ends an order when %s, and leaves no page open', async (_, change) => {
    const { orderId, sessionId } = await anOrder();
    await ownerDb.deleteFrom('payments').where('orderId', '=', orderId).execute();
    await db
      .updateTable('orders')
      .set({ ...change, pageAskedAt: AN_HOUR_AGO })
      .where('id', '=', orderId)
      .execute();
    await reconcileNow();
    expect(await factsOf(orderId)).toMatchObject({ status: 'expired', granted: 0 });
    const [payment] = await paymentsOf(orderId);
    expect((await retrievePaymentPage(payment?.stripeSessionId ?? '')).status).toBe('expired');
    expect(payment?.stripeSessionId === sessionId).toBe(change.cartVersion === undefined);
  });

  test('does not touch orders of another of Stripe’s worlds', async () => {
    const { orderId } = await aPaidOrder();
    await ownerDb.updateTable('payments').set({ mode: 'test' }).where('orderId', '=', orderId).execute();
    await reconcileNow({ isImpatient: true });
    expect(await paymentsOf(orderId)).toMatchObject([{ status: 'open', askedAt: null }]);
    await ownerDb.updateTable('payments').set({ mode: 'sandbox' }).where('orderId', '=', orderId).execute();
  });

  test('sends refunds that were never sent, and asks about those on their way', async () => {
    const unsent = await aPaidOrder();
    const slow = await anOrder();
    await payAt(slow.sessionId, '4000000000007726');
    for (const { sessionId } of [unsent, slow]) await deliver(sessionId);
    await requestWhole(unsent.orderId);
    await sendRefund(db, await requestWhole(slow.orderId));
    const [row] = await refundsOf(slow.orderId);
    await succeedRefund(row?.stripeRefundId ?? '');
    await ownerDb.updateTable('refunds').set({ createdAt: AN_HOUR_AGO }).execute();
    await forgetEvents();
    await reconcileNow({ isImpatient: true });
    for (const { orderId } of [unsent, slow]) {
      expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 0 });
    }
  });

  test('of a refund older than Stripe’s memory for keys looks for it before making it', async () => {
    const { orderId, sessionId } = await aPaidOrder();
    await deliver(sessionId);
    const id = await requestWhole(orderId);
    await sendRefund(db, id);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await ownerDb
      .updateTable('refunds')
      .set({ status: 'pending', settledAt: null, stripeRefundId: null, createdAt: yesterday })
      .where('id', '=', id)
      .execute();
    await reconcileNow();
    expect(await refundsOf(orderId)).toMatchObject([{ status: 'succeeded' }]);
  });

  test('finds by Stripe’s own list what no webhook told', async () => {
    const { orderId, sessionId } = await aPaidOrder();
    await deliver(sessionId);
    await refundFromDashboard(sessionId, 100);
    expect((await reconcileNow()).missedEvents).toBeGreaterThan(0);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100 });
    expect((await reconcileNow({})).missedEvents).toBe(0);
  });

  test('applies what waited for a payment that became known by another way', async () => {
    const { orderId, sessionId } = await aPaidOrder();
    await refundFromDashboard(sessionId);
    expect(await deliver(sessionId, 'refund.created')).toEqual(['parked']);
    const page = paymentPageOf(await sessionAtStripe(sessionId));
    await inTransaction(db, (tx) => complete(tx, { orderId }, page, 'visitor'));
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed' });
    await forgetEvents({ exceptParked: true });
    expect((await reconcileNow({})).parkedEvents).toBe(1);
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 0 });
  });
});

test('letters whose job was lost are queued again, once an hour', async () => {
  const { orderId, sessionId } = await aPaidOrder();
  await deliver(sessionId);
  await db.updateTable('mails').set({ queuedAt: AN_HOUR_AGO }).where('orderId', '=', orderId).execute();
  expect(await requeueEmails(jobsDb)).toBe(1);
  expect(await requeueEmails(jobsDb)).toBe(0);
});

function refundsOf(orderId: string) {
  return db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).execute();
}

/** Lets the list of Stripe's events count as looked through, so that only asking can find anything. */
async function forgetEvents({ exceptParked = false } = {}): Promise<void> {
  const value = JSON.stringify(new Date().toISOString());
  await db
    .insertInto('settings')
    .values({ name: 'stripe_events_seen_until', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  if (!exceptParked) await ownerDb.deleteFrom('webhookEvents').execute();
}
