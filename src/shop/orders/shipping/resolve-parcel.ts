import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import type { Resolution } from '../../shipping/shipment.ts';
import { changeShipment, type ShipmentRow } from '../../shipping/shipment-store.ts';
import { deliverAgain } from '../deliver.ts';
import { addHistory } from '../history-store.ts';
import { quoteRefund } from '../refunds/quote-refund.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findParcel } from './find-parcel.ts';
import { listSentLines } from './lines-to-ship.ts';
import { refundPieces, refuseDisputed } from './refund-pieces.ts';

/**
 * Decides what becomes of the pieces of a parcel that was lost or came back: they are sent again, with new stock allocated,
 * or refunded. The first decision counts; the same one again is no second.
 * @returns the refunds, to be sent to Stripe.
 * @throws ShopError `unknown_order`, `unknown_parcel`, `not_ended`, `already_ended`, `practice_order`, `disputed`.
 */
export async function resolveParcel(
  db: Db,
  number: string,
  parcel: number,
  resolution: Resolution,
  actor: StaffActor,
): Promise<readonly string[]> {
  return withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    if (shipment.resolution === resolution) return [];
    if (shipment.resolution)
      throw new ShopError('already_ended', 409, t('What became of this parcel was decided already.'));
    if (shipment.state !== 'lost' && shipment.state !== 'returned')
      throw new ShopError('not_ended', 409, t('This parcel was neither lost nor did it come back.'));
    if (resolution === 'refund') {
      refusePractice(order);
      await refuseDisputed(tx, order);
    }
    await changeShipment(tx, shipment.id, { resolution });
    await addHistory(tx, order.id, actor, `parcel_${resolution}`, { parcel });
    return resolution === 'refund'
      ? refundParcel(tx, order, shipment, actor)
      : sendAgain(tx, order, shipment, actor);
  });
}

async function refundParcel(tx: Tx, order: OrderRow, { items }: ShipmentRow, actor: StaffActor) {
  const pieces = new Map(items.map(({ orderItemId, quantity }) => [orderItemId, quantity]));
  const quote = await quoteRefund(tx, order, { units: pieces, isWhole: true, cause: 'fault' });
  const made = await refundPieces(tx, order, { ...quote, shipping: quote.shipping?.amount ?? 0 }, actor);
  return made ? [made] : [];
}

/** The stock of these lines is allocated anew: what was in the parcel does not count as sent any more. */
async function sendAgain(tx: Tx, order: OrderRow, { items }: ShipmentRow, actor: StaffActor) {
  const lines = (await listSentLines(tx, order.id)).filter(({ item }) =>
    items.some(({ orderItemId }) => orderItemId === item.id),
  );
  await deliverAgain(tx, order, lines, actor);
  return [];
}
