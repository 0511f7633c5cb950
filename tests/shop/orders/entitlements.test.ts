import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { findAvailability } from '#shop/inventory/find-availability.ts';
import { acknowledgeBeyondCapacity } from '#shop/orders/acknowledge-beyond-capacity.ts';
import { endOrder } from '#shop/orders/end.ts';
import { recordRefund } from '#shop/orders/refunds/record-refund.ts';
import { type RefundRequest, requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { listItems, lockOrder } from '#shop/orders/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { loadOrderTimeline } from '#shop/reports/order-timeline.ts';
import { listOrderLinesForStaff } from '#shop/reports/order-timeline-store.ts';
import { aMembership, aMembershipOrder, poolOf, unequalPools } from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { deliver, failRefund, payLate, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { eventsAbout } from '#tests/support/stripe-event.ts';
import { describeEntry } from '#web/admin/order-timeline-labels.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

beforeAll(addMembershipTables);

/** An order of one variant that was paid and given. */
async function aMember(variantId: string, quantity = 1) {
  const order = await aMembershipOrder(variantId, quantity);
  await payAt(order.sessionId);
  await deliver(order.sessionId);
  return order;
}

/** Asks for a refund, and lets Stripe make it. */
async function refund(order: { orderId: string; sessionId: string }, change: Partial<RefundRequest> = {}) {
  const refundId = await inTransaction(db, async (tx) => {
    const row = await lockOrder(tx, order.orderId);
    if (!row) throw new Error('no such order');
    return requestRefund(tx, row, { reason: 'requested_by_customer', actor: 'cli', ...change });
  });
  await runJobs('send-refund');
  await deliver(order.sessionId);
  return db.selectFrom('refunds').selectAll().where('id', '=', refundId).executeTakeFirstOrThrow();
}

async function stateOf(orderId: string) {
  const { status, refundedAmount } = await db
    .selectFrom('orders')
    .select(['status', 'refundedAmount'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  const given = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .select(['e.units', 'e.beyondCapacity', 'e.reason', 'e.revokedAt'])
    .where('i.orderId', '=', orderId)
    .execute();
  const lines = given.map(({ revokedAt, ...rest }) => ({ ...rest, isRevoked: revokedAt !== null }));
  return { status, refundedAmount, lines };
}

const GIVEN = { units: 1, beyondCapacity: 0, reason: null, isRevoked: false };
const REVOKED = { units: 0, beyondCapacity: 0, reason: 'refunded', isRevoked: true };

async function historyOf(orderId: string) {
  const rows = await db
    .selectFrom('orderHistory')
    .select(['action', 'details'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
  return rows.map(({ action }) => action);
}

function orderRow(id: string) {
  return db.selectFrom('orders').select('number').where('id', '=', id).executeTakeFirstOrThrow();
}

async function itemOf(orderId: string) {
  const [item] = await listItems(db, orderId);
  if (!item) throw new Error('the order has no line');
  return item;
}

/** A has the only place, is refunded, and B buys it. */
async function aPlaceSoldAgain() {
  const membership = await aMembership(1);
  const [variantId = ''] = membership.variantIds;
  const a = await aMember(variantId);
  const paidBack = await refund(a);
  expect(await stateOf(a.orderId)).toMatchObject({ status: 'refunded', lines: [REVOKED] });
  expect(await poolOf(membership.poolId)).toEqual({ capacity: 1, held: 0, taken: 0 });
  const b = await aMember(variantId);
  expect(await stateOf(b.orderId)).toMatchObject({ status: 'completed', lines: [GIVEN] });
  return { ...membership, variantId, a, b, paidBack };
}

async function expectBothEntitled({ a, b, poolId, variantId }: Awaited<ReturnType<typeof aPlaceSoldAgain>>) {
  expect(await stateOf(a.orderId)).toEqual({
    status: 'completed',
    refundedAmount: 0,
    lines: [{ ...GIVEN, beyondCapacity: 1 }],
  });
  expect((await historyOf(a.orderId)).slice(-3).toSorted()).toEqual(
    ['access_given_again', 'beyond_capacity', 'refund_failed'].toSorted(),
  );
  expect(await stateOf(b.orderId)).toEqual({ status: 'completed', refundedAmount: 0, lines: [GIVEN] });
  expect(await historyOf(b.orderId)).not.toContain('beyond_capacity');
  expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 2 });
  expect((await findAvailability(db, [variantId])).get(variantId)).toEqual({ is: 'sold_out' });
  expect(await unequalPools()).toEqual([]);
}

describe('a refund that fails when its place is sold again', () => {
  test('by the webhook: the event is handled, the buyer has it again, and it is counted', async () => {
    const story = await aPlaceSoldAgain();
    await failRefund(story.paidBack.stripeRefundId ?? '');
    const bodies = await eventsAbout(story.a.sessionId, 'refund.failed');
    expect(bodies).toHaveLength(1);
    expect(await receiveEvent(webhookDb, bodies[0] ?? '')).toBe('applied');
    expect(await receiveEvent(webhookDb, bodies[0] ?? '')).toBe('known');
    await deliver(story.a.sessionId);
    await expectBothEntitled(story);
    const { id } = JSON.parse(bodies[0] ?? '') as { id: string };
    const event = db.selectFrom('webhookEvents').select(['outcome', 'handledAt']).where('id', '=', id);
    expect(await event.executeTakeFirstOrThrow()).toEqual({
      outcome: 'applied',
      handledAt: expect.any(Date),
    });
  });

  test('directly: twice is once', async () => {
    const story = await aPlaceSoldAgain();
    const { id, stripeRefundId } = story.paidBack;
    const failed = {
      stripeRefundId,
      status: 'failed',
      failureReason: 'expired_or_canceled_card',
      answer: '{}',
    } as const;
    const record = () => inTransaction(db, (tx) => recordRefund(tx, id, failed, 'stripe'));
    expect(await record()).toBe(true);
    expect(await record()).toBe(false);
    await expectBothEntitled(story);
  });

  test('and paid back once more, nothing of it stays counted and the other buyer keeps the place', async () => {
    const story = await aPlaceSoldAgain();
    await failRefund(story.paidBack.stripeRefundId ?? '');
    await deliver(story.a.sessionId);
    await refund(story.a);
    expect(await stateOf(story.a.orderId)).toMatchObject({ status: 'refunded', lines: [REVOKED] });
    expect(await stateOf(story.b.orderId)).toMatchObject({ status: 'completed', lines: [GIVEN] });
    expect(await poolOf(story.poolId)).toEqual({ capacity: 1, held: 0, taken: 1 });
  });
});

describe('what was given beyond capacity', () => {
  const isListed = async (number: string) =>
    (await listConcerns(db)).some(
      ({ concern, subject }) => concern === 'beyond_capacity' && subject === number,
    );

  test('is told to staff until one of them has dealt with it, and again when there is more', async () => {
    const story = await aPlaceSoldAgain();
    const ada = await aColleague('Ada');
    const { number } = await orderRow(story.a.orderId);
    expect(await isListed(number)).toBe(false);
    await failRefund(story.paidBack.stripeRefundId ?? '');
    await deliver(story.a.sessionId);
    expect(await isListed(number)).toBe(true);
    const [line] = await listOrderLinesForStaff(db, story.a.orderId);
    expect(line).toMatchObject({ beyondCapacity: 1, beyondCapacitySeenAt: null });
    const mark = (units: number) => acknowledgeBeyondCapacity(db, number, { act: 'dealt-with', units }, ada);
    await expect(mark(2)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await isListed(number)).toBe(true);
    await Promise.all([mark(1), mark(1)]);
    expect(await isListed(number)).toBe(false);
    const audit = await listAuditOf(db, `order:${story.a.orderId}`);
    expect(audit).toMatchObject([{ actor: ada, action: 'order.dealt_with', details: { units: 1 } }]);
    const { entries } = await loadOrderTimeline(db, story.a.orderId);
    const told = entries.map((entry) => describeEntry(entry)).map(({ text, more }) => `${text}: ${more}`);
    expect(told).toContain('Given although nothing was free: 1 beyond capacity · “Line 1”');
    expect(told).toContain('Marked as dealt with: 1 beyond capacity');
    const again = await refund(story.a);
    await aMember(story.variantId).catch(() => {});
    await failRefund(again.stripeRefundId ?? '');
    await deliver(story.a.sessionId);
    expect(await isListed(number)).toBe(true);
  });
});

describe('a paid order that lost its hold', () => {
  test('is given all the same, and counted', async () => {
    const { variantIds, poolId } = await aMembership(1);
    const [variantId = ''] = variantIds;
    const a = await aMembershipOrder(variantId);
    const { id } = await itemOf(a.orderId);
    await inTransaction(db, async (tx) => {
      await tx.deleteFrom('holds').where('orderItemId', '=', id).execute();
      await tx.updateTable('pools').set({ held: 0 }).where('id', '=', poolId).execute();
    });
    await aMember(variantId);
    await payAt(a.sessionId);
    await deliver(a.sessionId);
    expect(await stateOf(a.orderId)).toMatchObject({
      status: 'completed',
      lines: [{ ...GIVEN, beyondCapacity: 1 }],
    });
    expect(await historyOf(a.orderId)).toContain('beyond_capacity');
    expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 2 });
  });

  test('which ran out of time gives nothing for late money once the place is sold', async () => {
    const { variantIds, poolId } = await aMembership(1);
    const [variantId = ''] = variantIds;
    const a = await aMembershipOrder(variantId);
    await inTransaction(db, (tx) => endOrder(tx, a.orderId, { status: 'expired' }, 'cli'));
    await aMember(variantId);
    await payLate(a.sessionId);
    await deliver(a.sessionId);
    expect(await stateOf(a.orderId)).toMatchObject({ status: 'expired', lines: [] });
    expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 1 });
    expect(await unequalPools()).toEqual([]);
  });

  test('which ran out of time is completed by late money while there is room', async () => {
    const { variantIds, poolId } = await aMembership(1);
    const a = await aMembershipOrder(variantIds[0] ?? '');
    await inTransaction(db, (tx) => endOrder(tx, a.orderId, { status: 'expired' }, 'cli'));
    await payLate(a.sessionId);
    await deliver(a.sessionId);
    expect(await stateOf(a.orderId)).toMatchObject({ status: 'completed', lines: [GIVEN] });
    expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 1 });
  });
});

describe('two of one thing', () => {
  test('one paid back, one stays; then the rest', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const order = await aMember(variantIds[0] ?? '', 2);
    const orderItemId = (await itemOf(order.orderId)).id;
    await refund(order, { orderItemId, amount: 3000 });
    expect(await stateOf(order.orderId)).toEqual({
      ...{ status: 'partially_refunded', refundedAmount: 3000 },
      lines: [{ units: 1, beyondCapacity: 0, reason: 'refunded', isRevoked: false }],
    });
    expect(await poolOf(poolId)).toEqual({ capacity: 2, held: 0, taken: 1 });
    await refund(order, { orderItemId, amount: 3000 });
    expect(await stateOf(order.orderId)).toEqual({
      status: 'refunded',
      refundedAmount: 6000,
      lines: [REVOKED],
    });
    expect(await poolOf(poolId)).toEqual({ capacity: 2, held: 0, taken: 0 });
    expect(await unequalPools()).toEqual([]);
  });

  test('money for less than one takes none back', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const order = await aMember(variantIds[0] ?? '', 2);
    await refund(order, { orderItemId: (await itemOf(order.orderId)).id, amount: 2999 });
    expect(await stateOf(order.orderId)).toMatchObject({
      status: 'partially_refunded',
      lines: [{ units: 2 }],
    });
    expect(await poolOf(poolId)).toMatchObject({ taken: 2 });
  });

  test('all paid back at Stripe takes both back', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const order = await aMember(variantIds[0] ?? '', 2);
    await refundFromDashboard(order.sessionId);
    await deliver(order.sessionId);
    expect(await stateOf(order.orderId)).toMatchObject({ status: 'refunded', lines: [REVOKED] });
    expect(await poolOf(poolId)).toMatchObject({ taken: 0 });
  });

  test('one of them beyond capacity: only what is still given is counted', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const [variantId = ''] = variantIds;
    const a = await aMember(variantId, 2);
    const paidBack = await refund(a);
    await aMember(variantId, 1);
    await failRefund(paidBack.stripeRefundId ?? '');
    await deliver(a.sessionId);
    expect(await stateOf(a.orderId)).toMatchObject({
      status: 'completed',
      lines: [{ units: 2, beyondCapacity: 1 }],
    });
    expect(await poolOf(poolId)).toEqual({ capacity: 2, held: 0, taken: 3 });
    expect(await unequalPools()).toEqual([]);
  });
});
