import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { daysLater, instantsOf, type WallTime, wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { changeEvent, type EventChange, goneDate } from './change-event.ts';
import {
  type DateToEdit,
  findDateToEdit,
  listSeatCounts,
  listSessionsToEdit,
  type SessionToEdit,
} from './edit-store.ts';
import { listTicketsToEdit, type TicketToEdit } from './edit-ticket-store.ts';
import type { Texts } from './form-fields.ts';
import { planRepeats, type Repeat } from './repeat-form.ts';
import type { RepeatRule } from './repeat-rule.ts';
import { addDate, type DateToSave, type SessionToSave } from './save-date.ts';
import { addTicket } from './save-ticket.ts';
import { listDates } from './store.ts';
import type { TypedTime } from './typed-times.ts';

/**
 * Adds the dates that a rule makes of one, with its place, seats, tickets and further sessions at the same times of the day.
 * Each is a date of its own afterwards. Times at which the event has a date are left out.
 * @param texts the readings that were chosen, by the fields of `planRepeats`.
 * @returns how many were added.
 * @throws ShopError `gone`, `no_repeats`, `invalid_input` where a time has to be asked about, and those of `changeEvent`.
 */
export async function repeatEventDate(
  db: Db,
  change: EventChange,
  dateId: string,
  rule: RepeatRule,
  texts: Texts,
): Promise<number> {
  return changeEvent(db, change, async (tx, event) => {
    const date = await findDateToEdit(tx, dateId);
    if (date?.productId !== event.id) throw goneDate();
    const taken = (await listDates(tx, event.id)).map(({ startsLocal }) => startsLocal);
    const times = timesOf(planRepeats(date, rule, taken, texts));
    const tickets = (await listTicketsToEdit(tx, event.id)).filter(
      ({ dateIds, isOnSale }) => isOnSale && dateIds.length === 1 && dateIds[0] === dateId,
    );
    const { capacity = null } = (await listSeatCounts(tx, event.id)).get(dateId) ?? {};
    const sessions = await listSessionsToEdit(tx, dateId);
    for (const time of times) {
      const added = await addDate(tx, event.id, repeated({ ...date, capacity }, sessions, time));
      await addTickets(tx, event, tickets, added, dayCount(date.startsLocal, time.local), date.zone);
    }
    return { result: times.length, action: 'dates.repeat', details: { count: times.length } };
  });
}

function timesOf(repeats: readonly Repeat[]): TypedTime[] {
  const wanted = repeats.filter(({ isTaken }) => !isTaken);
  const asked = wanted.flatMap(({ field, problem }) => (problem ? [[field, problem] as const] : []));
  const [first] = asked;
  if (first) throw new ShopError('invalid_input', 422, first[1], Object.fromEntries(asked));
  const text = t('This rule makes no new date.');
  if (wanted.length === 0) throw new ShopError('no_repeats', 422, text, { end: text });
  return wanted.flatMap(({ time }) => time ?? []);
}

/** Whole days between two wall times. */
function dayCount(from: WallTime, to: WallTime): number {
  const dayOf = (wall: WallTime) => Date.parse(`${wall.slice(0, 10)}T00:00Z`);
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000);
}

function repeated(
  date: DateToEdit & { readonly capacity: number | null },
  sessions: readonly SessionToEdit[],
  time: TypedTime,
): DateToSave {
  const { zone } = date;
  const days = dayCount(date.startsLocal, time.local);
  const later = (at: Date | null) => laterAt(at, days, zone);
  const [first, ...others] = sessions;
  const lasts = first ? first.endsAt.getTime() - first.startsAt.getTime() : 0;
  return {
    ...{ zone, isOnline: date.isOnline, placeName: date.placeName, placeAddress: date.placeAddress },
    ...{ placeCity: date.placeCity, directions: date.directions, onlineUrl: date.onlineUrl },
    country: date.country,
    ...{ capacity: date.capacity, leastSeats: date.leastSeats, salesFrom: date.salesFrom },
    salesUntil: later(date.salesUntil),
    namesUntil: later(date.namesUntil),
    giveBackUntil: later(date.giveBackUntil),
    decideAt: later(date.decideAt),
    sessions: [
      { startsLocal: time.local, startsAt: time.at, endsAt: new Date(time.at.getTime() + lasts) },
      ...others.map((session) => laterSession(session, days, zone)),
    ],
  };
}

/** The same time of the day some days later; where the clocks skip it or show it twice, the first that there is after it. */
function laterAt(at: Date | null, days: number, zone: string): Date | null {
  return at && laterWall(wallTimeAt(at, zone), days, zone).at;
}

function laterWall(wall: WallTime, days: number, zone: string): TypedTime {
  const local = daysLater(wall, days);
  const instants = instantsOf(local, zone);
  if (instants.is === 'once') return { local, at: instants.at };
  if (instants.is === 'twice') return { local, at: instants.earlier };
  return laterWall(instants.after, 0, zone);
}

function laterSession(session: SessionToEdit, days: number, zone: string): SessionToSave {
  const { local, at } = laterWall(session.startsLocal, days, zone);
  const lasts = session.endsAt.getTime() - session.startsAt.getTime();
  return { startsLocal: local, startsAt: at, endsAt: new Date(at.getTime() + lasts) };
}

async function addTickets(
  tx: Tx,
  event: { readonly id: string; readonly slug: string },
  tickets: readonly TicketToEdit[],
  dateId: string,
  days: number,
  zone: string,
): Promise<void> {
  for (const ticket of tickets) {
    const { name, seats, priceAmount, currency, minQuantity, maxQuantity, limit, salesFrom } = ticket;
    const salesUntil = laterAt(ticket.salesUntil, days, zone);
    await addTicket(tx, event, {
      ...{ name, seats, priceAmount, currency, minQuantity, maxQuantity, limit, salesFrom, salesUntil },
      dateIds: [dateId],
    });
  }
}
