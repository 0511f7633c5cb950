import { describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { cancelDates } from '#shop/orders/dates/cancel-dates.ts';
import { moveDate } from '#shop/orders/dates/move-date.ts';
import { remind } from '#shop/orders/dates/remind.ts';
import { saveReminders } from '#shop/orders/dates/save-reminders.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { anEmail, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aBooking, anEvent, emailsOf, seatsOf, type TestEvent } from '#tests/support/event-fixtures.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const HOUR = 3600;
const DAY = 24 * HOUR;
const SENDER = { origin: ORIGIN, secret: 'of-this-test' };

const theDate = async (event: TestEvent) => {
  const [date] = await listDatesById(db, event.dateIds.slice(0, 1));
  return date ?? expect.fail('no date');
};
/** The job runs so many seconds before (or after) the date begins. */
async function remindAt(event: TestEvent, secondsBefore: number): Promise<void> {
  await remind(db, secondsFrom(-secondsBefore, (await theDate(event)).startsAt));
}
const reminders = (orderId: string) => emailsOf('date-reminder', [orderId]);
const texts = async (kind: string, orderId: string) =>
  Promise.all(
    (await emailsOf(kind, [orderId])).map(
      async (row) => (await composeQueuedEmail(db, SENDER, row))?.text ?? '',
    ),
  );

describe('a reminder', () => {
  test('comes 7 days, 1 day and 1 hour before, each once', async () => {
    const event = await anEvent({ onlineUrl: 'https://meet.example.org/knots' });
    const { orderId, email } = await aBooking(event.variantIds, 2);
    await remindAt(event, 7 * DAY + 60);
    expect(await reminders(orderId)).toEqual([]);
    for (const [before, count] of [
      [7 * DAY, 1],
      [7 * DAY - 60, 1],
      [2 * DAY, 1],
      [DAY, 2],
      [2 * HOUR, 2],
      [HOUR, 3],
      [60, 3],
      [-60, 3],
    ] as const) {
      await Promise.all([remindAt(event, before), remindAt(event, before)]);
      expect(await reminders(orderId), `${before} s before`).toHaveLength(count);
    }
    expect((await reminders(orderId)).every(({ recipient }) => recipient === email)).toBe(true);
    const [text = ''] = await texts('date-reminder', orderId);
    expect(text).toContain('https://meet.example.org/knots');
    expect(text).toContain('/tickets/');
  });

  test('goes to each attendee with an address, and for the others to the buyer', async () => {
    const event = await anEvent();
    const { orderId, email } = await aBooking(event.variantIds, 3);
    const attendee = anEmail();
    const [, second] = await seatsOf([orderId]);
    await db
      .updateTable('bookings')
      .set({ attendeeEmail: attendee })
      .where('id', '=', second?.id ?? '')
      .execute();
    await remindAt(event, DAY);
    expect((await reminders(orderId)).map(({ recipient }) => recipient).toSorted()).toEqual(
      [email, attendee].toSorted(),
    );
  });

  test('that was due before the seat was booked is not sent', async () => {
    const event = await anEvent({ inHours: [3] });
    const { orderId } = await aBooking(event.variantIds);
    await remind(db);
    expect(await reminders(orderId)).toEqual([]);
    await remindAt(event, HOUR);
    expect(await reminders(orderId)).toHaveLength(1);
  });

  test('after a pause of the jobs is the last one that is due, and none after the beginning', async () => {
    const [event, late] = [await anEvent(), await anEvent({ inHours: [1000] })];
    const [order, other] = [await aBooking(event.variantIds), await aBooking(late.variantIds)];
    await remindAt(event, 10 * HOUR);
    expect((await reminders(order.orderId)).length).toBe(1);
    await remindAt(late, -60);
    expect(await reminders(other.orderId)).toEqual([]);
  });

  test('stops with the date, and with the seat', async () => {
    const event = await anEvent();
    const [order, given] = [await aBooking(event.variantIds), await aBooking(event.variantIds)];
    const [seat] = await seatsOf([given.orderId]);
    await remindAt(event, 7 * DAY);
    await db
      .updateTable('bookings')
      .set({ cancelledAt: new Date() })
      .where('id', '=', seat?.id ?? '')
      .execute();
    await remindAt(event, DAY);
    expect(
      [await reminders(order.orderId), await reminders(given.orderId)].map(({ length }) => length),
    ).toEqual([2, 1]);
    // What was queued before is not sent any more.
    expect(await texts('date-reminder', given.orderId)).toEqual(['']);
    await cancelDates(db, event, event.dateIds, { key: crypto.randomUUID(), text: '' }, ada);
    await remindAt(event, HOUR);
    expect(await reminders(order.orderId)).toHaveLength(2);
    expect(await texts('date-reminder', order.orderId)).toEqual(['', '']);
  });

  test('moves with the date: what is due again comes again, what was queued for the old time does not', async () => {
    const event = await anEvent();
    const { orderId } = await aBooking(event.variantIds);
    await remindAt(event, 7 * DAY);
    const before = await theDate(event);
    const starts = wallTimeAt(secondsFrom(10 * DAY, before.startsAt), before.zone);
    const { zone, placeName, placeAddress, placeCity, directions } = before;
    await moveDate(
      db,
      event,
      before.id,
      {
        ...{ step: 'move', key: crypto.randomUUID(), starts, zone, starts_is: '', giveBack: '', text: '' },
        ...{ placeName, placeAddress, placeCity, directions },
      },
      ada,
    );
    expect(await texts('date-reminder', orderId)).toEqual(['']);
    await remindAt(event, 8 * DAY);
    expect(await reminders(orderId)).toHaveLength(1);
    await remindAt(event, 7 * DAY);
    expect(await reminders(orderId)).toHaveLength(2);
  });

  test('has the owner’s times and words, or is off', async () => {
    const [event, off] = [await anEvent(), await anEvent()];
    const [order, other] = [await aBooking(event.variantIds), await aBooking(off.variantIds)];
    const none = { words: '', thanks_words: '' };
    await saveReminders(db, event.id, { ...none, before_20160: 'on', words: 'Bring a rope.' }, ada);
    await saveReminders(db, off.id, none, ada);
    for (const before of [14 * DAY, 7 * DAY, DAY, HOUR]) {
      await remindAt(event, before);
      await remindAt(off, before);
    }
    expect(await texts('date-reminder', order.orderId)).toEqual([expect.stringContaining('Bring a rope.')]);
    expect(await reminders(other.orderId)).toEqual([]);
    await remindAt(off, -5 * HOUR);
    expect(await emailsOf('date-thanks', [other.orderId])).toEqual([]);
  });
});

describe('thanks', () => {
  test('come once, three hours after the end, to the buyer', async () => {
    const event = await anEvent();
    const { orderId, email } = await aBooking(event.variantIds, 2);
    await remindAt(event, -4 * HOUR);
    expect(await emailsOf('date-thanks', [orderId])).toEqual([]);
    await remindAt(event, -5 * HOUR - 60);
    await remindAt(event, -2 * DAY);
    expect((await emailsOf('date-thanks', [orderId])).map(({ recipient }) => recipient)).toEqual([email]);
    expect((await texts('date-thanks', orderId))[0]).toContain(
      encodeURIComponent(`/account/reviews/${event.slug}/write`),
    );
  });

  test('come for a pass after its last date, and not a week late', async () => {
    const [event, old] = [await anEvent({ inHours: [300, 400] }), await anEvent()];
    const pass = await aBooking(event.variantIds.slice(-1));
    const late = await aBooking(old.variantIds);
    await remindAt(event, -6 * HOUR);
    expect(await emailsOf('date-thanks', [pass.orderId])).toEqual([]);
    await remindAt(event, -100 * HOUR - 6 * HOUR);
    expect(await emailsOf('date-thanks', [pass.orderId])).toHaveLength(1);
    await remindAt(old, -8 * DAY);
    expect(await emailsOf('date-thanks', [late.orderId])).toEqual([]);
  });
});
