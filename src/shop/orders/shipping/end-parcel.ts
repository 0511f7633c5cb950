import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { returnStock } from '../../inventory/stock/ship-stock.ts';
import { purgePools } from '../../products/purge-pools.ts';
import { NO_PIECES } from '../../shipping/pieces-store.ts';
import { canMoveShipment, type ShipmentState } from '../../shipping/shipment.ts';
import { changeShipment, type ShipmentRow } from '../../shipping/shipment-store.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findParcel, piecesOf } from './find-parcel.ts';
import { listSentLines } from './lines-to-ship.ts';
import { refusePacked } from './ship-parcel.ts';

type End = Extract<ShipmentState, 'delivered' | 'lost' | 'returned'>;

/**
 * Says how a parcel ended: it arrived, was lost, or came back unopened, which puts its pieces into stock again. What
 * becomes of a lost or returned one is decided by `resolveParcel`. Said twice it is said once.
 * @throws ShopError `unknown_order`, `unknown_parcel`, `not_shipped`, `already_ended`, `in_return`.
 */
export async function endParcel(
  db: Db,
  number: string,
  parcel: number,
  state: End,
  actor: Actor,
): Promise<void> {
  await withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    if (shipment.state === state) return;
    refusePacked(shipment.state);
    if (shipment.resolution || !canMoveShipment(shipment.state, state))
      throw new ShopError('already_ended', 409, t('What became of this parcel was decided already.'));
    if (state !== 'delivered') await refuseReturning(tx, shipment, state);
    if (state === 'returned') await putBack(tx, shipment, `${order.number}-${parcel}`, actor);
    await changeShipment(tx, shipment.id, { state, endedAt: now() });
    await addHistory(tx, order.id, actor, `parcel_${state}`, { parcel });
  });
}

async function putBack(tx: Tx, shipment: ShipmentRow, reason: string, actor: Actor): Promise<void> {
  const pieces = await piecesOf(tx, shipment);
  await purgePools(tx, await returnStock(tx, pieces, { actor, reason }));
}

/**
 * Pieces that the buyer sends back of a parcel are booked at their return: they come into stock once, and a parcel of which
 * some came is not lost.
 * @throws ShopError `in_return`.
 */
async function refuseReturning(
  tx: Tx,
  { orderId, state, items }: ShipmentRow,
  to: 'lost' | 'returned',
): Promise<void> {
  const counts = new Map((await listSentLines(tx, orderId)).map((line) => [line.item.id, line.counts]));
  const isReturning = items.some(({ orderItemId, quantity }) => {
    const { withBuyer, inReturns, received } = counts.get(orderItemId) ?? NO_PIECES;
    return withBuyer - (state === 'lost' ? 0 : quantity) < (to === 'lost' ? received : inReturns);
  });
  if (!isReturning) return;
  throw new ShopError(
    'in_return',
    409,
    t('The buyer sends pieces of this parcel back. Say at the return what came.'),
  );
}
