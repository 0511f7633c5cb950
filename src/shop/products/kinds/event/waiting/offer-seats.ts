import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { freeUnits } from '../../../../inventory/pool.ts';
import { endReservation, reserveUnits } from '../../../../inventory/reserve-units.ts';
import { purgePools } from '../../../purge-pools.ts';
import { lockPool } from '../dates/edit-store.ts';
import { type Entry, offerEnd, pickOffers } from './entry.ts';
import {
  findEntry,
  listEntriesOfOrders,
  listOverdueOffers,
  listPointless,
  listWaitedFor,
  listWaiting,
  updateEntry,
  type WaitedFor,
} from './store.ts';
import { queueWaitingEmail, type WaitingEmail } from './waiting-emails.ts';

/**
 * Offers the free seats of dates that draw on these pools to the people who wait, in the transaction that freed them: so
 * nobody who does not wait can take them in between.
 */
export async function offerFreeSeats(tx: Tx, poolIds: readonly string[]): Promise<void> {
  if (poolIds.length === 0) return;
  for (const date of await listWaitedFor(tx, { poolIds })) await offerSeatsOf(tx, date);
}

/** The same for all dates, one transaction each: for what was freed in any other way. */
export async function offerAllFreeSeats(db: Db): Promise<void> {
  for (const date of await listWaitedFor(db, 'all')) await inTransaction(db, (tx) => offerSeatsOf(tx, date));
}

async function offerSeatsOf(tx: Tx, { dateId, poolId, closesAt }: WaitedFor): Promise<void> {
  const pool = await lockPool(tx, poolId);
  const until = offerEnd(now(), closesAt);
  const free = freeUnits(pool) ?? Number.POSITIVE_INFINITY;
  if (until === null || free === 0) return;
  for (const { entry, seats } of pickOffers(await listWaiting(tx, dateId), free))
    await giveOffer(tx, entry, seats, until);
}

/**
 * Holds seats for an entry and tells it. The pool must be locked.
 * @returns whether there were as many.
 */
export async function giveOffer(tx: Tx, entry: Entry, seats: number, until: Date): Promise<boolean> {
  const reservation = await reserveUnits(tx, entry.poolId, seats, until);
  if (!reservation) return false;
  await updateEntry(tx, entry.id, {
    ...{ state: 'offered', offeredSeats: seats, offerEndsAt: until },
    ...{ reservationId: reservation.id, orderId: null, endedAt: null },
  });
  await purgePools(tx, [reservation.pool]);
  await queueWaitingEmail(tx, 'waiting-offer', entry, until.toISOString());
  return true;
}

/** Ends an entry, frees what was held for it and offers that to the next. The pool must be locked. */
export async function endEntry(tx: Tx, entry: Entry, state: 'left' | 'expired'): Promise<void> {
  await updateEntry(tx, entry.id, {
    ...{ state, reservationId: null, orderId: null, endedAt: now() },
  });
  const pools = entry.reservationId ? await endReservation(tx, entry.reservationId) : [];
  await purgePools(tx, pools);
  if (state === 'expired') await queueWaitingEmail(tx, 'waiting-ended', entry, 'expired');
  await offerFreeSeats(
    tx,
    pools.map(({ id }) => id),
  );
}

/** How many entries a job ends in one run. */
const AT_ONCE = 100;

/** Ends the offers whose time is over; their seats go to the next who waits. */
export async function expireOffers(db: Db): Promise<void> {
  const isOver = ({ state, offerEndsAt }: Entry) =>
    state === 'offered' && offerEndsAt !== null && offerEndsAt <= now();
  for (const entry of await listOverdueOffers(db, now(), AT_ONCE))
    await endLocked(db, entry, isOver, 'expired');
}

/** Takes those off the lists who wait for a date that is cancelled or no longer sold, and tells them. */
export async function endPointless(db: Db): Promise<void> {
  const isThere = ({ state }: Entry) => state === 'waiting' || state === 'offered';
  for (const entry of await listPointless(db, AT_ONCE))
    await endLocked(db, entry, isThere, 'left', 'waiting-closed');
}

async function endLocked(
  db: Db,
  { id, poolId }: Entry,
  isToEnd: (entry: Entry) => boolean,
  state: 'left' | 'expired',
  email: WaitingEmail | null = null,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockPool(tx, poolId);
    const entry = await findEntry(tx, id);
    if (!entry || !isToEnd(entry)) return;
    await endEntry(tx, entry, state);
    if (email) await queueWaitingEmail(tx, email, entry, state);
  });
}

/**
 * Orders have ended unpaid that took an offer: while its time lasts the offer stands again, else it is over. Their seats
 * must be free again.
 */
export async function reopenOffers(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  for (const { id, poolId } of await listEntriesOfOrders(tx, orderIds)) {
    await lockPool(tx, poolId);
    const entry = await findEntry(tx, id);
    if (entry?.state !== 'ordered') continue;
    const { offeredSeats, offerEndsAt } = entry;
    const isOpen = offeredSeats !== null && offerEndsAt !== null && offerEndsAt > now();
    const reservation = isOpen ? await reserveUnits(tx, entry.poolId, offeredSeats, offerEndsAt) : null;
    if (!reservation) await endEntry(tx, entry, 'expired');
    else await updateEntry(tx, entry.id, { state: 'offered', reservationId: reservation.id, orderId: null });
  }
}
