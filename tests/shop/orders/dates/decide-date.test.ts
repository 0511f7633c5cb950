import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import { cancelDates } from '#shop/orders/dates/cancel-dates.ts';
import { askForDecisions, confirmDate } from '#shop/orders/dates/decide-date.ts';
import { tellBooked } from '#shop/orders/dates/tell-booked.ts';
import { dateAddress } from '#shop/products/kinds/event/dates/date.ts';
import { listMinimums } from '#shop/products/kinds/event/dates/minimum-store.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aBooking, anEvent, emailsOf, type TestEvent } from '#tests/support/event-fixtures.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');

/** An event that takes place from six people, with its day of decision a day before it; that day has come, or not. */
async function withMinimum({ isDue }: { readonly isDue: boolean }) {
  const event = await anEvent();
  const [date] = await listDatesById(db, event.dateIds);
  if (!date) throw new Error('no date');
  const decideAt = isDue ? new Date(Date.now() - 1000) : new Date(date.startsAt.getTime() - 86_400_000);
  await db.updateTable('eventDates').set({ leastSeats: 6, decideAt }).where('id', '=', date.id).execute();
  await askForDecisions(db);
  return { event, date, subject: `${event.slug}/${dateAddress(date.startsLocal)}` };
}

const asked = async (subject: string) =>
  (await listConcerns(db)).filter((one) => one.concern === 'date_undecided' && one.subject === subject);
const minimumOf = async ({ dateIds }: TestEvent) => (await listMinimums(db, dateIds)).get(dateIds[0] ?? '');

describe('a minimum number', () => {
  test('says how many have booked', async () => {
    const { event } = await withMinimum({ isDue: false });
    await aBooking(event.variantIds, 4);
    expect(await minimumOf(event)).toMatchObject({ least: 6, booked: 4 });
  });

  test('asks staff from its day on, once, by the title of the event', async () => {
    const { subject } = await withMinimum({ isDue: false });
    expect(await asked(subject)).toEqual([]);
    const due = await withMinimum({ isDue: true });
    await askForDecisions(db);
    expect(await asked(due.subject)).toMatchObject([{ title: due.event.title }]);
    const row = await db.selectFrom('concerns').select('times').where('subject', '=', due.subject).execute();
    expect(row).toEqual([{ times: 1 }]);
  });

  test('is settled by confirming, which tells those who booked once', async () => {
    const { event, date, subject } = await withMinimum({ isDue: true });
    const { orderId } = await aBooking(event.variantIds, 2);
    const form = { key: crypto.randomUUID(), text: '' };
    expect(await confirmDate(db, { event, date }, form, ada)).toBe(true);
    expect(await confirmDate(db, { event, date }, form, ada)).toBe(false);
    await expect(
      confirmDate(db, { event, date }, { ...form, key: crypto.randomUUID() }, ada),
    ).rejects.toMatchObject({
      code: 'nothing_to_decide',
    });
    await tellBooked(db);
    await askForDecisions(db);
    expect(await asked(subject)).toEqual([]);
    expect(await minimumOf(event)).toBeUndefined();
    const [row, more] = await emailsOf('date-confirmed', [orderId]);
    expect(more).toBeUndefined();
    const email = row && (await composeQueuedEmail(db, { origin: ORIGIN, secret: 'of-this-test' }, row));
    expect(email?.subject).toContain('It takes place');
  });

  test('is settled by cancelling', async () => {
    const { event, subject } = await withMinimum({ isDue: true });
    await cancelDates(db, event, event.dateIds, { key: crypto.randomUUID(), text: '' }, ada);
    await askForDecisions(db);
    expect(await asked(subject)).toEqual([]);
  });
});
