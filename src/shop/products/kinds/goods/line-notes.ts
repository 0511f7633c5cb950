import type { Db } from '#lib/db.ts';
import { sentLaterText } from '../../../inventory/stock/promise.ts';
import { listStillPromised } from '../../../shipping/still-promised.ts';

/** From when on the pieces of order lines are sent that were not there when they were ordered, while they have not been. */
export async function goodsNotes(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const promised = await listStillPromised(db, orderItemIds);
  return new Map([...promised].map(([id, { waiting, ...later }]) => [id, [sentLaterText(waiting, later)]]));
}
