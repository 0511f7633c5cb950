import { describe, expect, test } from 'vitest';
import { db, jobsDb, webhookDb } from '#lib/db.ts';
import { returnLateMoneyInTime } from '#shop/jobs/return-late-money.ts';
import { chooseForLateMoney } from '#shop/orders/late-choice/choose.ts';
import { returnUndecided } from '#shop/orders/late-choice/return-late-money.ts';
import { findLatePayment } from '#shop/orders/late-choice/store.ts';
import { invariants } from '#shop/payments/invariants/invariants.ts';
import { listWaiting } from '#shop/products/kinds/event/waiting/store.ts';
import { unequalPools } from '#tests/contract/a-membership.ts';
import { anEvent, aPaidSeatOrder, aSeatOrder, poolOf, seatsOf } from '#tests/support/an-event.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { aPromotion } from '#tests/support/promotion-fixtures.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { deliver, expireAt, payLate, refundFromDashboard } from '#tests/support/stripe-actions.ts';

/** Late money for the only seat of the first date, which somebody else has bought; there are other dates. */
async function lateMoney(prices: readonly number[] = [3000, 3000, 2500, 9000], currency = 'USD') {
  const event = await anEvent(
    prices.map((_, at) => ({ inDays: 20 + at, capacity: at === 0 ? 1 : 3 })),
    prices.map((priceAmount, at) => ({ dates: [at], priceAmount })),
  );
  // One type of ticket at every date.
  await db
    .updateTable('eventTickets')
    .set({ name: 'Seat' })
    .where('productId', '=', event.productId)
    .execute();
  await db.updateTable('variants').set({ currency }).where('id', 'in', event.variantIds).execute();
  const order = await aSeatOrder([event.variantIds[0] ?? '', 1]);
  await expireAt(order.sessionId);
  await deliver(order.sessionId, 'checkout.session.expired');
  await aPaidSeatOrder([event.variantIds[0] ?? '', 1]);
  await payLate(order.sessionId);
  await deliver(order.sessionId);
  return { ...event, ...order };
}

type Late = Awaited<ReturnType<typeof lateMoney>>;

const choose = (late: Late, choice: string, on = db) =>
  chooseForLateMoney(on, late.number, late.visitor, choice);
const decisionOf = async ({ orderId }: Pick<Late, 'orderId'>) =>
  (await findLatePayment(db, orderId))?.decision ?? null;
const refundsOf = (orderId: string) =>
  db.selectFrom('refunds').select(['amount', 'status', 'reason']).where('orderId', '=', orderId).execute();
const overdue = ({ orderId }: Late) =>
  db
    .updateTable('latePayments')
    .set({ since: new Date(Date.now() - 180_000_000), decideUntil: new Date(Date.now() - 1000) })
    .where('orderId', '=', orderId)
    .execute();
const concerns = ({ number }: Late) =>
  db
    .selectFrom('concerns')
    .select('resolvedAt')
    .where('kind', '=', 'late_money')
    .where('subject', '=', number)
    .execute();

async function isBroken(name: string, number: string): Promise<boolean> {
  const { pools } = await import('#lib/db.ts');
  const rule = invariants.find((one) => one.name === name);
  const { rows } = await pools.web.query<{ subject: string }>(rule?.broken ?? '', [new Date(0)]);
  return rows.some(({ subject }) => subject === number);
}

describe('A21, B3: late money for seats that are gone', () => {
  test('is kept until the buyer chooses, grants nothing, and is shown to staff', async () => {
    const late = await lateMoney();
    expect(await factsOf(late.orderId)).toMatchObject({
      ...{ status: 'expired', granted: 0, refunded: 0, paid: 1 },
      mails: ['payment-expired', 'late-money'],
    });
    expect(await refundsOf(late.orderId)).toEqual([]);
    expect(await poolOf(late.poolIds[0] ?? '')).toEqual({ capacity: 1, held: 0, taken: 1 });
    expect(await concerns(late)).toEqual([{ resolvedAt: null }]);
    const row = await findLatePayment(db, late.orderId);
    expect((row?.decideUntil.getTime() ?? 0) - (row?.since.getTime() ?? 0)).toBe(48 * 3_600_000);
    expect(await isBroken('paid_is_granted_or_refunded', late.number)).toBe(false);
  });

  test('takes the seat again where there is room', async () => {
    const { variantIds } = await anEvent([{ inDays: 20, capacity: 1 }]);
    const order = await aSeatOrder([variantIds[0] ?? '', 1]);
    await expireAt(order.sessionId);
    await deliver(order.sessionId, 'checkout.session.expired');
    await payLate(order.sessionId);
    await deliver(order.sessionId);
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1 });
    expect(await decisionOf(order)).toBeNull();
  });

  test('buys another date, once, also when it is chosen twice', async () => {
    const late = await lateMoney();
    const other = late.variantIds[1] ?? '';
    await Promise.all([choose(late, other), choose(late, other), choose(late, other)]);
    expect(await factsOf(late.orderId)).toMatchObject({
      status: 'completed',
      open: 1,
      completions: 1,
      refunded: 0,
    });
    expect(await seatsOf(late.orderId)).toMatchObject([{ variantId: other, cancelledAt: null }]);
    expect(await poolOf(late.poolIds[1] ?? '')).toEqual({ capacity: 3, held: 0, taken: 1 });
    expect(await decisionOf(late)).toBe('date');
    expect(await concerns(late)).toMatchObject([{ resolvedAt: expect.any(Date) }]);
    expect(await refundsOf(late.orderId)).toEqual([]);
    expect(await unequalPools()).toEqual([]);
    for (const rule of [
      'completed_is_paid',
      'completed_is_given',
      'lines_sum_to_total',
      'taken_back_is_closed',
    ])
      expect(await isBroken(rule, late.number), rule).toBe(false);
  });

  test('sends back what a cheaper date costs less, and keeps the seat', async () => {
    const late = await lateMoney();
    await choose(late, late.variantIds[2] ?? '');
    expect(await refundsOf(late.orderId)).toMatchObject([{ amount: 500, status: 'pending' }]);
    await runJobs('send-refund');
    await deliver(late.sessionId);
    expect(await factsOf(late.orderId)).toMatchObject({
      status: 'partially_refunded',
      refunded: 500,
      open: 1,
    });
  });

  test('C7: sends back what Stripe refunds in dinars, also of a price that a promotion lowered', async () => {
    const promotion = await aPromotion({ code: null });
    const late = await lateMoney([3340, 3340, 2220], 'KWD');
    await db.updateTable('promotions').set({ state: 'ended' }).where('id', '=', promotion.id).execute();
    await choose(late, late.variantIds[2] ?? '');
    // Of 3.010 KWD: 1009 thousandths would be refused by Stripe, again and again.
    expect(await refundsOf(late.orderId)).toMatchObject([{ amount: 1010, status: 'pending' }]);
    await runJobs('send-refund');
    await deliver(late.sessionId);
    expect(await factsOf(late.orderId)).toMatchObject({ status: 'partially_refunded', refunded: 1010 });
  });

  test('buys no dearer date, no date of another event, and none that has filled up', async () => {
    const late = await lateMoney();
    const another = await anEvent([{ inDays: 20, capacity: 5 }]);
    await aPaidSeatOrder([late.variantIds[1] ?? '', 3]);
    for (const variant of [late.variantIds[3] ?? '', another.variantIds[0] ?? '', late.variantIds[1] ?? ''])
      await expect(choose(late, variant)).rejects.toMatchObject({ code: 'not_offered' });
    expect(await decisionOf(late)).toBeNull();
    expect(await factsOf(late.orderId)).toMatchObject({ status: 'expired', granted: 0 });
  });

  test('goes back with the first place on the waiting list, before who waited already', async () => {
    const late = await lateMoney();
    const [dateId = '', poolId = ''] = [late.dateIds[0], late.poolIds[0]];
    await db
      .insertInto('waitingEntries')
      .values({
        ...{ dateId, email: 'early@example.com', emailKey: 'early@example.com', seats: 1, state: 'waiting' },
        joinedAt: new Date(Date.now() - 86_400_000),
      })
      .execute();
    await Promise.all([choose(late, 'waiting'), choose(late, 'waiting')]);
    expect(await refundsOf(late.orderId)).toMatchObject([{ amount: 3000, reason: 'late_payment' }]);
    expect(await decisionOf(late)).toBe('money');
    const waiting = await listWaiting(db, dateId);
    expect(waiting.map(({ email, seats }) => [email, seats])).toEqual([
      [late.email, 1],
      ['early@example.com', 1],
    ]);
    expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 1 });
  });

  test('offers no waiting list for a date that no longer takes place', async () => {
    const late = await lateMoney();
    await db
      .updateTable('eventDates')
      .set({ state: 'cancelled', cancelledAt: new Date() })
      .where('id', '=', late.dateIds[0] ?? '')
      .execute();
    await expect(choose(late, 'waiting')).rejects.toMatchObject({ code: 'not_offered' });
    expect(await decisionOf(late)).toBeNull();
    expect(await refundsOf(late.orderId)).toEqual([]);
  });

  test('goes back when the buyer wants it, once', async () => {
    const late = await lateMoney();
    await Promise.all([choose(late, 'money'), choose(late, 'money')]);
    await expect(choose(late, late.variantIds[1] ?? '')).rejects.toMatchObject({ code: 'decided' });
    await runJobs('send-refund');
    await deliver(late.sessionId);
    expect(await factsOf(late.orderId)).toMatchObject({
      ...{ status: 'expired', granted: 0, refunded: 3000 },
      mails: ['payment-expired', 'late-money', 'money-returned'],
    });
    expect(await refundsOf(late.orderId)).toEqual([
      { amount: 3000, status: 'succeeded', reason: 'late_payment' },
    ]);
  });

  test('goes back by itself without an answer, by several workers once', async () => {
    const late = await lateMoney();
    await returnLateMoneyInTime(jobsDb);
    expect(await decisionOf(late)).toBeNull();
    await overdue(late);
    await expect(choose(late, late.variantIds[1] ?? '')).rejects.toMatchObject({ code: 'too_late' });
    await Promise.all([
      returnLateMoneyInTime(jobsDb),
      returnLateMoneyInTime(db),
      returnLateMoneyInTime(webhookDb),
    ]);
    expect(await decisionOf(late)).toBe('none');
    expect(await refundsOf(late.orderId)).toHaveLength(1);
  });

  test('belongs to its buyer alone', async () => {
    const late = await lateMoney();
    await expect(chooseForLateMoney(db, late.number, await aVisitor(), 'money')).rejects.toMatchObject({
      status: 404,
    });
    await expect(chooseForLateMoney(db, late.number, null, 'money')).rejects.toMatchObject({ status: 404 });
  });
});

describe('exactly once', () => {
  test('a choice and the job that sends it back, at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const late = await lateMoney([3000, 3000]);
      await Promise.allSettled([
        choose(late, late.variantIds[1] ?? ''),
        returnUndecided(jobsDb, late.orderId),
      ]);
      const { status, refunded, open } = await factsOf(late.orderId);
      const refunds = await refundsOf(late.orderId);
      const isTaken = (await decisionOf(late)) === 'date';
      expect({ status, open, refunds: refunds.length, refunded }).toEqual(
        isTaken
          ? { status: 'completed', open: 1, refunds: 0, refunded: 0 }
          : { status: 'expired', open: 0, refunds: 1, refunded: 0 },
      );
    }
  });

  test('control: without row locks the same goes wrong', async () => {
    const unguarded = withoutGuards(ROW_LOCK, [/ and "decided_at" is null/g, '']);
    let wrong = 0;
    for (let round = 0; round < 8 && wrong === 0; round++) {
      const late = await lateMoney([3000, 3000]);
      await Promise.allSettled([
        choose(late, late.variantIds[1] ?? '', unguarded.db),
        returnUndecided(unguarded.db, late.orderId),
      ]);
      // Both: the seat and the money.
      const { status } = await factsOf(late.orderId);
      if (status === 'completed' && (await refundsOf(late.orderId)).length > 0) wrong++;
    }
    await unguarded.end();
    expect(wrong).toBeGreaterThan(0);
  });

  test('money refunded at Stripe meanwhile buys nothing and is not sent back again', async () => {
    const late = await lateMoney();
    await refundFromDashboard(late.sessionId);
    await deliver(late.sessionId);
    await expect(choose(late, late.variantIds[1] ?? '')).rejects.toMatchObject({ code: 'money_gone' });
    await returnLateMoneyInTime(jobsDb);
    expect(await decisionOf(late)).toBe('gone');
    expect(await refundsOf(late.orderId)).toMatchObject([{ amount: 3000, reason: 'from_stripe' }]);
    expect(await factsOf(late.orderId)).toMatchObject({ status: 'expired', granted: 0, refunded: 3000 });
  });
});
