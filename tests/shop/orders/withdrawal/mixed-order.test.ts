import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder, isWithdrawnFrom } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { aMembership, aShopperFor, sessionOf } from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { decide, deliver, dispute } from '#tests/support/stripe-actions.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

beforeAll(addMembershipTables);

/** A paid order of two memberships at 30.00, which cannot be withdrawn from, and of courses, which can. */
async function aMixedOrder(...courses: readonly string[]) {
  const { variantIds } = await aMembership(10);
  const visitor = await aShopperFor([variantIds[0] ?? '', 2]);
  for (const product of courses) await addItem(db, visitor, { product, quantity: 1 });
  const { orderId } = await checkoutOf(visitor);
  const sessionId = await sessionOf(orderId);
  await payAt(sessionId);
  await deliver(sessionId);
  return { visitor, orderId, sessionId, number: (await orderOf(orderId)).number };
}

async function orderOf(id: string) {
  return (await findOrder(db, { id })) ?? expect.fail('no order');
}

async function refundsOf(orderId: string) {
  return db
    .selectFrom('refunds as r')
    .leftJoin('refundItems as ri', 'ri.refundId', 'r.id')
    .leftJoin('orderItems as i', 'i.id', 'ri.orderItemId')
    .select(['r.amount', 'r.actor', 'i.kind'])
    .where('r.orderId', '=', orderId)
    .orderBy('r.amount')
    .execute();
}

async function unitsOf(orderId: string) {
  const { lines } = await assembleOrder(db, await orderOf(orderId));
  return lines.map(({ kind, unitsLeft }) => [kind, unitsLeft]);
}

describe('an order of several kinds', () => {
  test('that was withdrawn from under a dispute is refunded line by line once it is won', async () => {
    const order = await aMixedOrder(SOURDOUGH, DOVETAILS);
    const { id } = await dispute(order.sessionId);
    await deliver(order.sessionId);
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order.orderId)).toEqual([]);
    await decide(id, 'won');
    await deliver(order.sessionId);
    const refunds = await refundsOf(order.orderId);
    expect(refunds.map(({ kind }) => kind)).toEqual(['course', 'course']);
    await deliver(order.sessionId);
    expect(await refundsOf(order.orderId)).toEqual(refunds);
  });

  test('is withdrawn from line by line: what its kind keeps stays', async () => {
    const order = await aMixedOrder(SOURDOUGH, DOVETAILS);
    const before = await assembleOrder(db, await orderOf(order.orderId));
    expect(before.withdrawalEnd).not.toBeNull();
    expect(before.lines.map(({ withdrawal }) => withdrawal)).toContainEqual({
      ...{ end: null, why: 'A membership begins on the day it is bought.' },
    });
    await Promise.all(Array.from({ length: 3 }, () => withdraw(db, order.number, order.visitor)));
    expect(await refundsOf(order.orderId)).toEqual([
      { amount: 4900, actor: 'visitor', kind: 'course' },
      { amount: 8900, actor: 'visitor', kind: 'course' },
    ]);
    await runJobs('send-refund');
    await deliver(order.sessionId);
    expect(await orderOf(order.orderId)).toMatchObject({
      ...{ status: 'partially_refunded', refundedAmount: 13800 },
    });
    expect((await unitsOf(order.orderId)).toSorted()).toEqual([
      ['course', 0],
      ['course', 0],
      ['membership', 2],
    ]);
    const after = await assembleOrder(db, await orderOf(order.orderId));
    expect(after.withdrawalEnd).toBeNull();
    const withdrawn = after.lines.filter((line) => isWithdrawnFrom(after, line));
    expect(withdrawn.map(({ kind }) => kind)).toEqual(['course', 'course']);
    const email = await db
      .selectFrom('mails')
      .select('details')
      .where('orderId', '=', order.orderId)
      .where('kind', '=', 'withdrawal')
      .executeTakeFirstOrThrow();
    expect(email.details).toEqual({ amount: '13800' });
  });

  test('whose other lines were taken back already is withdrawn from whole', async () => {
    const order = await aMixedOrder(SOURDOUGH);
    const line = (await unitsOf(order.orderId)).findIndex(([kind]) => kind === 'membership') + 1;
    const terms = { amount: '', reason: 'other', access: 'take', note: 'By hand' } as const;
    await refundOrder(db, order.number, { ...terms, line: String(line) }, await aColleague('Ada'));
    await runJobs('send-refund');
    await deliver(order.sessionId);
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order.orderId)).toEqual([
      { amount: 4900, actor: 'visitor', kind: null },
      { amount: 6000, actor: expect.stringContaining('staff:'), kind: 'membership' },
    ]);
    await runJobs('send-refund');
    await deliver(order.sessionId);
    expect(await orderOf(order.orderId)).toMatchObject({ status: 'refunded' });
  });

  test('gives back no more than is left of it', async () => {
    const order = await aMixedOrder(SOURDOUGH, DOVETAILS);
    const terms = { line: '', reason: 'other', access: 'keep', note: 'By hand' } as const;
    await refundOrder(db, order.number, { ...terms, amount: '130' }, await aColleague('Ada'));
    await withdraw(db, order.number, order.visitor);
    const sums = (await refundsOf(order.orderId)).map(({ amount }) => amount);
    expect(sums.reduce((sum, amount) => sum + amount, 0)).toBe(19800);
  });

  test('after the days of its courses has nothing to withdraw from', async () => {
    const order = await aMixedOrder(SOURDOUGH);
    const past = sql<Date>`completed_at - interval '15 days 1 hour'`;
    await db.updateTable('orders').set({ completedAt: past }).where('id', '=', order.orderId).execute();
    await expect(withdraw(db, order.number, order.visitor)).rejects.toMatchObject({ code: 'too_late' });
    expect(await refundsOf(order.orderId)).toEqual([]);
  });

  test('of a kind that allows none has no end and is refused', async () => {
    const order = await aMixedOrder();
    expect((await assembleOrder(db, await orderOf(order.orderId))).withdrawalEnd).toBeNull();
    await expect(withdraw(db, order.number, order.visitor)).rejects.toMatchObject({ code: 'too_late' });
  });
});
