import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { freeUnits } from '../../../../inventory/pool.ts';
import type { EventDate } from './date.ts';
import type { Minimum } from './minimum-store.ts';
import { readDate, selectDates, type WrittenDate } from './store.ts';

/** A date as the page of its event shows it. */
export interface PageDate extends EventDate {
  /** Seats that are neither held nor taken; null without a limit. */
  readonly freeSeats: number | null;
  /** Null where there is none, and once staff have decided that the date takes place. */
  readonly minimum: Minimum | null;
}

interface Row extends WrittenDate {
  readonly capacity: number | null;
  readonly held: number;
  readonly taken: number;
  readonly least: number | null;
  readonly decideAt: Date | null;
}

/** The dates of an event, soonest first, those that are over too, with their seats and minimums, in one statement. */
export async function listPageDates(db: Db, productId: string): Promise<PageDate[]> {
  const rows = await datesOf(db, { productId });
  return rows.map(({ capacity, held, taken, least, decideAt, ...date }) => ({
    ...readDate(date),
    freeSeats: freeUnits({ capacity, held, taken }),
    minimum: least === null ? null : { least, booked: taken, decideAt },
  }));
}

const datesOf = prepared<Row, { productId: string }>((db, value) =>
  selectDates(db, sql`d.product_id = ${value('productId')}`)
    .innerJoin('pools as p', 'p.id', 'd.poolId')
    .select(['p.capacity', 'p.held', 'p.taken', 'd.decideAt'])
    .select(
      sql<
        number | null
      >`case when d.confirmed_at is null and d.state <> 'cancelled' then d.least_seats end`.as('least'),
    ),
);
