import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { cancelDates, planCancelling } from '#shop/orders/dates/cancel-dates.ts';
import { tellBooked } from '#shop/orders/dates/tell-booked.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { findOrder } from '#shop/orders/store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { anEmail, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import {
  aBooking,
  anEvent,
  anOpenBooking,
  emailsOf,
  seatsOf,
  type TestEvent,
} from '#tests/support/event-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const SENDER = { origin: ORIGIN, secret: 'of-this-test' };
const input = (text = '') => ({ key: crypto.randomUUID(), text });
const cancel = (event: TestEvent, dateIds = event.dateIds, form = input()) =>
  cancelDates(db, event, dateIds, form, ada);

async function refundsOf(orderId: string) {
  return db
    .selectFrom('refunds')
    .select(['amount', 'status', 'reason', 'takesBack'])
    .where('orderId', '=', orderId)
    .orderBy('createdAt')
    .execute();
}
const composed = async (kind: string, orderId: string) => {
  const rows = await emailsOf(kind, [orderId]);
  return Promise.all(
    rows.map(async (row) => ({ to: row.recipient, email: await composeQueuedEmail(db, SENDER, row) })),
  );
};

describe('a cancelled date', () => {
  test('gives back what its seats cost, and the rest of the order stays', async () => {
    const event = await anEvent({ inHours: [300, 400] });
    const [first = '', second = ''] = event.variantIds;
    const order = await aBooking([first, second], 2);
    expect(await planCancelling(db, event.dateIds.slice(0, 1))).toMatchObject({
      ...{ orders: 1, seats: 2, refundedOrders: 1, keptSeats: 0, emails: 1, checkouts: 0 },
      refunds: [{ amount: 6000, currency: 'USD' }],
    });
    await cancel(event, event.dateIds.slice(0, 1));
    await tellBooked(db);
    await runJobs('send-refund');
    expect(await refundsOf(order.orderId)).toEqual([
      { amount: 6000, status: 'succeeded', reason: 'date_cancelled', takesBack: true },
    ]);
    const seats = await seatsOf([order.orderId]);
    expect(seats.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true, true, false, false]);
    expect(await findOrder(db, { id: order.orderId })).toMatchObject({ status: 'partially_refunded' });
    expect(await emailsOf('date-cancelled', [order.orderId])).toHaveLength(1);
    expect(await emailsOf('refund', [order.orderId])).toEqual([]);
  });

  test('gives back the part of a pass, and with its last date the rest', async () => {
    const event = await anEvent({ inHours: [300, 400, 500], price: 3333 });
    const pass = event.variantIds.at(-1) ?? '';
    const order = await aBooking([pass]);
    await cancel(event, event.dateIds.slice(0, 1));
    await tellBooked(db);
    await runJobs('send-refund');
    expect((await seatsOf([order.orderId])).map(({ cancelledAt }) => cancelledAt)).toEqual([null]);
    expect((await composed('date-cancelled', order.orderId))[0]?.email?.text).toContain('stays valid');
    await cancel(event);
    await tellBooked(db);
    await runJobs('send-refund');
    expect((await refundsOf(order.orderId)).map(({ amount }) => amount)).toEqual([3333, 6666]);
    expect((await seatsOf([order.orderId])).every(({ cancelledAt }) => cancelledAt)).toBe(true);
    // Two dates in one act: one email.
    expect(await emailsOf('date-cancelled', [order.orderId])).toHaveLength(2);
    expect(await findOrder(db, { id: order.orderId })).toMatchObject({ status: 'refunded' });
  });

  test('leaves out a seat that was given back before', async () => {
    const event = await anEvent();
    const order = await aBooking(event.variantIds, 3);
    const { refundOrder } = await import('#shop/orders/refunds/refund-by-staff.ts');
    const found = await findOrder(db, { id: order.orderId });
    const terms = {
      line: '1',
      reason: 'requested_by_customer',
      access: 'take',
      note: 'By hand',
      amount: 3000,
    } as const;
    await refundOrder(db, found?.number ?? '', terms, ada);
    await runJobs('send-refund');
    await cancel(event);
    await tellBooked(db);
    await runJobs('send-refund');
    expect((await refundsOf(order.orderId)).map(({ amount }) => amount)).toEqual([3000, 6000]);
  });

  test('leaves out a seat that its buyer gave back', async () => {
    const event = await anEvent();
    const order = await aBooking(event.variantIds, 3);
    const found = await findOrder(db, { id: order.orderId });
    const form = { seats: ['1-1'], amount: 3000, form: crypto.randomUUID() };
    await giveBack(db, found?.number ?? '', order.visitor, form);
    await cancel(event);
    await tellBooked(db);
    await runJobs('send-refund');
    expect((await refundsOf(order.orderId)).map(({ amount }) => amount)).toEqual([3000, 6000]);
    expect(await findOrder(db, { id: order.orderId })).toMatchObject({ status: 'refunded' });
    const { units } = await db
      .selectFrom('entitlements as e')
      .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
      .select('e.units')
      .where('i.orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    expect(units).toBe(0);
  });

  test('cancels what was free and sends no money', async () => {
    const event = await anEvent({ price: 0 });
    const order = await aBooking(event.variantIds, 2);
    expect(await planCancelling(db, event.dateIds)).toMatchObject({ seats: 2, refunds: [], emails: 1 });
    await cancel(event);
    await tellBooked(db);
    expect((await seatsOf([order.orderId])).every(({ cancelledAt }) => cancelledAt)).toBe(true);
    expect(await refundsOf(order.orderId)).toEqual([]);
    expect((await composed('date-cancelled', order.orderId))[0]?.email?.text).not.toContain('$');
  });

  test('of a group of five gives back the whole ticket once', async () => {
    const event = await anEvent({ seats: 5, price: 9999 });
    const order = await aBooking(event.variantIds, 1);
    await cancel(event);
    await tellBooked(db);
    await runJobs('send-refund');
    expect((await refundsOf(order.orderId)).map(({ amount }) => amount)).toEqual([9999]);
    expect((await seatsOf([order.orderId])).filter(({ cancelledAt }) => cancelledAt)).toHaveLength(5);
  });

  test('is cancelled once by a form that was sent twice, and by two jobs at once', async () => {
    const event = await anEvent();
    const orders = await Promise.all([1, 2, 3].map(() => aBooking(event.variantIds)));
    const form = input('The roof leaks.');
    expect(await Promise.all([1, 2].map(() => cancel(event, event.dateIds, form)))).toContain(true);
    expect(await cancel(event, event.dateIds, form)).toBe(false);
    await expect(cancel(event)).rejects.toMatchObject({ code: 'not_to_come' });
    await Promise.all([tellBooked(db), tellBooked(db), tellBooked(db)]);
    await runJobs('send-refund');
    for (const { orderId } of orders) {
      expect(await refundsOf(orderId)).toMatchObject([{ amount: 3000, status: 'succeeded' }]);
      const [{ email } = { email: null }] = await composed('date-cancelled', orderId);
      expect(email?.text).toContain('The roof leaks.');
      expect(email?.text).toContain('30.00');
    }
    expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
  });

  test('control: without the locks on orders, jobs at once get in each other’s way', async () => {
    const event = await anEvent();
    const orders = await Promise.all(Array.from({ length: 8 }, () => aBooking(event.variantIds)));
    await cancel(event);
    const unguarded = withoutGuards(ROW_LOCK);
    const ended = await Promise.allSettled([1, 2, 3, 4].map(() => tellBooked(unguarded.db)));
    await unguarded.end();
    const refunds = await Promise.all(orders.map(({ orderId }) => refundsOf(orderId)));
    expect(ended.some(({ status }) => status === 'rejected') || refunds.flat().length > orders.length).toBe(
      true,
    );
  });
});

describe('those who have not paid yet', () => {
  test('are ended at once, and nobody can begin', async () => {
    const event = await anEvent();
    const open = await anOpenBooking(event.variantIds);
    await cancel(event);
    expect(await findOrder(db, { id: open.orderId })).toMatchObject({
      status: 'cancelled',
      cancelReason: 'staff',
    });
    const held = await db
      .selectFrom('holds as h')
      .innerJoin('orderItems as i', 'i.id', 'h.orderItemId')
      .select('h.quantity')
      .where('i.orderId', '=', open.orderId)
      .execute();
    expect(held).toEqual([]);
    await expect(anOpenBooking(event.variantIds)).rejects.toMatchObject({ code: 'over' });
  });

  test('are ended by the job when they began in the moment of cancelling', async () => {
    const event = await anEvent();
    const open = await anOpenBooking(event.variantIds);
    const paid = await aBooking(event.variantIds);
    // What cancelling would have seen a moment before these two were written.
    const { setDatesCancelled } = await import('#shop/products/kinds/event/dates/state-store.ts');
    const { now } = await import('#lib/clock.ts');
    await db.transaction().execute(async (tx) => {
      await setDatesCancelled(tx, event.id, event.dateIds, now());
      await tx
        .insertInto('dateNotices')
        .values(
          event.dateIds.map((dateId) => ({
            ...{ actId: crypto.randomUUID(), dateId, kind: 'cancelled', actor: ada },
          })),
        )
        .execute();
    });
    await tellBooked(db);
    expect(await findOrder(db, { id: open.orderId })).toMatchObject({ status: 'cancelled' });
    expect((await refundsOf(paid.orderId)).map(({ amount }) => amount)).toEqual([3000]);
  });
});

test('the buyer and each attendee get a calendar file that takes the date away', async () => {
  const event = await anEvent({ sessions: 3 });
  const attendee = anEmail();
  const order = await aBooking(event.variantIds, 2);
  const [, other] = await seatsOf([order.orderId]);
  await db
    .updateTable('bookings')
    .set({ attendeeEmail: attendee })
    .where('id', '=', other?.id ?? '')
    .execute();
  await cancel(event);
  await tellBooked(db);
  await runJobs('send-refund');
  const emails = await composed('date-cancelled', order.orderId);
  expect(emails.map(({ to }) => to).toSorted()).toEqual([order.email, attendee].toSorted());
  for (const { to, email } of emails) {
    const [file] = email?.attachments ?? [];
    const calendar = new ICAL.Component(ICAL.parse(String(file?.content ?? '')));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    const entries = calendar.getAllSubcomponents('vevent');
    expect(entries).toHaveLength(to === order.email ? 6 : 3);
    for (const entry of entries) {
      expect(entry.getFirstPropertyValue('status')).toBe('CANCELLED');
      expect(Number(entry.getFirstPropertyValue('sequence'))).toBeGreaterThan(0);
    }
    expect(email?.text.includes('60.00')).toBe(to === order.email);
  }
});
