import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { DateState, EventDate, Session } from './date.ts';

/** Columns that everybody may know; the address of an online date is not one of them. */
const PUBLIC_COLUMNS = [
  ...(['id', 'productId', 'startsLocal', 'zone', 'startsAt', 'endsAt', 'isOnline', 'placeName'] as const),
  ...(['placeAddress', 'placeCity', 'directions', 'sequence', 'updatedAt', 'giveBackUntil'] as const),
  ...(['movedFromLocal', 'movedFromZone', 'movedFromAt', 'movedFromPlace'] as const),
] as const;

/** The dates of an event, soonest first, those that are over too. */
export function listDates(db: Db, productId: string): Promise<EventDate[]> {
  return selectDates(db, { productId });
}

/** Dates by id. */
export async function listDatesById(db: Db, ids: readonly string[]): Promise<EventDate[]> {
  return ids.length === 0 ? [] : selectDates(db, { ids });
}

async function selectDates(
  db: Db,
  by: { readonly productId: string } | { readonly ids: readonly string[] },
): Promise<(EventDate & { readonly productId: string })[]> {
  const rows = await db
    .selectFrom('eventDates')
    .select(PUBLIC_COLUMNS)
    .select((eb) => eb.ref('state').$castTo<DateState>().as('state'))
    .$if('productId' in by, (query) => query.where('productId', '=', 'productId' in by ? by.productId : ''))
    .$if('ids' in by, (query) => query.where('id', 'in', 'ids' in by ? by.ids : []))
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  const sessions = await listSessions(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, sessions: sessions.get(row.id) ?? [] }));
}

async function listSessions(
  db: Db,
  dateIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Session[]>> {
  if (dateIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('eventSessions')
    .select(['id', 'dateId', 'startsLocal', 'startsAt', 'endsAt'])
    .where('dateId', 'in', dateIds)
    .orderBy('position')
    .execute();
  const byDate = new Map<string, Session[]>();
  for (const { dateId, ...session } of rows) byDate.set(dateId, [...(byDate.get(dateId) ?? []), session]);
  return byDate;
}

/** The date of an event that begins at a wall time; null if there is none. */
export async function findDateAt(db: Db, slug: string, startsLocal: string): Promise<EventDate | null> {
  const row = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select('d.id')
    .where('p.slug', '=', slug)
    .where('d.startsLocal', '=', startsLocal)
    .executeTakeFirst();
  return row ? ((await listDatesById(db, [row.id]))[0] ?? null) : null;
}

/** Where those who have a seat meet online, by date. */
export async function listOnlineAddresses(
  db: Db,
  dateIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (dateIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('eventDates')
    .select(['id', 'onlineUrl'])
    .where('id', 'in', dateIds)
    .where('onlineUrl', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, onlineUrl }) => [id, onlineUrl ?? '']));
}

/** Most dates of the calendar of all events. */
const MOST_DATES = 1000;

/** The dates of all published events that ended a month ago or later, soonest first, with whose they are. */
export async function listPublishedDates(
  db: Db,
): Promise<(EventDate & { readonly slug: string; readonly title: string })[]> {
  const rows = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['d.id', 'p.slug', 'p.title'])
    .where('p.status', '=', 'published')
    .where('d.endsAt', '>', secondsFrom(-30 * 86_400))
    .orderBy('d.startsAt')
    .limit(MOST_DATES)
    .execute();
  const dates = await listDatesById(
    db,
    rows.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return dates.map((date) => ({
    ...date,
    slug: byId.get(date.id)?.slug ?? '',
    title: byId.get(date.id)?.title ?? '',
  }));
}
