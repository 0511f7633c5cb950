import type { Db } from '#lib/db.ts';
import { freeUnits } from '../../../../inventory/pool.ts';
import type { EventDate } from '../dates/date.ts';
import { listDatesById } from '../dates/store.ts';
import type { Entry } from './entry.ts';
import { findEntry } from './store.ts';

/** A place on a waiting list with what it is for. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly date: EventDate;
  readonly productId: string;
  readonly slug: string;
  readonly title: string;
  readonly language: string | null;
}

/** Null when the date is gone. */
export async function showEntry(db: Db, id: string): Promise<ShownEntry | null> {
  const entry = await findEntry(db, id);
  const [date] = entry ? await listDatesById(db, [entry.dateId]) : [];
  if (!entry || !date) return null;
  const product = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['p.id as productId', 'p.slug', 'p.title', 'p.language'])
    .where('d.id', '=', date.id)
    .executeTakeFirstOrThrow();
  return { entry, date, ...product };
}

/** The date of a published event that can be waited for, by its address. */
export async function findDateToJoin(db: Db, slug: string, startsLocal: string) {
  const row = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .innerJoin('pools as pool', 'pool.id', 'd.poolId')
    .select(['d.id', 'd.poolId', 'd.salesUntil', 'd.startsAt', 'd.state', 'p.title', 'p.language', 'p.slug'])
    .select(['pool.capacity', 'pool.held', 'pool.taken'])
    .where('p.slug', '=', slug)
    .where('p.kind', '=', 'event')
    .where('p.status', '=', 'published')
    .where('d.startsLocal', '=', startsLocal)
    .executeTakeFirst();
  if (!row) return null;
  const { salesUntil, startsAt, state, capacity, held, taken, ...rest } = row;
  return {
    ...rest,
    closesAt: salesUntil ?? startsAt,
    isCancelled: state === 'cancelled',
    hasFreeSeats: freeUnits({ capacity, held, taken }) !== 0,
  };
}
