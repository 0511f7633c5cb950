import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Entry, EntryState } from './entry.ts';

function selectEntries(db: Db) {
  return db
    .selectFrom('waitingEntries as w')
    .innerJoin('eventDates as d', 'd.id', 'w.dateId')
    .select(['w.id', 'w.dateId', 'd.poolId', 'w.email', 'w.seats', 'w.takesFewer', 'w.joinedAt'])
    .select(['w.offeredSeats', 'w.offerEndsAt', 'w.reservationId', 'w.orderId'])
    .select((eb) => eb.ref('w.state').$castTo<EntryState>().as('state'));
}

export async function findEntry(db: Db, id: string): Promise<Entry | null> {
  return (await selectEntries(db).where('w.id', '=', id).executeTakeFirst()) ?? null;
}

/** The entry of an address that waits, has an offer or is not proven yet; null if there is none. */
export async function findEntryOf(db: Db, dateId: string, emailKey: string): Promise<Entry | null> {
  const row = await selectEntries(db)
    .where('w.dateId', '=', dateId)
    .where('w.emailKey', '=', emailKey)
    .where('w.state', 'in', ['unproven', 'waiting', 'offered'])
    .executeTakeFirst();
  return row ?? null;
}

/** Who waits for seats of a date, first come first. */
export async function listWaiting(db: Db, dateId: string): Promise<Entry[]> {
  return selectEntries(db)
    .where('w.dateId', '=', dateId)
    .where('w.state', '=', 'waiting')
    .orderBy('w.joinedAt')
    .orderBy('w.id')
    .execute();
}

/** When the first of those who wait for a date joined; null when nobody waits. */
export async function findFirstJoined(db: Db, dateId: string): Promise<Date | null> {
  const [first] = await listWaiting(db, dateId);
  return first?.joinedAt ?? null;
}

/** Who waits or has an offer, as staff see it. */
export async function listEntriesForStaff(db: Db, dateId: string): Promise<Entry[]> {
  return selectEntries(db)
    .where('w.dateId', '=', dateId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .orderBy('w.joinedAt')
    .orderBy('w.id')
    .execute();
}

/** How many wait before an entry. */
export async function countBefore(db: Db, { dateId, joinedAt, id }: Entry): Promise<number> {
  const { count } = await db
    .selectFrom('waitingEntries')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('dateId', '=', dateId)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`(joined_at, id) < (${joinedAt}::timestamptz, ${id}::uuid)`)
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns null when the address has an entry already. */
export async function insertEntry(
  tx: Tx,
  entry: {
    readonly dateId: string;
    readonly email: string;
    readonly emailKey: string;
    readonly seats: number;
    readonly takesFewer: boolean;
  },
): Promise<string | null> {
  const row = await tx
    .insertInto('waitingEntries')
    .values(entry)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

interface EntryChange {
  readonly state?: EntryState;
  readonly seats?: number;
  readonly takesFewer?: boolean;
  readonly joinedAt?: Date;
  readonly offeredSeats?: number | null;
  readonly offerEndsAt?: Date | null;
  readonly reservationId?: string | null;
  readonly orderId?: string | null;
  readonly endedAt?: Date | null;
}

export async function updateEntry(tx: Tx, id: string, change: EntryChange): Promise<void> {
  await tx.updateTable('waitingEntries').set(change).where('id', '=', id).execute();
}

/** Entries with an offer whose time is over. */
export async function listOverdueOffers(db: Db, at: Date, limit: number): Promise<Entry[]> {
  return selectEntries(db)
    .where('w.state', '=', 'offered')
    .where('w.offerEndsAt', '<=', at)
    .orderBy('w.offerEndsAt')
    .limit(limit)
    .execute();
}

/** Entries that wait for a date that is cancelled or no longer sold. */
export async function listPointless(db: Db, limit: number): Promise<Entry[]> {
  return selectEntries(db)
    .where('w.state', 'in', ['waiting', 'offered'])
    .where(sql<boolean>`(d.state = 'cancelled' or coalesce(d.sales_until, d.starts_at) <= ${now()})`)
    .limit(limit)
    .execute();
}

/** The entries whose offers these orders took. */
export async function listEntriesOfOrders(db: Db, orderIds: readonly string[]): Promise<Entry[]> {
  return selectEntries(db).where('w.orderId', 'in', orderIds).orderBy('d.poolId').orderBy('w.id').execute();
}

/** A date that people wait for, as far as offers depend on it. */
export interface WaitedFor {
  readonly dateId: string;
  readonly poolId: string;
  /** When its sales end. */
  readonly closesAt: Date;
}

/** Dates that draw on these pools, take place, are on sale, and have people waiting; in the order in which pools are locked. */
export async function listWaitedFor(
  db: Db,
  by: { readonly poolIds: readonly string[] } | 'all',
): Promise<WaitedFor[]> {
  return db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['d.id as dateId', 'd.poolId'])
    .select(sql<Date>`coalesce(d.sales_until, d.starts_at)`.as('closesAt'))
    .$if(by !== 'all', (query) => query.where('d.poolId', 'in', by === 'all' ? [] : by.poolIds))
    .where('d.state', '<>', 'cancelled')
    .where('p.status', '=', 'published')
    .where(sql<boolean>`coalesce(d.sales_until, d.starts_at) > ${now()}`)
    .where(
      sql<boolean>`exists (select from waiting_entries w where w.date_id = d.id and w.state = 'waiting')`,
    )
    .orderBy('d.poolId')
    .execute();
}

/** Deletes entries that were never proven, those that ended long ago, and those whose offer was taken long ago. */
export async function deleteOldEntries(db: Db, unprovenBefore: Date, endedBefore: Date): Promise<void> {
  await db
    .deleteFrom('waitingEntries')
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'unproven'), eb('createdAt', '<', unprovenBefore)]),
        and([eb('state', 'in', ['left', 'expired']), eb('endedAt', '<', endedBefore)]),
        and([eb('state', '=', 'ordered'), eb('offerEndsAt', '<', endedBefore)]),
      ]),
    )
    .execute();
}
