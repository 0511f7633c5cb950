import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { ProductToEdit } from '../../../editing/product-to-edit.ts';
import { shortDayAndTime } from '../date-texts.ts';
import { offerFreeSeats } from '../waiting/offer-seats.ts';
import { changeEvent, type EventChange, goneDate } from './change-event.ts';
import { dateAddress } from './date.ts';
import {
  type DateToEdit,
  deleteDate,
  findDateToEdit,
  isDateUsed,
  listSessionsToEdit,
  lockPool,
} from './edit-store.ts';
import { listTicketsToEdit } from './edit-ticket-store.ts';
import { deleteTicket } from './remove-ticket-store.ts';
import { addDate, changeDate, type DateToSave } from './save-date.ts';
import { retitle } from './save-ticket.ts';
import { listDates } from './store.ts';

/**
 * Adds a date to an event.
 * @returns how addresses name it.
 * @throws ShopError `same_time`, and those of `changeEvent`.
 */
export async function addEventDate(db: Db, change: EventChange, date: DateToSave): Promise<string> {
  return changeEvent(db, change, async (tx, event) => {
    await addDate(tx, event.id, date);
    const { startsLocal } = date.sessions[0];
    return {
      result: dateAddress(startsLocal),
      action: 'dates.add',
      details: { title: shortDayAndTime(startsLocal) },
    };
  });
}

/**
 * Changes a date. One that has bookings keeps its times: people must be told of others, which moving it does.
 * @returns how addresses name it now.
 * @throws ShopError `gone`, `same_time`, `below_sold`, `needs_moving`, and those of `changeEvent`.
 */
export async function editEventDate(
  db: Db,
  change: EventChange,
  dateId: string,
  date: DateToSave,
): Promise<string> {
  return changeEvent(db, change, async (tx, event) => {
    const before = await dateOf(tx, event, dateId);
    const { held, taken } = await lockPool(tx, before.poolId);
    if (held + taken > 0) await refuseOtherTimes(tx, before, date);
    await changeDate(tx, event.id, dateId, date);
    await offerFreeSeats(tx, [before.poolId]);
    await retitle(
      tx,
      (await listTicketsToEdit(tx, event.id)).filter(({ dateIds }) => dateIds.includes(dateId)),
    );
    const { startsLocal } = date.sessions[0];
    const title = shortDayAndTime(startsLocal);
    return { result: dateAddress(startsLocal), action: 'dates.edit', details: { title } };
  });
}

async function dateOf(tx: Tx, { id }: ProductToEdit, dateId: string): Promise<DateToEdit> {
  const date = await findDateToEdit(tx, dateId);
  if (date?.productId !== id) throw goneDate();
  return date;
}

async function refuseOtherTimes(tx: Tx, before: DateToEdit, date: DateToSave): Promise<void> {
  const old = await listSessionsToEdit(tx, before.id);
  const isSame =
    before.zone === date.zone &&
    old.length === date.sessions.length &&
    date.sessions.every(
      ({ startsAt, endsAt }, at) =>
        startsAt.getTime() === old[at]?.startsAt.getTime() && endsAt.getTime() === old[at]?.endsAt.getTime(),
    );
  if (isSame) return;
  const text = t(
    'Seats of this date are sold or held, so its times stay here. Move it instead: that tells the people who booked.',
  );
  throw new ShopError('needs_moving', 409, text, { starts_1: text });
}

/**
 * Deletes a date that nobody ever ordered, with the tickets that are for it alone.
 * @throws ShopError `gone`, `is_sold`, `incomplete` for the last one of an event on sale, and those of `changeEvent`.
 */
export async function removeEventDate(db: Db, change: EventChange, dateId: string): Promise<void> {
  await changeEvent(db, change, async (tx, event) => {
    const date = await dateOf(tx, event, dateId);
    await lockPool(tx, date.poolId);
    if (await isDateUsed(tx, dateId))
      throw new ShopError(
        'is_sold',
        409,
        t('Someone has ordered seats of this date: cancel it instead of deleting it.'),
      );
    if (event.status === 'published' && (await listDates(tx, event.id)).length === 1)
      throw new ShopError('incomplete', 409, t('This event is on sale: its last date cannot be deleted.'));
    const tickets = (await listTicketsToEdit(tx, event.id)).filter(({ dateIds }) => dateIds.includes(dateId));
    for (const ticket of tickets) if (ticket.dateIds.length === 1) await deleteTicket(tx, ticket);
    await deleteDate(tx, date);
    const passes = tickets.filter(({ dateIds }) => dateIds.length > 1);
    await retitle(
      tx,
      passes.map((pass) => ({ ...pass, dateIds: pass.dateIds.filter((id) => id !== dateId) })),
    );
    return { result: null, action: 'dates.remove', details: { title: shortDayAndTime(date.startsLocal) } };
  });
}
