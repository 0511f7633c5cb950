import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import { now } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { nameAttendees } from '#shop/products/kinds/event/attendees/name-attendee.ts';
import { checkIn, type Scan } from '#shop/products/kinds/event/check-in/check-in.ts';
import {
  linkToken,
  makeHelperLink,
  openHelperLink,
  revokeHelperLink,
} from '#shop/products/kinds/event/check-in/links.ts';
import { countAtEntrance, listDoubleEntries } from '#shop/products/kinds/event/check-in/list-store.ts';
import { undoCheckIn } from '#shop/products/kinds/event/check-in/undo-check-in.ts';
import { verdictText } from '#shop/products/kinds/event/check-in/verdict-text.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { anEmail } from '#tests/support/checkout-fixtures.ts';
import { printedBy } from '#tests/support/command-line.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { aDate, seatsAt, type TestDate } from '#tests/support/seats.ts';
import { asAdmin } from '#tests/support/services.ts';
import { aColleague } from '#tests/support/staff.ts';
import { eventCommands } from '../../../../src/commands/events.ts';

/** Changes this file's database as its owner can. */
function asOwner(statements: string): Promise<unknown> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  return asAdmin(url.href, (client) => client.query(statements));
}

const SECRET = 'only-for-this-test-and-long-enough';
const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000);

async function scanOf({ sessionIds: [sessionId = ''] }: TestDate, code: string): Promise<Scan> {
  return { sessionId, ticket: { code }, actor: await aColleague('Ida'), isEarlyMeant: true };
}

describe('check-in', () => {
  test('lets a ticket in once, and says when and who the second time', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date);
    const scan = await scanOf(date, seats[0]?.code ?? '');
    const first = await checkIn(db, scan);
    expect(first).toMatchObject({ is: 'in', also: null, entry: { by: 'Ida' } });
    expect(await checkIn(db, scan)).toMatchObject({
      is: 'again',
      entry: { by: 'Ida', at: first.is === 'in' ? first.entry.at : null },
    });
    expect(await countAtEntrance(db, { dateId: date.dateId, sessionId: scan.sessionId })).toEqual({
      in: 1,
      of: 1,
    });
  });

  test.each([
    ['weeks before', 21 * 24],
    ['the evening before', 18],
    ['just over 12 hours before', 12.1],
  ])('asks %s its session, writes nothing, and does what is answered', async (_, inHours) => {
    const date = await aDate({ inHours });
    const { seats } = await seatsAt(date);
    const { isEarlyMeant: _meant, ...scan } = await scanOf(date, seats[0]?.code ?? '');
    const of = { dateId: date.dateId, sessionId: scan.sessionId };
    const [session] = (await listDatesById(db, [date.dateId]))[0]?.sessions ?? [];
    const asked = await checkIn(db, scan);
    expect(asked).toMatchObject({ is: 'early', startsLocal: session?.startsLocal });
    expect(verdictText(asked, 'Europe/Berlin')).toMatchObject({
      ...{
        tone: 'warning',
        title: 'Too early',
        text: expect.stringMatching(/^This ticket is for .*\d\d:\d\d\.$/),
      },
    });
    expect(await countAtEntrance(db, of)).toEqual({ in: 0, of: 1 });
    expect((await checkIn(db, { ...scan, isEarlyMeant: true })).is).toBe('in');
    expect((await checkIn(db, scan)).is).toBe('again');
    expect(await countAtEntrance(db, of)).toEqual({ in: 1, of: 1 });
  });

  test('asks nothing in the last 12 hours, nor for what a device has let in', async () => {
    const [soon, later] = [await aDate({ inHours: 11 }), await aDate({ inHours: 500 })];
    for (const [date, isEntered] of [
      [soon, false],
      [later, true],
    ] as const) {
      const { seats } = await seatsAt(date);
      const scan = await scanOf(date, seats[0]?.code ?? '');
      expect((await checkIn(db, { ...scan, isEarlyMeant: false, isEntered })).is).toBe('in');
    }
  });

  test('is per session', async () => {
    const date = await aDate({ sessions: 2 });
    const { seats } = await seatsAt(date);
    const scan = await scanOf(date, seats[0]?.code ?? '');
    for (const sessionId of date.sessionIds) {
      expect(await checkIn(db, { ...scan, sessionId })).toMatchObject({ is: 'in' });
      expect(await checkIn(db, { ...scan, sessionId })).toMatchObject({ is: 'again' });
    }
  });

  test('refuses what is unknown, of another date, cancelled, refunded, called off or given away', async () => {
    const [date, other] = [await aDate(), await aDate()];
    const { seats, orderId } = await seatsAt(date, 3);
    const [one, two, three] = seats.map(({ code }) => code) as [string, string, string];
    expect(await checkIn(db, await scanOf(date, '0'.repeat(12)))).toMatchObject({ why: 'unknown' });
    expect(await checkIn(db, await scanOf(date, ''))).toMatchObject({ why: 'unknown' });
    expect(await checkIn(db, await scanOf(other, one))).toMatchObject({ why: 'other date' });
    await db.updateTable('bookings').set({ cancelledAt: new Date() }).where('code', '=', one).execute();
    expect(await checkIn(db, await scanOf(date, one))).toMatchObject({ why: 'cancelled' });
    await asOwner(`update orders set total_amount = 100, subtotal_amount = 100, status = 'partially_refunded',
      refunded_amount = 50 where id = '${orderId}'`);
    expect(await checkIn(db, await scanOf(date, one))).toMatchObject({ why: 'refunded' });
    const given = { name: 'Tom', email: anEmail(), answers: {} };
    await nameAttendees(db, new Map([[seats[1]?.id ?? '', given]]), 'buyer');
    const again = { ...given, email: anEmail() };
    const codes = await nameAttendees(db, new Map([[seats[1]?.id ?? '', again]]), 'buyer');
    expect(await checkIn(db, await scanOf(date, two))).toMatchObject({ why: 'given away' });
    expect(await checkIn(db, await scanOf(date, codes.get(seats[1]?.id ?? '') ?? ''))).toMatchObject({
      is: 'in',
    });
    await db
      .updateTable('eventDates')
      .set({ state: 'cancelled', cancelledAt: new Date() })
      .where('id', '=', date.dateId)
      .execute();
    expect(await checkIn(db, await scanOf(date, three))).toMatchObject({ why: 'date cancelled' });
  });

  test('can be undone, with a trail, and only from its own date', async () => {
    const [date, other] = [await aDate(), await aDate()];
    const { seats } = await seatsAt(date);
    const scan = await scanOf(date, seats[0]?.code ?? '');
    const first = await checkIn(db, scan);
    const entry = first.is === 'in' ? first.entry.id : '';
    await expect(undoCheckIn(db, entry, other.dateId, scan.actor)).rejects.toMatchObject({
      code: 'unknown_check_in',
    });
    await undoCheckIn(db, entry, date.dateId, scan.actor);
    expect(await checkIn(db, scan)).toMatchObject({ is: 'in' });
    const rows = await db
      .selectFrom('checkIns')
      .select(['undoneBy'])
      .where('bookingId', '=', seats[0]?.id ?? '')
      .orderBy('at')
      .execute();
    expect(rows).toEqual([{ undoneBy: scan.actor }, { undoneBy: null }]);
  });
});

describe('a device that was without a network', () => {
  test('sends the same scan twice, and it counts once', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date);
    const scan = { ...(await scanOf(date, seats[0]?.code ?? '')), nonce: randomUUID(), isEntered: true };
    expect(await checkIn(db, scan)).toMatchObject({ is: 'in' });
    expect(await checkIn(db, scan)).toMatchObject({ is: 'in', also: null });
    const { count } = await db
      .selectFrom('checkIns')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('bookingId', '=', seats[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
  });

  test('was earlier: its scan counts, the other is kept, and both are told', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date);
    const online = await scanOf(date, seats[0]?.code ?? '');
    const late = { ...(await scanOf(date, seats[0]?.code ?? '')), nonce: randomUUID(), isEntered: true };
    await checkIn(db, { ...online, at: minutesAgo(5) });
    const verdict = await checkIn(db, { ...late, at: minutesAgo(10) });
    expect(verdict).toMatchObject({ is: 'in', also: { by: 'Ida' } });
    expect(await listDoubleEntries(db, online.sessionId)).toHaveLength(1);
    const { rows } = await sql<{ at: Date }>`
      select checked_in_at as at from reporting.bookings where id = ${seats[0]?.id}`.execute(db);
    expect(Math.abs((rows[0]?.at.getTime() ?? 0) - minutesAgo(10).getTime())).toBeLessThan(60_000);
    // Sent once more, it is the same answer.
    expect(await checkIn(db, late)).toMatchObject({ is: 'in' });
  });

  test('was later: the first counts, and the second is kept and told', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date);
    const scan = await scanOf(date, seats[0]?.code ?? '');
    await checkIn(db, { ...scan, at: minutesAgo(10) });
    const late = { ...scan, at: minutesAgo(5), nonce: randomUUID(), isEntered: true };
    expect(await checkIn(db, late)).toMatchObject({ is: 'again' });
    expect(await listDoubleEntries(db, scan.sessionId)).toHaveLength(1);
  });
});

describe('a nonce that another scan has', () => {
  test('says nothing of a scan of another ticket, or at another session', async () => {
    const date = await aDate({ sessions: 2 });
    const { seats } = await seatsAt(date, 2);
    const used = { nonce: randomUUID(), isEntered: true, at: minutesAgo(5) };
    await checkIn(db, { ...(await scanOf(date, seats[0]?.code ?? '')), ...used });
    const second = await scanOf(date, seats[1]?.code ?? '');
    await checkIn(db, { ...second, at: minutesAgo(2) });
    // Earlier than the one that counts, which it replaces.
    expect(await checkIn(db, { ...second, ...used })).toMatchObject({ is: 'in', also: { by: 'Ida' } });
    const [, sessionId = ''] = date.sessionIds;
    expect(
      await checkIn(db, { ...(await scanOf(date, seats[0]?.code ?? '')), ...used, sessionId }),
    ).toMatchObject({ is: 'in', also: null });
    expect(await countAtEntrance(db, { dateId: date.dateId, sessionId })).toEqual({ in: 1, of: 2 });
  });
});

describe('two scanners at one moment', () => {
  const race = async (on: typeof db, scans: readonly Scan[]) => {
    const verdicts = await Promise.allSettled(scans.map((scan) => checkIn(on, scan)));
    return verdicts.filter((one) => one.status === 'fulfilled' && one.value.is === 'in').length;
  };

  test('let exactly one in', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date, 8);
    for (const { code } of seats) {
      const scan = await scanOf(date, code);
      expect(await race(db, [scan, scan, scan])).toBe(1);
    }
  });

  test('let more in without the lock and the unique index', async () => {
    const date = await aDate();
    const { seats } = await seatsAt(date, 8);
    const unguarded = withoutGuards(ROW_LOCK);
    await asOwner('drop index check_ins_once');
    try {
      let most = 0;
      for (const { code } of seats) {
        const scan = await scanOf(date, code);
        most = Math.max(most, await race(unguarded.db, [scan, scan, scan]));
      }
      expect(most).toBeGreaterThan(1);
    } finally {
      await asOwner('delete from check_ins');
      await asOwner(`create unique index check_ins_once on check_ins (booking_id, session_id)
        where undone_at is null and superseded_by is null`);
      await unguarded.end();
    }
  });
});

describe('a helper’s link', () => {
  test('checks in until it is ended', async () => {
    const { dateId } = await aDate();
    const [date] = await listDatesById(db, [dateId]);
    const actor = await aColleague('Ida');
    if (!date) throw new Error('no date');
    const id = await makeHelperLink(db, SECRET, date, { name: 'Tom', actor });
    const token = linkToken(SECRET, id);
    expect(await openHelperLink(db, token)).toMatchObject({ id, dateId, name: 'Tom', state: 'open' });
    expect(await openHelperLink(db, linkToken('another secret', id))).toBeNull();
    await revokeHelperLink(db, dateId, id, actor);
    expect(await openHelperLink(db, token)).toMatchObject({ state: 'over' });
  });

  test('ends some hours after the date, and takes for a week what a device has kept', async () => {
    const { dateId } = await aDate({ inHours: -3 });
    const [date] = await listDatesById(db, [dateId]);
    const actor = await aColleague('Ida');
    if (!date) throw new Error('no date');
    const token = linkToken(SECRET, await makeHelperLink(db, SECRET, date, { name: 'Tom', actor }));
    expect(await openHelperLink(db, token)).toMatchObject({ state: 'open' });
    for (const [hours, state] of [
      [7, 'late'],
      [200, 'over'],
    ] as const) {
      const endsAt = new Date(Date.now() - hours * 3_600_000);
      await db.updateTable('checkInLinks').set({ endsAt }).where('dateId', '=', dateId).execute();
      expect(await openHelperLink(db, token)).toMatchObject({ state });
    }
  });
});

test('the command line checks in, and refuses with the reason', async () => {
  const date = await aDate();
  const { seats } = await seatsAt(date);
  const code = seats[0]?.code ?? '';
  const command = eventCommands['check-in'];
  await expect(printedBy(command, code)).rejects.toThrow(/Too early .*This ticket is for/);
  expect(await printedBy(command, code, '--early')).toMatch(/^Checked in/);
  await expect(printedBy(command, code)).rejects.toThrow(/Already checked in .*the command line/i);
  await expect(printedBy(command, '000000000000')).rejects.toThrow(/No such ticket/);
  await expect(printedBy(command)).rejects.toThrow(/code of a ticket/);
});
