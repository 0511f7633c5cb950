import type { Tx } from '#lib/db.ts';
import type { PoolState } from './pool.ts';
import { deleteReservation, insertReservation } from './reservation-store.ts';
import { changePools } from './store.ts';

/** Units of a pool that are kept for somebody who has not ordered yet. */
export interface Reservation {
  readonly id: string;
  /** The pool as it stands then. */
  readonly pool: PoolState;
}

/**
 * Keeps units of a pool, all or nothing. Only `endReservation` ends it; its time is for people and for the job that calls that.
 * @returns null where fewer are free.
 */
export async function reserveUnits(
  tx: Tx,
  poolId: string,
  quantity: number,
  until: Date,
): Promise<Reservation | null> {
  const [pool] = await changePools(tx, [{ poolId, held: quantity, taken: 0 }], { isBounded: true });
  if (!pool) return null;
  return { id: await insertReservation(tx, { poolId, quantity, expiresAt: until }), pool };
}

/** Frees what is kept; called twice it frees once. The pool must be locked. @returns the pools that changed. */
export async function endReservation(tx: Tx, id: string): Promise<PoolState[]> {
  const row = await deleteReservation(tx, id);
  if (!row) return [];
  return changePools(tx, [{ poolId: row.poolId, held: -row.quantity, taken: 0 }], { isBounded: false });
}
