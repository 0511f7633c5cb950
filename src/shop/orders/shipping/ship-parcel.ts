import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { allocateInWarehouse } from '../../inventory/stock/allocate-in-warehouse.ts';
import { shipStock } from '../../inventory/stock/ship-stock.ts';
import { purgePools } from '../../products/purge-pools.ts';
import { isPickedUp } from '../../shipping/order-store.ts';
import { changeShipment, type ShipmentRow } from '../../shipping/shipment-store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { refuseUnpaid, settleUnpaid } from '../exchanges/unpaid.ts';
import { addHistory } from '../history-store.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findParcel, piecesOf } from './find-parcel.ts';

export const shipForm = z.strictObject({
  carrier: typedText(40).regex(/^[^\p{Cc}]*$/u),
  // Carriers print it in groups and look it up without the blanks between them.
  tracking: typedText(60)
    .overwrite((text) => text.replace(/\p{Z}+/gu, ''))
    .regex(/^[\p{L}\p{N}./-]*$/u, {
      error: () => t('A tracking number has letters, digits, spaces, dots, slashes and hyphens.'),
    }),
  /** Staff have read that nobody pays for it any more. */
  anyway: z.literal('on').optional(),
});
export type ShipInput = z.infer<typeof shipForm>;

/**
 * A packed parcel leaves: the stock of its warehouse goes down, and the buyer is emailed what is in it and what still
 * comes. One that is picked up is with the buyer then, and needs no email. Of a parcel that has left, the carrier and tracking number are corrected: one more
 * email says where to track it. Done twice it is done once.
 * @returns whether it left now.
 * @throws ShopError `unknown_order`, `unknown_parcel`, `not_on_hand`, `exchange_unpaid`.
 */
export async function shipParcel(
  db: Db,
  number: string,
  parcel: number,
  { carrier, tracking: trackingNumber, anyway }: ShipInput,
  actor: StaffActor,
): Promise<boolean> {
  return withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    const by = { carrier, trackingNumber };
    if (shipment.state !== 'packed') {
      await correctNumber(tx, order, shipment, by, actor);
      return false;
    }
    await refuseUnpaid(tx, order, anyway === 'on');
    const pieces = await piecesOf(tx, shipment);
    await allocateInWarehouse(tx, pieces, actor);
    await purgePools(tx, await shipStock(tx, pieces, { actor, shipmentId: shipment.id }));
    const units = shipment.items.reduce((sum, { quantity }) => sum + quantity, 0);
    const [at, isHandedOver] = [now(), await isPickedUp(tx, order.id)];
    const left = isHandedOver
      ? ({ state: 'delivered', shippedAt: at, endedAt: at } as const)
      : ({ state: 'shipped', shippedAt: at } as const);
    await changeShipment(tx, shipment.id, { ...by, ...left });
    await settleUnpaid(tx, order);
    const action = isHandedOver ? 'parcel_picked_up' : 'parcel_shipped';
    await addHistory(tx, order.id, actor, action, { parcel, pieces: units });
    if (!isHandedOver) await emailBuyer(tx, order, 'parcel-shipped', shipment.id, { parcel: String(parcel) });
    return true;
  });
}

/** The buyer of a parcel on its way is told each new number, once. */
async function correctNumber(
  tx: Tx,
  order: OrderRow,
  shipment: ShipmentRow,
  by: Pick<ShipmentRow, 'carrier' | 'trackingNumber'>,
  actor: StaffActor,
): Promise<void> {
  const { id, number: parcel, carrier, trackingNumber, state } = shipment;
  if (carrier === by.carrier && trackingNumber === by.trackingNumber) return;
  await changeShipment(tx, id, by);
  await addHistory(tx, order.id, actor, 'parcel_number_changed', { parcel });
  if (state !== 'shipped' || by.trackingNumber === '') return;
  const isKnown = trackingNumber !== '';
  const details = { parcel: String(parcel), news: isKnown ? 'corrected' : 'number' };
  // A number that was wrong may turn out to be right after all: the email before says otherwise.
  await emailBuyer(tx, order, 'parcel-shipped', `${id}:${randomUUID()}`, details);
}

/** @throws ShopError `not_shipped` where a parcel has not left yet. */
export function refusePacked(state: string): void {
  if (state !== 'packed') return;
  throw new ShopError('not_shipped', 409, t('This parcel has not left yet.'));
}
