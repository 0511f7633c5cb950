import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { SessionToSave } from './save-date.ts';

interface DateColumns {
  readonly zone: string;
  readonly startsLocal: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isOnline: boolean;
  readonly placeName: string;
  readonly placeAddress: string;
  readonly placeCity: string;
  readonly placeKey: string | null;
  readonly country: string | null;
  readonly directions: string;
  readonly onlineUrl: string | null;
  readonly salesFrom: Date | null;
  readonly salesUntil: Date | null;
  readonly namesUntil: Date | null;
  readonly giveBackUntil: Date | null;
  readonly leastSeats: number | null;
  readonly decideAt: Date | null;
}

/** @returns its id; null when the event has a date at that time. */
export async function insertDate(
  tx: Tx,
  columns: DateColumns & { readonly productId: string; readonly poolId: string },
): Promise<string | null> {
  const row = await tx
    .insertInto('eventDates')
    .values(columns)
    .onConflict((conflict) => conflict.columns(['productId', 'startsLocal']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** @returns whether it was written: not when another date of the event is at that time. */
export async function updateDate(
  tx: Tx,
  id: string,
  columns: DateColumns & { readonly sequence: number; readonly updatedAt: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('eventDates')
    .set(columns)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('eventDates as other')
            .select('other.id')
            .whereRef('other.productId', '=', 'eventDates.productId')
            .where('other.startsLocal', '=', columns.startsLocal)
            .where('other.id', '<>', id),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the sessions of a date; those that stay keep their ids, with what was checked in at them. */
export async function replaceSessions(
  tx: Tx,
  dateId: string,
  sessions: readonly SessionToSave[],
): Promise<void> {
  for (const [position, session] of sessions.entries()) {
    const { startsLocal, startsAt, endsAt } = session;
    await tx
      .insertInto('eventSessions')
      .values({ dateId, position, startsLocal, startsAt, endsAt })
      .onConflict((conflict) =>
        conflict.columns(['dateId', 'position']).doUpdateSet({ startsLocal, startsAt, endsAt }),
      )
      .execute();
  }
  await tx
    .deleteFrom('eventSessions')
    .where('dateId', '=', dateId)
    .where('position', '>=', sessions.length)
    .execute();
}

/** A date with all that staff decide of it. */
export async function findDateToEdit(db: Db, id: string) {
  const row = await db.selectFrom('eventDates').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The date of an event that begins at a wall time. */
export async function findDateToEditAt(
  db: Db,
  productId: string,
  startsLocal: string,
): Promise<DateToEdit | null> {
  const row = await db
    .selectFrom('eventDates')
    .selectAll()
    .where('productId', '=', productId)
    .where('startsLocal', '=', startsLocal)
    .executeTakeFirst();
  return row ?? null;
}

/** The sessions of a date in their order. */
export async function listSessionsToEdit(db: Db, dateId: string) {
  return db
    .selectFrom('eventSessions')
    .select(['startsLocal', 'startsAt', 'endsAt'])
    .where('dateId', '=', dateId)
    .orderBy('position')
    .execute();
}
export type SessionToEdit = Awaited<ReturnType<typeof listSessionsToEdit>>[number];

export type DateToEdit = NonNullable<Awaited<ReturnType<typeof findDateToEdit>>>;

export async function lockPool(tx: Tx, poolId: string) {
  return tx
    .selectFrom('pools')
    .select(['capacity', 'held', 'taken'])
    .where('id', '=', poolId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

export async function setCapacity(
  tx: Tx,
  poolId: string,
  capacity: number | null,
  label: string,
): Promise<void> {
  await tx.updateTable('pools').set({ capacity, label }).where('id', '=', poolId).execute();
}

/** How the seats of an event's dates stand, by date. */
export async function listSeatCounts(db: Db, productId: string) {
  const rows = await seatsOf(db, { productId });
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

interface SeatCounts {
  readonly id: string;
  readonly capacity: number | null;
  readonly held: number;
  readonly taken: number;
}

const seatsOf = prepared<SeatCounts, { productId: string }>((db, value) =>
  db
    .selectFrom('eventDates as d')
    .innerJoin('pools as p', 'p.id', 'd.poolId')
    .select(['d.id', 'p.capacity', 'p.held', 'p.taken'])
    .where('d.productId', '=', value<string>('productId')),
);

/** Whether anything of a date was ever sold: then it is not removed. */
export async function isDateUsed(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('eventTicketDates as td')
    .innerJoin('orderItems as i', 'i.variantId', 'td.variantId')
    .select('i.id')
    .where('td.dateId', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes a date that nobody booked, with its pool. */
export async function deleteDate(tx: Tx, { id, poolId }: Pick<DateToEdit, 'id' | 'poolId'>): Promise<void> {
  await tx.deleteFrom('variantPools').where('poolId', '=', poolId).execute();
  await tx.deleteFrom('eventDates').where('id', '=', id).execute();
  await tx.deleteFrom('pools').where('id', '=', poolId).execute();
}
