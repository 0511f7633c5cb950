import { type RawBuilder, sql } from 'kysely';
import { secondsFrom } from '#lib/clock.ts';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { DateState, EventDate, Session } from './date.ts';

/** Columns that everybody may know; the address of an online date is not one of them. */
const PUBLIC_COLUMNS = [
  ...(['id', 'productId', 'startsLocal', 'zone', 'startsAt', 'endsAt', 'isOnline', 'placeName'] as const),
  ...(['placeAddress', 'placeCity', 'directions', 'sequence', 'updatedAt', 'giveBackUntil'] as const),
  ...(['movedFromLocal', 'movedFromZone', 'movedFromAt', 'movedFromPlace'] as const),
] as const;

/** The dates of an event, soonest first, those that are over too. */
export async function listDates(db: Db, productId: string): Promise<EventDate[]> {
  return (await datesOf(db, { productId })).map(readDate);
}

/** Dates by id. */
export async function listDatesById(db: Db, ids: readonly string[]): Promise<EventDate[]> {
  return ids.length === 0 ? [] : (await datesById(db, { ids })).map(readDate);
}

const SESSIONS = sql<readonly WrittenSession[] | null>`(
  select json_agg(json_build_object('id', s.id, 'startsLocal', s.starts_local, 'startsAt', s.starts_at, 'endsAt', s.ends_at)
    order by s.position)
  from event_sessions s where s.date_id = d.id)`;

/** A session as JSON: its instants are texts. */
type WrittenSession = Omit<Session, 'startsAt' | 'endsAt'> & {
  readonly startsAt: string;
  readonly endsAt: string;
};
export type WrittenDate = Omit<EventDate, 'sessions'> & {
  readonly productId: string;
  readonly sessions: readonly WrittenSession[] | null;
};

const datesOf = prepared<WrittenDate, { productId: string }>((db, value) =>
  selectDates(db, sql`d.product_id = ${value('productId')}`),
);
const datesById = prepared<WrittenDate, { ids: readonly string[] }>((db, value) =>
  selectDates(db, sql`d.id = ${anyOf(value('ids'))}`),
);

/** @param where a condition on `event_dates d`. */
export function selectDates(db: Db, where: RawBuilder<boolean>) {
  return db
    .selectFrom('eventDates as d')
    .select(PUBLIC_COLUMNS.map((column) => `d.${column}` as const))
    .select((eb) => eb.ref('d.state').$castTo<DateState>().as('state'))
    .select(SESSIONS.as('sessions'))
    .where(where)
    .orderBy('d.startsAt')
    .orderBy('d.id');
}

export function readDate<Date extends WrittenDate>({
  sessions,
  ...date
}: Date): Omit<Date, 'sessions'> & Pick<EventDate, 'sessions'> {
  const read = (sessions ?? []).map(({ startsAt, endsAt, ...session }) => ({
    ...session,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));
  return { ...date, sessions: read };
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
