import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { WallTime } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { insertPool } from '../../../../inventory/store.ts';
import { shortDayAndTime } from '../date-texts.ts';
import { placeKey } from '../place-key.ts';
import {
  findDateToEdit,
  insertDate,
  lockPool,
  replaceSessions,
  setCapacity,
  updateDate,
} from './edit-store.ts';

export interface SessionToSave {
  readonly startsLocal: WallTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What staff decide about a date. */
export interface DateToSave {
  readonly zone: string;
  /** One or more, soonest first. */
  readonly sessions: readonly [SessionToSave, ...SessionToSave[]];
  readonly isOnline: boolean;
  readonly placeName: string;
  readonly placeAddress: string;
  readonly placeCity: string;
  /** Where it is taxed, ISO 3166-1 alpha-2; null: in the shop's own country. */
  readonly country?: string | null;
  readonly directions: string;
  readonly onlineUrl: string | null;
  /** Seats; null for any number. */
  readonly capacity: number | null;
  readonly salesFrom: Date | null;
  readonly salesUntil: Date | null;
  /** Until when attendees can be named; null: until it starts. */
  readonly namesUntil?: Date | null;
  /** Until when a buyer can give a seat back; null: by the shop's own rule. */
  readonly giveBackUntil?: Date | null;
  /** The fewest seats with which it takes place; null: it takes place anyway. */
  readonly leastSeats?: number | null;
  readonly decideAt?: Date | null;
}

/**
 * Writes a new date with its sessions and the pool of its seats.
 * @returns its id.
 * @throws ShopError `same_time` when the event has a date at that time.
 */
export async function addDate(tx: Tx, productId: string, date: DateToSave): Promise<string> {
  const label = shortDayAndTime(date.sessions[0].startsLocal);
  const poolId = await insertPool(tx, { label, capacity: date.capacity }, []);
  const id = await insertDate(tx, { productId, poolId, ...columnsOf(date) });
  if (id === null) throw sameTime();
  await replaceSessions(tx, id, date.sessions);
  return id;
}

/**
 * Changes a date. Its sequence counts what calendars must know of: another time or place.
 * @throws ShopError `gone`, `same_time`; `below_sold` when fewer seats are wanted than are sold or held.
 */
export async function changeDate(tx: Tx, productId: string, id: string, date: DateToSave): Promise<void> {
  const before = await findDateToEdit(tx, id);
  if (before?.productId !== productId)
    throw new ShopError('gone', 409, t('That date is no longer here. Load the page again.'));
  const pool = await lockPool(tx, before.poolId);
  if (pool.capacity !== date.capacity) refuseFewerThanSold(date, pool);
  await setCapacity(tx, before.poolId, date.capacity, shortDayAndTime(date.sessions[0].startsLocal));
  const columns = columnsOf(date);
  const isNews =
    before.startsAt.getTime() !== columns.startsAt.getTime() ||
    before.endsAt.getTime() !== columns.endsAt.getTime() ||
    before.placeName !== columns.placeName ||
    before.placeAddress !== columns.placeAddress ||
    before.onlineUrl !== columns.onlineUrl;
  const isWritten = await updateDate(tx, id, {
    ...columns,
    sequence: before.sequence + (isNews ? 1 : 0),
    updatedAt: now(),
  });
  if (!isWritten) throw sameTime();
  await replaceSessions(tx, id, date.sessions);
}

function refuseFewerThanSold(
  { capacity }: DateToSave,
  { held, taken }: { readonly held: number; readonly taken: number },
): void {
  if (capacity === null || capacity >= held + taken) return;
  const text =
    held > 0
      ? t(
          '{taken, plural, one {# seat is sold} other {# seats are sold}}, and {held, number} held for buyers who are paying. Give at least {least, number}.',
          { taken, held, least: held + taken },
        )
      : t('{taken, plural, one {# seat is sold.} other {# seats are sold.}} Give at least as many.', {
          taken,
        });
  throw new ShopError('below_sold', 409, text, { capacity: text });
}

function sameTime(): ShopError {
  const text = t('This event has a date at that time already.');
  return new ShopError('same_time', 409, text, { starts_1: text });
}

function columnsOf(date: DateToSave) {
  const { zone, isOnline, placeName, placeAddress, placeCity, directions, onlineUrl } = date;
  const [first] = date.sessions;
  return {
    ...{ zone, isOnline, placeName, placeAddress, placeCity, directions, onlineUrl },
    ...{ salesFrom: date.salesFrom, salesUntil: date.salesUntil, namesUntil: date.namesUntil ?? null },
    ...{ giveBackUntil: date.giveBackUntil ?? null, leastSeats: date.leastSeats ?? null },
    decideAt: date.decideAt ?? null,
    country: isOnline ? null : (date.country ?? null),
    placeKey: isOnline ? null : placeKey(placeCity || placeName),
    startsLocal: first.startsLocal,
    startsAt: first.startsAt,
    endsAt: new Date(Math.max(...date.sessions.map(({ endsAt }) => endsAt.getTime()))),
  };
}
