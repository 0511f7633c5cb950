import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { refundableOrWhy } from '#shop/orders/refunds/why-nothing-left.ts';
import { findOrder, lockOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { loadOrderTimeline } from '#shop/reports/order-timeline.ts';
import { changedEvent, concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder, type PlacedOrder } from '#tests/support/placed-order.ts';
import { deliver, endInquiry, refundFromDashboard } from '#tests/support/stripe-actions.ts';

const DUE = 1_800_000_000;

async function aPaid(): Promise<PlacedOrder> {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('paid', order));
  return order;
}

const orderOf = async ({ orderId }: PlacedOrder) =>
  (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
const viewOf = async (order: PlacedOrder) => assembleOrder(db, await orderOf(order));
const disputesOf = ({ orderId }: Pick<PlacedOrder, 'orderId'>) =>
  db.selectFrom('disputes').selectAll().where('orderId', '=', orderId).execute();

/** Stripe's word about the dispute of an order. @param created when it was said. */
function told(order: PlacedOrder, status: string, created: number, more: object = {}) {
  return changedEvent('disputed', order, { status, ...more }, { created, type: 'charge.dispute.updated' })
    .body;
}

async function refundPart({ orderId }: PlacedOrder): Promise<void> {
  await inTransaction(db, async (tx) => {
    const order = (await lockOrder(tx, orderId)) ?? expect.fail('no order');
    await requestRefund(tx, order, { amount: 100, reason: 'requested_by_customer', actor: 'cli' });
  });
}

describe('an inquiry of a bank', () => {
  test('leaves access and money as they are: a refund is possible, and the words differ', async () => {
    const order = await aPaid();
    await receiveEvent(webhookDb, told(order, 'warning_needs_response', 1_790_000_000));
    expect(await disputesOf(order)).toMatchObject([{ status: 'inquiry', closedAt: null }]);
    expect(await factsOf(order.orderId)).toMatchObject({
      open: 1,
      mails: ['order-confirmation', 'dispute-inquiry'],
    });
    expect(await viewOf(order)).toMatchObject({ dispute: 'inquiry' });
    expect(await concernsAbout(await numberOf(order.orderId))).toEqual(['inquiry_open']);
    await refundPart(order);
  });

  test('that is closed has won nothing and lost nothing', async () => {
    const order = await aPaid();
    await receiveEvent(webhookDb, told(order, 'warning_under_review', 1_790_000_000));
    await receiveEvent(webhookDb, told(order, 'warning_closed', 1_790_000_100));
    expect(await disputesOf(order)).toMatchObject([{ status: 'inquiry_closed', closedAt: expect.any(Date) }]);
    expect((await factsOf(order.orderId)).mails).toEqual([
      'order-confirmation',
      'dispute-inquiry',
      'dispute-inquiry-closed',
    ]);
    expect(await viewOf(order)).toMatchObject({ dispute: null });
    expect(await concernsAbout(await numberOf(order.orderId))).toEqual([]);
  });

  test.each([
    ['in order', false],
    ['told the other way round', true],
  ])('that becomes a dispute, %s, gets the reason and date of the dispute', async (_, isReversed) => {
    const order = await aPaid();
    const words = [
      told(order, 'warning_needs_response', 1_790_000_000, { reason: 'general' }),
      told(order, 'needs_response', 1_790_000_200, {
        reason: 'fraudulent',
        evidence_details: { due_by: DUE + 500 },
      }),
    ];
    for (const body of isReversed ? words.toReversed() : words) await receiveEvent(webhookDb, body);
    expect(await disputesOf(order)).toMatchObject([
      { status: 'open', reason: 'fraudulent', evidenceDueAt: new Date((DUE + 500) * 1000) },
    ]);
    await expect(refundPart(order)).rejects.toMatchObject({ code: 'refund_too_large' });
    expect(await concernsAbout(await numberOf(order.orderId))).toEqual(['dispute_open']);
  });
});

describe('an inquiry from the first payment to the end, as Stripe tells it', () => {
  async function anInquiredOrder() {
    const order = await anOrder();
    await payAt(order.sessionId, '4000000000001976');
    await deliver(order.sessionId);
    const [inquiry] = await disputesOf(order);
    expect(inquiry).toMatchObject({ status: 'inquiry', amount: 4_900 });
    return { ...order, disputeId: inquiry?.stripeDisputeId ?? '' };
  }
  const MAILS = ['order-confirmation', 'dispute-inquiry'];

  test('leaves what was bought open, and a refund possible', async () => {
    const { orderId, sessionId } = await anInquiredOrder();
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 1, mails: MAILS });
    expect(await concernsAbout(await numberOf(orderId))).toEqual(['inquiry_open']);
    await refundFromDashboard(sessionId, 100);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100 });
  });

  test.each([
    ['close-inquiry', 'inquiry_closed', 'dispute-inquiry-closed', []],
    ['escalate', 'open', 'dispute-open', ['dispute_open']],
  ] as const)('ends with %s', async (how, status, email, concerns) => {
    const { orderId, sessionId, disputeId } = await anInquiredOrder();
    await endInquiry(disputeId, how);
    for (let times = 0; times < 2; times++) await deliver(sessionId);
    expect(await disputesOf({ orderId })).toMatchObject([{ status }]);
    expect(await factsOf(orderId)).toMatchObject({ open: 1, mails: [...MAILS, email] });
    expect(await concernsAbout(await numberOf(orderId))).toEqual(concerns);
  });
});

describe('an open dispute', () => {
  test('takes a later date and reason, and never an earlier word', async () => {
    const order = await aPaid();
    const later = told(order, 'needs_response', 1_790_000_300, {
      reason: 'duplicate',
      evidence_details: { due_by: DUE + 900 },
    });
    await receiveEvent(webhookDb, told(order, 'needs_response', 1_790_000_100));
    expect(await receiveEvent(webhookDb, later)).toBe('applied');
    const earlier = told(order, 'under_review', 1_790_000_200, { reason: 'general' });
    expect(await receiveEvent(webhookDb, earlier)).toBe('unchanged');
    expect(await disputesOf(order)).toMatchObject([
      { reason: 'duplicate', evidenceDueAt: new Date((DUE + 900) * 1000) },
    ]);
    expect((await factsOf(order.orderId)).mails).toEqual(['order-confirmation', 'dispute-open']);
  });

  test('is told once in the story of its order', async () => {
    const order = await aPaid();
    await receiveEvent(webhookDb, eventBody('disputed', order));
    await receiveEvent(webhookDb, eventBody('dispute_lost', order));
    const { entries } = await loadOrderTimeline(db, order.orderId);
    const words = entries.filter(({ sources }) => sources[0] === 'dispute');
    expect(words).toMatchObject([
      { action: 'dispute_opened', details: { amount: order.total, currency: order.currency } },
      { action: 'dispute_lost' },
    ]);
    expect(entries.filter(({ action }) => action === 'dispute_opened')).toHaveLength(1);
  });
});

test('a decline is told once in the story of its order', async () => {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('declined', order));
  const { entries } = await loadOrderTimeline(db, order.orderId);
  expect(entries.filter(({ action }) => action === 'payment_declined')).toHaveLength(1);
});

describe('the refund page says why nothing can be refunded', () => {
  const why = async (order: PlacedOrder) => (await refundableOrWhy(db, await orderOf(order))).why;

  test.each([
    ['disputed', ['disputed'], /has not decided yet/],
    ['lost', ['disputed', 'dispute_lost'], /dispute was lost/],
    ['refunded', ['refunded', 'refunded_rest'], /whole payment has been refunded: 49\.00 USD/],
  ] as const)('of an order that is %s', async (_, events, text) => {
    const order = await aPaid();
    expect(await why(order)).toBeNull();
    for (const event of events) await receiveEvent(webhookDb, eventBody(event, order));
    expect(await why(order)).toMatch(text);
  });

  test('of an order whose refund is on its way, and of one that was not paid', async () => {
    const order = await aPaid();
    await inTransaction(db, async (tx) => {
      const locked = (await lockOrder(tx, order.orderId)) ?? expect.fail('no order');
      await requestRefund(tx, locked, { reason: 'other', actor: 'cli' });
    });
    expect(await why(order)).toMatch(/49\.00 USD is already on its way/);
    expect(await why(await aPlacedOrder())).toMatch(/Nothing was paid/);
  });
});
