import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { listCounted } from '../../inventory/stock/allocate-in-warehouse.ts';
import { type Parcelled, returnStock } from '../../inventory/stock/ship-stock.ts';
import { ensureLevels } from '../../inventory/stock/store.ts';
import { purgePools } from '../../products/purge-pools.ts';
import { cameBack, type ReceivedPieces } from '../../shipping/return.ts';
import { changeReturn, type ReturnRow, setReceived } from '../../shipping/return-store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { checkWarehouse } from '../shipping/check-warehouse.ts';
import { listSentLines } from '../shipping/lines-to-ship.ts';
import { listItems, type OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findNumberedReturn, refuseMove } from './decide-return.ts';
import { returnName } from './return-name.ts';

export const receiveForm = z.strictObject({
  warehouse: z.uuid({ error: () => t('Choose a warehouse.') }),
});

/** What came, by line number from 1. */
export type Received = ReadonlyMap<number, ReceivedPieces>;

/**
 * What was sent back is there and was looked at: what can be sold again goes into the stock of a warehouse. Done twice it
 * is done once.
 * @throws ShopError `unknown_order`, `unknown_return`, `decided`, `unknown_warehouse`, `wrong_sum` where the pieces of a line do not add up,
 * `not_with_buyer` for pieces whose parcel was lost or came back.
 */
export async function receiveReturn(
  db: Db,
  orderNumber: string,
  number: number,
  { warehouse, received }: { readonly warehouse: string; readonly received: Received },
  actor: StaffActor,
): Promise<void> {
  await withLockedOrder(db, orderNumber, async (tx, order) => {
    const asked = await findNumberedReturn(tx, order, number);
    if (asked.receivedAt) return;
    refuseMove(asked, 'received');
    await checkWarehouse(tx, order.id, warehouse);
    await refuseNotWithBuyer(tx, order, received);
    const came = await writePieces(tx, order, asked, { warehouse, received });
    const restocked = await listCounted(tx, came);
    await ensureLevels(tx, restocked);
    await purgePools(
      tx,
      await returnStock(tx, restocked, { actor, reason: returnName(order.number, number) }),
    );
    await changeReturn(tx, asked.id, { state: 'received', receivedAt: now() });
    await addHistory(tx, order.id, actor, 'return_received', { return: number });
    await emailBuyer(tx, order, 'return', `${asked.id}:received`, { return: String(number) });
  });
}

/**
 * What was lost, or came back unopened, does not come with a return too.
 * @throws ShopError `not_with_buyer`
 */
async function refuseNotWithBuyer(tx: Tx, order: OrderRow, received: Received): Promise<void> {
  const lines = await listSentLines(tx, order.id);
  const beyond = lines.find(({ item, counts }) => {
    const came = received.get(item.position + 1);
    return came && cameBack(came) > counts.withBuyer - counts.received;
  });
  if (!beyond) return;
  throw new ShopError(
    'not_with_buyer',
    409,
    t(
      'The parcel with “{title}” was lost or came back. If it arrived after all, say so at the order first. If it was refunded or sent again, count it as missing here and receive it at the stock.',
      { title: beyond.item.title },
    ),
  );
}

/** @returns what goes into stock. @throws ShopError `wrong_sum` */
async function writePieces(
  tx: Tx,
  order: OrderRow,
  asked: ReturnRow,
  { warehouse: warehouseId, received }: { readonly warehouse: string; readonly received: Received },
): Promise<Parcelled[]> {
  const items = await listItems(tx, order.id);
  const restocked: Parcelled[] = [];
  for (const { orderItemId, quantity } of asked.items) {
    const item = items.find(({ id }) => id === orderItemId);
    const came = item && received.get(item.position + 1);
    if (!item || !came || came.restocked + came.damaged + came.missing !== quantity)
      throw new ShopError(
        'wrong_sum',
        422,
        t('“{title}”: the pieces must sum up to {quantity, number}.', { title: item?.title ?? '', quantity }),
      );
    await setReceived(tx, asked.id, orderItemId, came);
    restocked.push({ orderItemId, variantId: item.variantId, warehouseId, quantity: came.restocked });
  }
  return restocked;
}
