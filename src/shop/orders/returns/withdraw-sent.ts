import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/db.ts';
import { insertReturn } from '../../shipping/return-store.ts';
import { listShipments } from '../../shipping/shipment-store.ts';
import { addHistory } from '../history-store.ts';
import { listSentLines } from '../shipping/lines-to-ship.ts';
import { unpackIfHere } from '../shipping/pack-parcel.ts';
import type { OrderRow } from '../store.ts';
import { listReturnable } from './pieces.ts';
import { acceptAtOnce } from './request-return.ts';

/**
 * Parcels that have not left are unpacked. What was sent and is withdrawn from comes back first: a return that is accepted
 * already, whose money follows when it is here (Directive 2011/83/EU, article 13 (3)). Called twice it makes one return.
 * @returns how many pieces are not refunded now, by order item.
 */
export async function withdrawSent(
  tx: Tx,
  order: OrderRow,
  orderItemIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  for (const parcel of await listShipments(tx, order.id))
    if (parcel.items.some(({ orderItemId }) => orderItemIds.includes(orderItemId)))
      await unpackIfHere(tx, parcel, 'visitor');
  const sent = (await listSentLines(tx, order.id)).filter(
    ({ item, counts }) => orderItemIds.includes(item.id) && counts.inParcels > counts.cameBack,
  );
  const back = (await listReturnable(tx, order.id)).filter(({ item }) => orderItemIds.includes(item.id));
  if (back.length > 0) {
    const number = await insertReturn(tx, {
      ...{ orderId: order.id, wish: 'refund', reason: 'changed_mind', note: '', pictureId: null },
      ...{ isWithdrawal: true, form: randomUUID(), requestedAt: at },
      items: back.map(({ item, returnable }) => ({
        ...{ orderItemId: item.id, quantity: returnable, exchangeVariantId: null },
      })),
    });
    await addHistory(tx, order.id, 'visitor', 'return_requested', { return: number });
    await acceptAtOnce(tx, order, number, at);
  }
  return new Map(sent.map(({ item, counts }) => [item.id, counts.inParcels - counts.cameBack]));
}
