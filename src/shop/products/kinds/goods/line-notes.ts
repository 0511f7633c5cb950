import type { Db } from '#lib/db.ts';
import { sentLaterText } from '../../../inventory/stock/promise.ts';
import { listPromises } from '../../../shipping/promise-store.ts';
import { listStillPromised } from '../../../shipping/still-promised.ts';

/** From when on the pieces of order lines are sent that were not there when they were ordered, while they have not been. */
export async function goodsNotes(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const promised = await listStillPromised(db, orderItemIds);
  return new Map([...promised].map(([id, { waiting, ...later }]) => [id, [sentLaterText(waiting, later)]]));
}

/** The same of lines that wait for money: their promise holds however long that takes. */
export async function waitingGoodsNotes(
  db: Db,
  lines: readonly { readonly id: string; readonly quantity: number }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const promises = await listPromises(
    db,
    lines.map(({ id }) => id),
  );
  return new Map(
    lines.flatMap(({ id, quantity }) => {
      const later = promises.get(id);
      return later ? [[id, [sentLaterText(quantity, later)]] as const] : [];
    }),
  );
}
