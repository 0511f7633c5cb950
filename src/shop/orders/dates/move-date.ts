import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { typedText } from '#lib/typed-text.ts';
import { isWallTime, isZone, movedBy, type WallTime, wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache, purgePages } from '../../products/invalidate-product.ts';
import { placeText } from '../../products/kinds/event/date-texts.ts';
import { type EventDate, isToCome } from '../../products/kinds/event/dates/date.ts';
import { type DateToEdit, findDateToEdit, lockPool } from '../../products/kinds/event/dates/edit-store.ts';
import { atOrAfter, moveSessions } from '../../products/kinds/event/dates/move-sessions.ts';
import { changeDate, type DateToSave } from '../../products/kinds/event/dates/save-date.ts';
import { retitle } from '../../products/kinds/event/dates/save-ticket.ts';
import { listTicketsAt, type NamedEvent, setMoved } from '../../products/kinds/event/dates/state-store.ts';
import { listDatesById } from '../../products/kinds/event/dates/store.ts';
import { movePickups } from '../../shipping/order-store.ts';
import { formKey } from '../by-staff/write-note.ts';
import { NOTICE_QUEUE } from './notice.ts';
import { hasActed, insertNotices } from './notice-store.ts';
import { forgetReminders } from './reminder-store.ts';
import { tellPickups } from './tell-pickups.ts';

const place = {
  placeName: typedText(160),
  placeAddress: typedText(500),
  placeCity: typedText(80),
  directions: typedText(2000),
};

export const moveForm = z.strictObject({
  step: z.literal(['look', 'move'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  /** `2027-03-28T19:00`. */
  starts: z.string().refine(isWallTime, { error: () => t('Enter a day and a time.') }),
  zone: z
    .string()
    .trim()
    .refine(isZone, { error: () => t('That is no time zone. For example: Europe/Berlin.') }),
  /** Which reading of a time that the clocks skip or show twice. */
  starts_is: z.string().max(20).default(''),
  ...place,
  /** Last day on which seats can be given back because of it; empty for the usual terms. */
  giveBack: z.string().regex(/^(?:\d{4}-\d\d-\d\d)?$/, { error: () => t('Enter a day.') }),
  text: typedText(2000),
});
export type MoveInput = z.infer<typeof moveForm>;

/** A date as it would be. */
export async function planMove(db: Db, date: EventDate, input: MoveInput): Promise<DateToSave> {
  const before = await findDateToEdit(db, date.id);
  if (!before || !isToCome(date, now())) throw notToCome();
  const after = afterMove(date, before, input, null);
  const isSame =
    after.sessions[0].startsAt.getTime() === date.startsAt.getTime() &&
    after.zone === date.zone &&
    (['placeName', 'placeAddress', 'placeCity'] as const).every((name) => after[name] === before[name]);
  if (isSame) {
    const text = t('That is when and where it takes place now. Enter another time or place.');
    throw new ShopError('nothing_to_change', 422, text, { starts: text });
  }
  if (after.sessions[0].startsAt <= now()) {
    const text = t('That time is past. Enter a future one.');
    throw new ShopError('time_is_over', 422, text, { starts: text });
  }
  refuseGivingBackTooLate(input);
  return after;
}

/** Seats cannot be given back once it has begun, so a later day would promise what is refused. */
function refuseGivingBackTooLate({ giveBack, starts, zone }: MoveInput): void {
  if (giveBack === '') return;
  const today = wallTimeAt(now(), zone).slice(0, 10);
  if (giveBack >= today && giveBack < starts.slice(0, 10)) return;
  const text = t('Choose a day from today until the day before it begins.');
  throw new ShopError('give_back_too_late', 422, text, { giveBack: text });
}

function afterMove(
  date: EventDate,
  before: DateToEdit,
  input: MoveInput,
  capacity: number | null,
): DateToSave {
  const { zone, starts, starts_is } = input;
  const { placeName, placeAddress, placeCity, directions } = before.isOnline ? before : input;
  const { isOnline, onlineUrl, salesFrom, leastSeats, country } = before;
  // As far before the date as they were: a day of decision after it would never come.
  const along = (at: Date | null) =>
    at && atOrAfter(movedBy(wallTimeAt(at, date.zone), date.startsLocal, starts), zone).at;
  const deadlines = {
    salesUntil: along(before.salesUntil),
    namesUntil: along(before.namesUntil),
    giveBackUntil: along(before.giveBackUntil),
    decideAt: along(before.decideAt),
  };
  return {
    ...{ zone, isOnline, onlineUrl, placeName, placeAddress, placeCity, directions, capacity },
    ...{ salesFrom, leastSeats, country, ...deadlines },
    sessions: moveSessions(date.sessions, { starts, starts_is }, zone),
  };
}

/**
 * Moves a date to another time or place, with its sessions. Everybody who has a seat is emailed by a job, with the new
 * calendar entry, and may give it back until the given day. Sent twice by the same form it happens once.
 * @returns when it begins then.
 * @throws ShopError `not_to_come`, `nothing_to_change`, `time_is_over`, `same_time`, `which_time`.
 */
export async function moveDate(
  db: Db,
  event: NamedEvent,
  dateId: string,
  input: MoveInput,
  actor: StaffActor,
): Promise<WallTime> {
  const startsLocal = await inTransaction(db, async (tx) => {
    const before = await findDateToEdit(tx, dateId);
    if (!before) throw notToCome();
    const { capacity } = await lockPool(tx, before.poolId);
    const [date] = await listDatesById(tx, [dateId]);
    if (!date) throw notToCome();
    if (await hasActed(tx, input.key)) return date.startsLocal;
    const after = await planMove(tx, date, input);
    await changeDate(tx, event.id, dateId, { ...after, capacity });
    await movePickups(tx, dateId, { from: placeText(date), to: placeText({ ...date, ...after }) });
    await setMoved(tx, dateId, { ...movedFrom(date), at: now(), giveBackUntil: giveBackUntil(input) });
    await forgetReminders(tx, dateId, now());
    await tell(tx, event, date, input, actor);
    return after.sessions[0].startsLocal;
  });
  await invalidateProductCache(event.slug);
  return startsLocal;
}

function movedFrom(date: EventDate) {
  const where = [placeText(date), date.placeAddress].filter(Boolean).join(', ');
  const { startsLocal, zone, startsAt, sequence } = date;
  return { startsLocal, zone, startsAt, sequence, place: where };
}

/** The end of that day by the clocks of the new place; null for the usual terms. */
function giveBackUntil({ giveBack, zone }: MoveInput): Date | null {
  return giveBack === '' ? null : atOrAfter(`${giveBack}T23:59`, zone).at;
}

async function tell(
  tx: Tx,
  event: NamedEvent,
  date: EventDate,
  input: MoveInput,
  actor: StaffActor,
): Promise<void> {
  await retitle(tx, await listTicketsAt(tx, date.id));
  const notice = { actId: input.key, dateIds: [date.id], kind: 'moved', body: input.text, actor } as const;
  const seats = await insertNotices(tx, notice);
  await tellPickups(tx, [date.id], input.key);
  await recordAudit(tx, {
    ...{ actor, action: 'event.date_moved', subject: `product:${event.id}` },
    details: {
      ...{ date: date.id, seats },
      changes: [
        { field: 'starts', from: `${date.startsLocal} ${date.zone}`, to: `${input.starts} ${input.zone}` },
      ],
    },
  });
  await enqueue(tx, NOTICE_QUEUE, {});
  await purgePages(tx, event);
}

function notToCome(): ShopError {
  return new ShopError('not_to_come', 409, t('That date is over, or cancelled already.'));
}
