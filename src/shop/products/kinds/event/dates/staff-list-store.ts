import { sql } from 'kysely';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import {
  type Cursor,
  instantOf,
  isBeyond,
  microseconds,
  type PageOf,
  pageOf,
  queryDirection,
} from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import type { DateState } from './date.ts';

/** The parameters of the staff's list of dates; any other is refused. */
export const staffDatesQuery = z.strictObject({
  when: z.preprocess(emptyAsMissing, z.enum(['coming', 'past']).default('coming')),
  ...cursorFields,
});
export type StaffDatesQuery = z.infer<typeof staffDatesQuery>;

/** A date of any event, with how its seats stand. */
export interface StaffDate {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsLocal: string;
  readonly zone: string;
  readonly endsAt: Date;
  readonly isOnline: boolean;
  readonly placeName: string;
  readonly placeCity: string;
  readonly state: DateState;
  /** Null for any number. */
  readonly capacity: number | null;
  readonly held: number;
  readonly taken: number;
  /** Its start in microseconds, for the cursor. */
  readonly key: number;
}

const PAGE_SIZE = 50;

/** One page of the dates of all events: those to come soonest first, those that are over latest first. */
export async function listStaffDates(
  db: Db,
  { when }: Pick<StaffDatesQuery, 'when'>,
  cursor: Cursor | null,
): Promise<PageOf<StaffDate>> {
  const isPast = when === 'past';
  const direction = queryDirection(cursor, isPast);
  const rows = await selectStaffDates(db)
    .where('d.endsAt', isPast ? '<=' : '>', now())
    .$if(cursor !== null, (query) => query.where(beyond(cursor as Cursor, isPast)))
    .orderBy('d.startsAt', direction)
    .orderBy('d.id', direction)
    .limit(PAGE_SIZE + 1)
    .execute();
  return pageOf(rows, cursor, PAGE_SIZE);
}

const beyond = (cursor: Cursor, isPast: boolean) =>
  isBeyond(cursor, { column: sql`d.starts_at`, id: sql`d.id`, key: instantOf(cursor.key) }, isPast);

function selectStaffDates(db: Db) {
  return db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .innerJoin('pools as pool', 'pool.id', 'd.poolId')
    .select(['d.id', 'p.slug', 'p.title', 'd.startsLocal', 'd.zone', 'd.endsAt'])
    .select(['d.isOnline', 'd.placeName', 'd.placeCity', 'pool.capacity', 'pool.held', 'pool.taken'])
    .select((eb) => eb.ref('d.state').$castTo<DateState>().as('state'))
    .select(microseconds(sql<Date>`d.starts_at`).as('key'));
}
