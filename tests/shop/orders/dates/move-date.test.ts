import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { daysLater } from '#lib/wall-time.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { type MoveInput, moveDate } from '#shop/orders/dates/move-date.ts';
import { tellBooked } from '#shop/orders/dates/tell-booked.ts';
import { findOrder } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { ticketOf } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { ticketEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { dayAndTime } from '#shop/products/kinds/event/date-texts.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { anEmail, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aBooking, anEvent, emailsOf, seatsOf, type TestEvent } from '#tests/support/event-fixtures.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const SENDER = { origin: ORIGIN, secret: 'of-this-test' };
const YEAR = new Date().getFullYear() + 1;

async function theDate(event: TestEvent) {
  const [date] = await listDatesById(db, event.dateIds.slice(0, 1));
  return date ?? expect.fail('no date');
}

async function move(event: TestEvent, change: Partial<MoveInput>) {
  const {
    id,
    zone,
    startsLocal: starts,
    placeName,
    placeAddress,
    placeCity,
    directions,
  } = await theDate(event);
  const form = { step: 'move', key: crypto.randomUUID(), starts_is: '', giveBack: '', text: '' } as const;
  return moveDate(
    db,
    event,
    id,
    { ...form, starts, zone, placeName, placeAddress, placeCity, directions, ...change },
    ada,
  );
}

describe('a moved date', () => {
  test('takes its deadlines along, and leaves them when the place alone changes', async () => {
    const event = await anEvent();
    const date = await theDate(event);
    const daysBefore = (days: number) => new Date(date.startsAt.getTime() - days * 86_400_000);
    const set = { decideAt: daysBefore(4), salesUntil: daysBefore(2), namesUntil: daysBefore(1) };
    const deadlines = async () => {
      const row = await db
        .selectFrom('eventDates')
        .select(['startsAt', 'decideAt', 'salesUntil', 'namesUntil'])
        .where('id', '=', date.id)
        .executeTakeFirstOrThrow();
      const { startsAt, ...until } = row;
      return Object.values(until).map((at) =>
        Math.round((startsAt.getTime() - (at?.getTime() ?? 0)) / 86_400_000),
      );
    };
    await db
      .updateTable('eventDates')
      .set({ leastSeats: 2, ...set })
      .where('id', '=', date.id)
      .execute();
    for (const days of [40, -33]) {
      await move(event, { starts: daysLater((await theDate(event)).startsLocal, days) });
      expect(await deadlines()).toEqual([4, 2, 1]);
    }
    await move(event, { placeName: 'The other hall' });
    expect(await deadlines()).toEqual([4, 2, 1]);
  });

  test('tells each person once, with the same entry of the calendar and a higher sequence', async () => {
    const event = await anEvent({ sessions: 3 });
    const { orderId, email } = await aBooking(event.variantIds, 2);
    const attendee = anEmail();
    const [first, second] = await seatsOf([orderId]);
    await db
      .updateTable('bookings')
      .set({ attendeeEmail: attendee })
      .where('id', '=', second?.id ?? '')
      .execute();
    const ticket = async () => (await ticketOf(db, first?.code ?? '')) ?? expect.fail('no ticket');
    const before = ticketEntries(await ticket(), 'x');
    const key = crypto.randomUUID();
    const change = {
      key,
      starts: `${YEAR}-06-01T18:30`,
      text: 'The hall is taken.',
      giveBack: `${YEAR}-05-20`,
    };
    expect(await move(event, change)).toBe(change.starts);
    expect(await move(event, change)).toBe(change.starts);
    await Promise.all([tellBooked(db), tellBooked(db)]);
    const rows = await emailsOf('date-moved', [orderId]);
    expect(rows.map(({ recipient }) => recipient).toSorted()).toEqual([email, attendee].toSorted());
    const row = rows.find(({ recipient }) => recipient === email) ?? expect.fail('no email');
    const composed = (await composeQueuedEmail(db, SENDER, row)) ?? expect.fail('nothing to say');
    expect(composed.text).toContain('The hall is taken.');
    expect(composed.text).toContain('18:30');
    expect(composed.text).toContain('give your seats back until');
    expect(composed.text).toContain('give-back');
    const calendar = new ICAL.Component(ICAL.parse(String(composed.attachments?.[0]?.content ?? '')));
    const entries = calendar.getAllSubcomponents('vevent');
    expect(entries.map((entry) => entry.getFirstPropertyValue('uid'))).toEqual(before.map(({ uid }) => uid));
    expect(entries.map((entry) => Number(entry.getFirstPropertyValue('sequence')))).toEqual(
      before.map(({ sequence }) => sequence + 1),
    );
  });

  test('is said once in the email, with the time before beside it, and on the line of its order', async () => {
    const event = await anEvent();
    const { orderId, visitor } = await aBooking(event.variantIds);
    const { number } = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
    const notes = async () => (await viewOwnOrder(db, number, visitor))?.lines[0]?.notes ?? [];
    expect((await notes()).join()).not.toContain('Now on');
    const old = dayAndTime((await theDate(event)).startsLocal);
    await move(event, { starts: `${YEAR}-06-01T18:30` });
    await tellBooked(db);
    const [row] = await emailsOf('date-moved', [orderId]);
    const composed = (row && (await composeQueuedEmail(db, SENDER, row))) ?? expect.fail('nothing to say');
    expect(composed.text.match(/^When\b/gm)).toHaveLength(1);
    expect(composed.text).toContain(old);
    expect(await notes()).toEqual([expect.stringMatching(/^Now on \w+,? 1 June \d{4}, 18:30 to 20:30/)]);
    // An order from now on has the new time alone.
    const later = await aBooking(event.variantIds);
    const { number: second } = (await findOrder(db, { id: later.orderId })) ?? expect.fail('no order');
    const [note] = (await viewOwnOrder(db, second, later.visitor))?.lines[0]?.notes ?? [];
    expect(note).not.toContain('Now on');
  });

  test('promises no giving back after it has begun, nor before today', async () => {
    const event = await anEvent({ sessions: 1 });
    const starts = `${YEAR}-06-01T18:30`;
    for (const giveBack of [`${YEAR}-06-01`, `${YEAR}-06-02`, '2020-01-01'])
      await expect(move(event, { starts, giveBack })).rejects.toMatchObject({
        code: 'give_back_too_late',
        fields: { giveBack: expect.any(String) },
      });
    expect(await move(event, { starts, giveBack: `${YEAR}-05-31` })).toBe(starts);
  });

  test('moves its sessions with it, each as long as before', async () => {
    const event = await anEvent({ sessions: 3 });
    await move(event, { starts: `${YEAR}-03-14T19:00`, zone: 'Europe/Berlin' });
    const { sessions, state } = await theDate(event);
    expect(state).toBe('moved');
    expect(sessions.map(({ startsLocal }) => startsLocal)).toEqual(
      [14, 21, 28].map((day) => `${YEAR}-03-${day}T19:00`),
    );
    expect(sessions.map(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime())).toEqual(
      [1, 2, 3].map(() => 7_200_000),
    );
  });

  test('names its ticket types by the new time', async () => {
    const event = await anEvent();
    await move(event, { starts: `${YEAR}-06-01T18:30` });
    const variant = await db
      .selectFrom('variants')
      .select('title')
      .where('id', '=', event.variantIds[0] ?? '')
      .executeTakeFirst();
    expect(variant?.title).toContain('18:30');
  });

  test('to another place alone is told too, and counts in the calendar', async () => {
    const event = await anEvent();
    await aBooking(event.variantIds);
    const { sequence } = await theDate(event);
    await move(event, { placeCity: 'Bremen' });
    const date = await theDate(event);
    expect([date.placeCity, date.sequence, date.movedFromPlace]).toEqual([
      'Bremen',
      sequence + 1,
      expect.stringContaining('Hamburg'),
    ]);
  });

  test.each([
    ['a time that the clocks skip', { starts: '2096-03-25T02:30' }, 'which_time'],
    ['a time that they show twice', { starts: '2096-10-28T02:30' }, 'which_time'],
    ['where it is already', {}, 'nothing_to_change'],
    ['the past', { starts: '2020-01-01T10:00' }, 'time_is_over'],
  ])('is refused for %s', async (_, change, code) => {
    const event = await anEvent();
    await expect(move(event, change)).rejects.toMatchObject({ code });
  });

  test('takes the time after the gap that staff choose', async () => {
    const event = await anEvent();
    expect(await move(event, { starts: '2096-03-25T02:30', starts_is: 'after' })).toBe('2096-03-25T03:30');
  });

  test('of which more seats are sold than there are can be moved', async () => {
    const event = await anEvent({ capacity: 5 });
    await aBooking(event.variantIds, 3);
    await db
      .updateTable('pools')
      .set({ capacity: 2 })
      .where(
        'id',
        '=',
        db
          .selectFrom('eventDates')
          .select('poolId')
          .where('id', '=', event.dateIds[0] ?? ''),
      )
      .execute();
    await move(event, { starts: `${YEAR}-06-01T18:30` });
    expect((await theDate(event)).startsLocal).toBe(`${YEAR}-06-01T18:30`);
  });

  test('takes the time that staff choose of two', async () => {
    const event = await anEvent();
    await move(event, { starts: '2096-10-28T02:30', starts_is: 'later' });
    expect((await theDate(event)).startsAt.toISOString()).toBe('2096-10-28T01:30:00.000Z');
  });
});
