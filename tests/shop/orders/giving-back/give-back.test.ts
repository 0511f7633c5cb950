import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { planGivingBack } from '#shop/orders/giving-back/plan.ts';
import { listUnitsOf } from '#shop/orders/giving-back/units.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { findOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { unequalPools } from '#tests/contract/a-membership.ts';
import { anEvent, aPaidSeatOrder, poolOf, seatsOf } from '#tests/support/an-event.ts';
import { anOrder, aVisitor } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { deliver, dispute, failRefund, refundFromDashboard } from '#tests/support/stripe-actions.ts';

type Paid = Awaited<ReturnType<typeof aPaidSeatOrder>>;

const orderRow = async ({ orderId }: Pick<Paid, 'orderId'>) => {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no order');
  return order;
};

const give = (order: Paid, seats: string[], amount: number, form: string = randomUUID()) =>
  giveBack(db, order.number, order.visitor, { seats, amount, form });

const refundsOf = (orderId: string) =>
  db.selectFrom('refunds').select(['amount', 'status']).where('orderId', '=', orderId).execute();

const validSeats = async (orderId: string) =>
  (await seatsOf(orderId)).filter(({ cancelledAt }) => cancelledAt === null).map(({ seat }) => seat);

describe('seats that their buyer gives back', () => {
  let event: Awaited<ReturnType<typeof anEvent>>;
  let order: Paid;
  beforeAll(async () => {
    event = await anEvent([{ inDays: 30, capacity: 5 }]);
    order = await aPaidSeatOrder([event.variantIds[0] ?? '', 3]);
  });

  test('are refunded, end at once, and are free for others at once', async () => {
    const plan = await planGivingBack(db, await orderRow(order), ['1-2']);
    expect(plan.amount).toEqual({ amount: 3000, currency: 'USD' });
    expect(plan.quotes).toMatchObject([{ units: 1, percent: 100, paid: 3000 }]);
    const [refundId = ''] = await give(order, ['1-2'], 3000);
    expect(await validSeats(order.orderId)).toEqual([1, 3]);
    expect(await poolOf(event.poolIds[0] ?? '')).toEqual({ capacity: 5, held: 0, taken: 2 });
    await sendRefund(db, refundId);
    await deliver(order.sessionId);
    expect(await factsOf(order.orderId)).toMatchObject({
      ...{ status: 'partially_refunded', refunded: 3000 },
      mails: ['order-confirmation', 'ticket', 'units-given-back'],
    });
    expect(await validSeats(order.orderId)).toEqual([1, 3]);
    expect(await unequalPools()).toEqual([]);
  });

  test('twice by one form, or by two tabs at once, are given back once', async () => {
    const form = randomUUID();
    const [first, again] = await Promise.all([
      give(order, ['1-3'], 3000, form),
      give(order, ['1-3'], 3000, form),
    ]);
    expect([...first, ...again]).toHaveLength(1);
    const own = await aPaidSeatOrder([event.variantIds[0] ?? '', 2]);
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => give(own, ['1-1'], 3000)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refundsOf(own.orderId)).toHaveLength(1);
    expect(await validSeats(own.orderId)).toEqual([2]);
  });

  test('are told to another person who had one, also by a refund of staff, and not once more to the buyer', async () => {
    const other = await anEvent([{ inDays: 30, capacity: 5 }]);
    const own = await aPaidSeatOrder([other.variantIds[0] ?? '', 3]);
    const people = [`pim-${randomUUID()}@example.com`, `noor-${randomUUID()}@example.com`];
    for (const { id, seat } of await seatsOf(own.orderId))
      if (seat > 1)
        await db
          .updateTable('bookings')
          .set({ attendeeEmail: people[seat - 2] ?? '' })
          .where('id', '=', id)
          .execute();
    const told = async () =>
      (
        await db
          .selectFrom('mails')
          .select(['id', 'kind', 'recipient', 'orderId', 'details', 'queuedAt'])
          .where('orderId', '=', own.orderId)
          .where('kind', '=', 'ticket')
          .orderBy('queuedAt')
          .execute()
      ).filter(({ details }) => (details as { isEnd?: boolean }).isEnd);
    await give(own, ['1-1', '1-2'], 6000);
    const [row] = await told();
    expect((await told()).map(({ recipient }) => recipient)).toEqual([people[0]]);
    const email = await composeQueuedEmail(db, { origin: 'http://localhost', secret: 'of-this-test' }, {
      ...(row ?? expect.fail('nobody is told')),
      recipient: row?.recipient ?? '',
    } as Parameters<typeof composeQueuedEmail>[2]);
    expect(email?.text).toContain('is no longer valid: the seat was given back');
    expect(email?.attachments?.[0]?.contentType).toContain('method=CANCEL');
    await refundFromDashboard(own.sessionId);
    await deliver(own.sessionId);
    expect((await told()).map(({ recipient }) => recipient)).toEqual(people);
  });

  test.each([
    ['KWD', 15_510],
    ['ISK', 310_100],
    ['JPY', 1551],
  ])('C7: give back a part that Stripe refunds in %s', async (currency, priceAmount) => {
    const soon = await anEvent([{ inDays: 30, capacity: 5 }], [{ priceAmount }]);
    const [variant = ''] = soon.variantIds;
    await db.updateTable('variants').set({ currency }).where('id', '=', variant).execute();
    const own = await aPaidSeatOrder([variant, 2]);
    await db.insertInto('settings').values({ name: 'event_refunds', value: '"7:33"' }).execute();
    await loadSettings(db);
    const [quote] = (await planGivingBack(db, await orderRow(own), ['1-1'])).quotes;
    expect(quote).toMatchObject({ paid: priceAmount, percent: 33 });
    const [refundId = ''] = await give(own, ['1-1'], quote?.amount ?? 0);
    await db.deleteFrom('settings').where('name', '=', 'event_refunds').execute();
    await loadSettings(db);
    await sendRefund(db, refundId);
    await deliver(own.sessionId);
    expect(await factsOf(own.orderId)).toMatchObject({ refunded: quote?.amount });
  });

  test('do not become valid again when the bank rejects the refund', async () => {
    const own = await aPaidSeatOrder([event.variantIds[0] ?? '', 2]);
    const [refundId = ''] = await give(own, ['1-1'], 3000);
    await sendRefund(db, refundId);
    const refund = db.selectFrom('refunds').select('stripeRefundId').where('id', '=', refundId);
    await failRefund((await refund.executeTakeFirstOrThrow()).stripeRefundId ?? '');
    await deliver(own.sessionId);
    expect(await refundsOf(own.orderId)).toMatchObject([{ status: 'failed' }]);
    expect(await validSeats(own.orderId)).toEqual([2]);
    expect(await unequalPools()).toEqual([]);
  });
});

test('the whole order is refunded when all of its seats are given back', async () => {
  const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }], [{ priceAmount: 1001 }]);
  const order = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
  for (const seat of ['1-1', '1-2'])
    for (const id of await give(order, [seat], 1001)) await sendRefund(db, id);
  expect(await factsOf(order.orderId)).toMatchObject({ status: 'refunded', refunded: 2002, open: 0 });
  expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ taken: 0 });
});

test('a part of the price takes back the seat all the same, and staff can refund the rest of it', async () => {
  const { variantIds, dateIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
  const order = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
  await db
    .updateTable('eventDates')
    .set({ giveBackUntil: new Date(Date.now() + 3_600_000) })
    .where('id', '=', dateIds[0] ?? '')
    .execute();
  const [id = ''] = await give(order, ['1-1'], 3000);
  await sendRefund(db, id);
  const { lines } = await quoteRefund(db, await orderRow(order));
  expect(lines).toMatchObject([{ units: 1, paid: 3000, percent: 100 }]);
});

test('seats that cost nothing are given back without money', async () => {
  const { variantIds, poolIds } = await anEvent([{ inDays: 2, capacity: 5 }], [{ priceAmount: 0 }]);
  const order = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
  expect(await give(order, ['1-1'], 0)).toEqual([]);
  expect(await validSeats(order.orderId)).toEqual([2]);
  expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ taken: 1 });
});

test('a ticket for several people is given back as a whole', async () => {
  const { variantIds, poolIds } = await anEvent(
    [{ inDays: 30, capacity: 9 }],
    [{ seats: 3, priceAmount: 9000 }],
  );
  const order = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
  expect((await listUnitsOf(db, await orderRow(order))).map(({ key }) => key)).toEqual(['1-1', '1-2']);
  await give(order, ['1-1'], 9000);
  expect(await validSeats(order.orderId)).toEqual([4, 5, 6]);
  expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ taken: 3 });
});

describe('a seat cannot be given back', () => {
  test('after the deadline', async () => {
    const { variantIds } = await anEvent([{ inDays: 3, capacity: 5 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    await expect(give(order, ['1-1'], 0)).rejects.toMatchObject({ code: 'cannot_give_back' });
    expect(await validSeats(order.orderId)).toEqual([1]);
  });

  test('once the date has begun, whatever deadline its owner set', async () => {
    for (const priceAmount of [3000, 0]) {
      const { variantIds, dateIds } = await anEvent([{ inDays: 30, capacity: 5 }], [{ priceAmount }]);
      const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
      const [begun, later] = [-3_600_000, 86_400_000].map((ms) => new Date(Date.now() + ms));
      await db
        .updateTable('eventDates')
        .set({ startsAt: begun, endsAt: later, giveBackUntil: later })
        .where('id', '=', dateIds[0] ?? '')
        .execute();
      const refused = give(order, ['1-1'], priceAmount);
      await expect(refused, String(priceAmount)).rejects.toMatchObject({ code: 'cannot_give_back' });
      expect((await quoteRefund(db, await orderRow(order))).amount.amount).toBe(0);
      expect(await validSeats(order.orderId)).toEqual([1]);
    }
  });

  test('once somebody was checked in, also at the same moment', async () => {
    const { variantIds, dateIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    const [seat] = await seatsOf(order.orderId);
    const session = await db
      .selectFrom('eventSessions')
      .select('id')
      .where('dateId', '=', dateIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const waiting = await inTransaction(db, async (tx) => {
      await tx
        .insertInto('checkIns')
        .values({ bookingId: seat?.id ?? '', sessionId: session.id, at: new Date(), actor: 'staff:test' })
        .execute();
      const given = give(order, ['1-1'], 3000);
      given.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { given };
    });
    await expect(waiting.given).rejects.toMatchObject({ code: 'used' });
    await expect(give(order, ['1-1'], 3000)).rejects.toMatchObject({ code: 'cannot_give_back' });
    expect(await validSeats(order.orderId)).toEqual([1]);
    expect(await refundsOf(order.orderId)).toEqual([]);
  });

  test('by anybody else, by its number of another order, or for another amount than was shown', async () => {
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    const input = { seats: ['1-1'], amount: 3000, form: randomUUID() };
    await expect(giveBack(db, order.number, await aVisitor(), input)).rejects.toMatchObject({ status: 404 });
    await expect(giveBack(db, order.number, null, input)).rejects.toMatchObject({ status: 404 });
    await expect(give(order, ['1-2'], 3000)).rejects.toMatchObject({ code: 'not_yours' });
    await expect(give(order, ['2-1'], 3000)).rejects.toMatchObject({ code: 'not_yours' });
    await expect(give(order, ['1-1'], 2999)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await validSeats(order.orderId)).toEqual([1]);
  });

  test('while a bank has asked for the money back', async () => {
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    await dispute(order.sessionId);
    await deliver(order.sessionId);
    await expect(give(order, ['1-1'], 3000)).rejects.toMatchObject({ code: 'disputed' });
  });
});

test('a course is no unit to give back, and is quoted by the right to withdraw', async () => {
  const { orderId, sessionId } = await anOrder();
  const { payAt } = await import('#tests/support/pay.ts');
  await payAt(sessionId);
  await deliver(sessionId);
  const order = await orderRow({ orderId });
  expect(await listUnitsOf(db, order)).toEqual([]);
  const now = await quoteRefund(db, order);
  expect(now.lines).toMatchObject([{ percent: 100, working: 'Within the withdrawal period: full refund.' }]);
  expect(now.amount.amount).toBe(order.totalAmount);
  const later = await quoteRefund(db, order, { at: new Date(Date.now() + 20 * 86_400_000) });
  expect(later.amount.amount).toBe(0);
  expect(later.lines[0]?.working).toMatch(/^0 of \d+ lessons done: no refund under the policy\.$/);
});

test('control: without row locks one seat is refunded more than once', async () => {
  const { variantIds } = await anEvent([{ inDays: 30, capacity: 20 }]);
  const unguarded = withoutGuards(ROW_LOCK);
  let most = 0;
  for (let round = 0; round < 5 && most < 2; round++) {
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 4]);
    const tabs = Array.from({ length: 6 }, () =>
      giveBack(unguarded.db, order.number, order.visitor, {
        ...{ seats: ['1-1'], amount: 3000, form: randomUUID() },
      }),
    );
    await Promise.allSettled(tabs);
    most = Math.max(most, (await refundsOf(order.orderId)).length);
  }
  await unguarded.end();
  expect(most).toBeGreaterThan(1);
});
