import { afterEach, describe, expect, test, vi } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { retrievePaymentPage } from '#lib/stripe/stripe.ts';
import { viewCart } from '#shop/cart/view.ts';
import { insertPool } from '#shop/inventory/store.ts';
import { endOrder } from '#shop/orders/end.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import type { KindDelivery } from '#shop/products/kind-delivery.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { anOrder, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { aPaidOrder, COMPLETED } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, expireAt, payByBank, payLate, settleDebit } from '#tests/support/stripe-actions.ts';
import { bodyOf, sessionAtStripe } from '#tests/support/stripe-event.ts';

afterEach(() => vi.restoreAllMocks());

/** An order that ran out of time, and was paid all the same. */
async function aLateOrder(...slugs: string[]) {
  const order = await anOrder(...slugs);
  await expireAt(order.sessionId);
  expect(await deliver(order.sessionId, 'checkout.session.expired')).toEqual(['applied']);
  return order;
}

/** Every waiting refund is sent, and Stripe's word about it delivered. */
async function sendBack(sessionId: string): Promise<void> {
  expect(await runJobs('send-refund')).toBeGreaterThan(0);
  await deliver(sessionId);
}

const LATE_ONCE = { ...COMPLETED_ONCE, mails: ['payment-expired', 'order-confirmation'] };
const RETURNED = { open: 0, granted: 0, completions: 0, mails: ['money-returned'] };
const LATE_RETURNED = { ...RETURNED, status: 'expired', mails: ['payment-expired', 'money-returned'] };

const delivery = kindNamed('course').delivery as KindDelivery;

describe('money for an order that ran out of time', () => {
  test('completes it, once, when its place is still free', async () => {
    const { orderId, sessionId } = await aLateOrder();
    await payLate(sessionId);
    await deliver(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toEqual(LATE_ONCE);
  });

  test('goes back when the place is gone', async () => {
    const { orderId, sessionId } = await aLateOrder();
    vi.spyOn(delivery, 'hold').mockRejectedValue(new ShopError('sold_out', 409, 'Sold out.'));
    await payLate(sessionId);
    await deliver(sessionId);
    await sendBack(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ ...LATE_RETURNED, paid: 1 });
    expect((await factsOf(orderId)).refunded).toBeGreaterThan(0);
  });

  test('leaves nothing behind of what it could hold before it was refused', async () => {
    const { orderId, sessionId } = await aLateOrder(SOURDOUGH, 'hand-cut-dovetails');
    const hold = vi.spyOn(delivery, 'hold').mockImplementation(async (tx) => {
      await insertPool(tx, { label: `held for ${orderId}`, capacity: 1 }, []);
      throw new ShopError('sold_out', 409, 'Sold out.');
    });
    await payLate(sessionId);
    await deliver(sessionId, COMPLETED);
    expect(hold).toHaveBeenCalledTimes(1);
    expect(hold.mock.calls[0]?.[1]).toHaveLength(2);
    const left = db.selectFrom('pools').selectAll().where('label', '=', `held for ${orderId}`);
    expect(await left.execute()).toEqual([]);
    await sendBack(sessionId);
    expect(await factsOf(orderId)).toMatchObject(LATE_RETURNED);
  });

  test('goes back when its cart has bought since', async () => {
    const { orderId, sessionId, visitor, email } = await aLateOrder();
    const again = await checkoutOf(visitor, email);
    const second = await sessionOf(again.orderId);
    await payAt(second);
    await deliver(second);
    await payLate(sessionId);
    await deliver(sessionId);
    await sendBack(sessionId);
    expect(await factsOf(orderId)).toMatchObject(LATE_RETURNED);
    expect(await factsOf(again.orderId)).toEqual(COMPLETED_ONCE);
  });

  test('completes it and ends the newer order its buyer was about to pay', async () => {
    const { orderId, sessionId, visitor, email } = await aLateOrder();
    const newer = (await checkoutOf(visitor, email)).orderId;
    await payLate(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toEqual(LATE_ONCE);
    expect(await factsOf(newer)).toMatchObject({ status: 'cancelled', granted: 0 });
    expect(await runJobs('close-page')).toBe(1);
    expect((await retrievePaymentPage(await sessionOf(newer))).status).toBe('expired');
    expect((await viewCart(db, visitor))?.lines).toEqual([]);
  });

  test('and for the newer order too: one is kept, one goes back', async () => {
    const { orderId, sessionId, visitor, email } = await aLateOrder();
    const newer = (await checkoutOf(visitor, email)).orderId;
    const second = await sessionOf(newer);
    await payAt(second);
    await payLate(sessionId);
    await deliver(sessionId);
    await deliver(second);
    await sendBack(second);
    expect(await factsOf(orderId)).toEqual(LATE_ONCE);
    expect(await factsOf(newer)).toMatchObject({ ...RETURNED, status: 'cancelled', paid: 1 });
  });
});

describe('money for an order that was ended', () => {
  test.each(['staff', 'superseded', 'buyer'] as const)('by %s goes back', async (reason) => {
    const { orderId, sessionId, body } = await aPaidOrder();
    await inTransaction(db, (tx) => endOrder(tx, orderId, { status: 'cancelled', reason }, 'cli'));
    await Promise.all([receiveEvent(webhookDb, body), receiveEvent(webhookDb, body)]);
    await sendBack(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ ...RETURNED, status: 'cancelled', paid: 1 });
    const [refund] = await db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).execute();
    const expected = reason === 'superseded' ? 'superseded' : 'late_payment';
    expect(refund).toMatchObject({ status: 'succeeded', reason: expected });
  });
});

describe('an order paid twice', () => {
  test('keeps one payment and sends the other back', async () => {
    const { orderId, session, body, sessionId } = await aPaidOrder();
    const other = await aPaidOrder();
    await receiveEvent(webhookDb, body);
    await giveSession(orderId, other.orderId, other.sessionId);
    await receiveEvent(webhookDb, bodyOf(COMPLETED, await sessionAtStripe(other.sessionId)));
    await receiveEvent(webhookDb, bodyOf(COMPLETED, session));
    await sendBack(other.sessionId);
    expect(await factsOf(orderId)).toMatchObject({
      ...{ status: 'completed', refunded: 0, open: 1, completions: 1, paid: 2 },
      mails: ['order-confirmation', 'money-returned'],
    });
    const kept = await db
      .selectFrom('payments')
      .selectAll()
      .where('stripeSessionId', '=', sessionId)
      .execute();
    expect(kept).toMatchObject([{ isSurplus: false, refundedAmount: 0 }]);
  });
});

describe('a bank debit', () => {
  test('is told as under way, then completes', async () => {
    const { orderId, sessionId, visitor, email } = await anOrder();
    await payByBank(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({
      status: 'pending',
      mails: ['payment-processing'],
      open: 0,
    });
    expect(await checkoutOf(visitor, email)).toMatchObject({ next: 'order', orderId });
    await settleDebit(sessionId, 'succeeded');
    await deliver(sessionId);
    expect(await factsOf(orderId)).toEqual({
      ...COMPLETED_ONCE,
      mails: ['payment-processing', 'order-confirmation'],
    });
  });

  test('that fails closes the order, tells the buyer and keeps the cart', async () => {
    const { orderId, sessionId, visitor } = await anOrder();
    await payByBank(sessionId);
    await settleDebit(sessionId, 'failed');
    await deliver(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({
      ...{ status: 'failed', open: 0, paid: 0 },
      mails: ['payment-processing', 'payment-failed'],
    });
    expect((await viewCart(db, visitor))?.lines).toHaveLength(1);
  });
});

describe('a declined card', () => {
  test('is written down, and the next try completes the order', async () => {
    const { orderId, sessionId } = await anOrder();
    await payAt(sessionId, '4000000000000002');
    expect(await deliver(sessionId, 'payment_intent.payment_failed')).toEqual(['applied']);
    expect(await deliver(sessionId, 'payment_intent.payment_failed')).toEqual(['known']);
    const [payment] = await db.selectFrom('payments').selectAll().where('orderId', '=', orderId).execute();
    expect(payment).toMatchObject({ status: 'open', declinedCode: 'generic_decline' });
    await payAt(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
  });
});

async function sessionOf(orderId: string): Promise<string> {
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return payment.stripeSessionId ?? '';
}

/** Makes a payment page another order's: what is left when Stripe forgot a key and made a second page. */
async function giveSession(orderId: string, fromOrderId: string, sessionId: string): Promise<void> {
  await inTransaction(db, (tx) => endOrder(tx, fromOrderId, { status: 'expired' }, 'cli'));
  await ownerDb.updateTable('payments').set({ orderId }).where('stripeSessionId', '=', sessionId).execute();
}
