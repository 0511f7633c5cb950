import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { findOrder } from '../../orders/store.ts';
import { concernOf, type Orphan } from './orphan.ts';

/** An event of a payment that is not known waits for it. Money of ours whose order is not here waits for staff too. */
export async function parkUnknown(tx: Tx, orphan: Orphan | null): Promise<'parked'> {
  if (orphan) await raiseOrphan(tx, orphan);
  return 'parked';
}

/** Shows staff money whose order is not here. @returns false when the order is here: then its payment will be found. */
export async function raiseOrphan(tx: Tx, orphan: Orphan): Promise<boolean> {
  if (await findOrder(tx, { id: orphan.orderId })) return false;
  await raiseConcern(tx, concernOf(orphan));
  return true;
}
