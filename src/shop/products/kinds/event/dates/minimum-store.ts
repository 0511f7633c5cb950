import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import { purgePages } from '../../../invalidate-product.ts';

/** How a date with a minimum number stands, until staff have decided that it takes place. */
export interface Minimum {
  /** Seats from which it takes place. */
  readonly least: number;
  readonly booked: number;
  /** When staff decide; null: not said. */
  readonly decideAt: Date | null;
}

/** The minimums that are not decided, by date. */
export async function listMinimums(
  db: Db,
  dateIds: readonly string[],
): Promise<ReadonlyMap<string, Minimum>> {
  if (dateIds.length === 0) return new Map();
  const rows = await minimumsOf(db, { dateIds });
  return new Map(rows.map(({ id, ...minimum }) => [id, minimum]));
}

const minimumsOf = prepared<Minimum & { id: string }, { dateIds: readonly string[] }>((db, value) =>
  db
    .selectFrom('eventDates as d')
    .innerJoin('pools as p', 'p.id', 'd.poolId')
    .select(['d.id', 'p.taken as booked', 'd.decideAt'])
    .select(sql<number>`d.least_seats`.as('least'))
    .where(sql<boolean>`d.id = any(${value('dateIds')}::uuid[])`)
    .where('d.leastSeats', 'is not', null)
    .where('d.confirmedAt', 'is', null)
    .where('d.state', '<>', 'cancelled'),
);

/** Notes that a date with a minimum takes place. @returns whether that was open until now. */
export async function setConfirmed(tx: Tx, id: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('eventDates')
    .set({ confirmedAt: at })
    .where('id', '=', id)
    .where('leastSeats', 'is not', null)
    .where('confirmedAt', 'is', null)
    .where('state', '<>', 'cancelled')
    .where('endsAt', '>', at)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Dates that staff have to decide about, each as `slug/2027-03-28T1900`. */
export async function listUndecided(db: Db, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(sql<string>`p.slug || '/' || replace(d.starts_local, ':', '')`.as('subject'))
    .where('d.decideAt', '<=', at)
    .where('d.startsAt', '>', at)
    .where('d.leastSeats', 'is not', null)
    .where('d.confirmedAt', 'is', null)
    .where('d.state', '<>', 'cancelled')
    .where('p.status', '=', 'published')
    .execute();
  return rows.map(({ subject }) => subject);
}

/** Events say how many have booked while a minimum is open: their pages change with each seat. */
export async function purgeMinimums(tx: Tx, lines: readonly { readonly variantId: string }[]): Promise<void> {
  const products = await tx
    .selectFrom('eventTicketDates as td')
    .innerJoin('eventDates as d', 'd.id', 'td.dateId')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['p.id', 'p.kind'])
    .distinct()
    .where(
      'td.variantId',
      'in',
      lines.map(({ variantId }) => variantId),
    )
    .where('d.leastSeats', 'is not', null)
    .where('d.confirmedAt', 'is', null)
    .execute();
  for (const product of products) await purgePages(tx, product);
}
