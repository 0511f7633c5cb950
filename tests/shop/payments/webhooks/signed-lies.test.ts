import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import {
  changedEvent,
  concernsAbout,
  numberOf,
  snapshotOf,
  storedEvent,
} from '#tests/support/changed-event.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { eventBody, type PaymentEvent } from '#tests/support/payment-histories.ts';
import { aPlacedOrder, type PlacedOrder } from '#tests/support/placed-order.ts';
import { stripeId } from '#tests/support/stripe-event.ts';

type Fields = Readonly<Record<string, unknown>>;
/** What is said, what of the object and of the event is a lie, and the kind it is shown as. */
type Lie = readonly [what: string, PaymentEvent, (order: PlacedOrder) => Fields, Fields, kind: string];

const nothing = () => ({});
const LIVE = { livemode: true };

/** Told of an order that waits for its money. */
const ABOUT_PENDING: readonly Lie[] = [
  ['a payment of mode subscription', 'paid', () => ({ mode: 'subscription' }), {}, 'not_a_payment'],
  [
    'a payment of mode setup',
    'paid',
    () => ({ mode: 'setup', payment_status: 'no_payment_required' }),
    {},
    'not_a_payment',
  ],
  ['an expired session of mode setup', 'expired', () => ({ mode: 'setup' }), {}, 'not_a_payment'],
  ...(['paid', 'received', 'declined', 'debited', 'cleared', 'bounced', 'expired'] as const).flatMap(
    (event): Lie[] => [
      [`${event}, in a live event`, event, nothing, LIVE, 'wrong_mode'],
      [`${event}, of a live object`, event, () => LIVE, {}, 'wrong_mode'],
      [`${event}, live in both`, event, () => LIVE, LIVE, 'wrong_mode'],
    ],
  ),
];

/** Told of an order that is paid. */
const ABOUT_PAID: readonly Lie[] = [
  ['a refund above the payment', 'refunded', ({ total }) => ({ amount: total + 1 }), {}, 'refund_mismatch'],
  [
    'a refund that failed, above the payment',
    'refund_failed',
    ({ total }) => ({ amount: total + 1 }),
    {},
    'refund_mismatch',
  ],
  ['a refund in another currency', 'refunded', () => ({ currency: 'jpy' }), {}, 'refund_mismatch'],
  [
    'a charge refunded above the payment',
    'charge_refunded',
    ({ total }) => ({ amount_refunded: total + 1 }),
    {},
    'refund_mismatch',
  ],
  [
    'a charge refunded in another currency',
    'charge_refunded',
    () => ({ currency: 'eur' }),
    {},
    'refund_mismatch',
  ],
  ['a dispute in another currency', 'disputed', () => ({ currency: 'eur' }), {}, 'dispute_mismatch'],
  ...(['refunded', 'charge_refunded', 'disputed', 'dispute_lost'] as const).map(
    (event): Lie => [`${event}, in a live event`, event, nothing, LIVE, 'wrong_mode'],
  ),
  ...(['charge_refunded', 'disputed'] as const).map(
    (event): Lie => [`${event}, of a live object`, event, () => LIVE, {}, 'wrong_mode'],
  ),
];

async function aPaid(): Promise<PlacedOrder> {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('paid', order));
  expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed' });
  return order;
}

async function expectRefused(order: PlacedOrder, { id, body }: { id: string; body: string }, kind: string) {
  const [before, number] = [await snapshotOf(order.orderId), await numberOf(order.orderId)];
  expect(await receiveEvent(webhookDb, body)).toBe('refused');
  expect(await receiveEvent(webhookDb, body)).toBe('known');
  expect(await snapshotOf(order.orderId)).toEqual(before);
  expect(await storedEvent(id)).toMatchObject({ outcome: 'refused', handledAt: expect.any(Date) });
  expect(await concernsAbout(number)).toEqual([kind]);
}

describe('a signed lie changes nothing, is stored, and waits for staff', () => {
  test.each(ABOUT_PENDING)('of an unpaid order: %s', async (_, event, object, envelope, kind) => {
    const order = await aPlacedOrder();
    await expectRefused(order, changedEvent(event, order, object(order), envelope), kind);
    // The truth that follows is believed.
    await receiveEvent(webhookDb, eventBody('paid', order));
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1 });
  });

  test.each(ABOUT_PAID)('of a paid order: %s', async (_, event, object, envelope, kind) => {
    const order = await aPaid();
    await expectRefused(order, changedEvent(event, order, object(order), envelope), kind);
  });

  test('two refunds that are more than the payment together', async () => {
    const order = await aPaid();
    await receiveEvent(webhookDb, eventBody('refunded', order));
    const second = changedEvent('refunded', order, { id: stripeId('re'), amount: order.total - 99 });
    await expectRefused(order, second, 'refund_mismatch');
    const whole = changedEvent('refunded', order, { id: stripeId('re'), amount: order.total - 100 });
    expect(await receiveEvent(webhookDb, whole.body)).toBe('applied');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'refunded', refunded: order.total });
  });

  test('a refund of ours with another amount, or of another payment', async () => {
    const [order, other] = [await aPaid(), await aPaid()];
    const refundId = await inTransaction(db, async (tx) => {
      const locked = (await lockOrder(tx, order.orderId)) ?? expect.fail('no order');
      return requestRefund(tx, locked, { amount: 200, reason: 'other', actor: 'cli' });
    });
    const ours = { id: stripeId('re'), amount: 200, metadata: { refund_id: refundId } };
    await expectRefused(order, changedEvent('refunded', order, { ...ours, amount: 199 }), 'refund_mismatch');
    await expectRefused(order, changedEvent('refunded', other, ours), 'refund_mismatch');
    expect(await factsOf(other.orderId)).toMatchObject({ status: 'completed', refunded: 0 });
    expect(await receiveEvent(webhookDb, changedEvent('refunded', order, ours).body)).toBe('applied');
  });

  test('a payment that belongs to another paid order, told by its session or by itself', async () => {
    const [first, second] = [await aPaid(), await aPlacedOrder()];
    const bySession = changedEvent('paid', second, { payment_intent: first.intentId });
    await expectRefused(second, bySession, 'intent_of_another_order');
    const byIntent = changedEvent('received', { ...second, intentId: first.intentId }, {});
    const before = [await snapshotOf(first.orderId), await snapshotOf(second.orderId)];
    expect(await receiveEvent(webhookDb, byIntent.body)).toBe('refused');
    expect([await snapshotOf(first.orderId), await snapshotOf(second.orderId)]).toEqual(before);
    expect(await concernsAbout(await numberOf(first.orderId))).toEqual(['intent_of_another_order']);
  });

  test('one payment told for two orders at the same moment pays one of them', async () => {
    const [first, second] = [await aPlacedOrder(), await aPlacedOrder()];
    const bodies = [first, second].map(
      (order) => changedEvent('paid', order, { payment_intent: first.intentId }).body,
    );
    const send = () => Promise.allSettled(bodies.map((body) => receiveEvent(webhookDb, body)));
    // The one that came second may fail once; Stripe sends it again.
    await send();
    await send();
    const facts = [await factsOf(first.orderId), await factsOf(second.orderId)];
    expect(facts.map(({ completions }) => completions).toSorted()).toEqual([0, 1]);
  });

  test('a dispute above the payment counts as all of it, and is shown', async () => {
    const order = await aPaid();
    const { body } = changedEvent('disputed', order, { amount: order.total + 500 });
    expect(await receiveEvent(webhookDb, body)).toBe('applied');
    expect(await concernsAbout(await numberOf(order.orderId))).toEqual(['dispute_mismatch', 'dispute_open']);
    const [dispute] = await db
      .selectFrom('disputes')
      .select('amount')
      .where('orderId', '=', order.orderId)
      .execute();
    expect(dispute?.amount).toBe(order.total);
  });
});
