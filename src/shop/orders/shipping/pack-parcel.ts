import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { allocateInWarehouse, listCounted } from '../../inventory/stock/allocate-in-warehouse.ts';
import { type Parcelled, refuseNotOnHand } from '../../inventory/stock/ship-stock.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { isPickedUp } from '../../shipping/order-store.ts';
import {
  deleteShipment,
  findShipment,
  findShipmentOfForm,
  insertShipment,
  listShipments,
  type ShipmentRow,
} from '../../shipping/shipment-store.ts';
import { formKey, refuseOtherForm } from '../by-staff/write-note.ts';
import { emailBuyer } from '../email-buyer.ts';
import { refuseUnpaid } from '../exchanges/unpaid.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { checkWarehouse } from './check-warehouse.ts';
import { listSentLines, type SentLine } from './lines-to-ship.ts';

/** How many pieces of which lines: line numbers from 1. */
export type WantedPieces = ReadonlyMap<number, number>;

export const packForm = z.strictObject({
  /** Unique for each form shown: sent twice, it packs one parcel. */
  key: formKey,
  warehouse: z.uuid({ error: () => t('Choose a warehouse.') }),
  /** Staff have read that nobody pays for it any more. */
  anyway: z.literal('on').optional(),
});
export type PackInput = z.infer<typeof packForm>;

/**
 * Packs a parcel of pieces that wait for one. They are allocated in the warehouse that sends it, whatever was chosen
 * before. Sent twice by the same form it is one parcel.
 * @returns the parcel's number.
 * @throws ShopError `unknown_order`, `unknown_warehouse`, `other_form`, `exchange_unpaid`, `nothing_chosen`, `packed_meanwhile` when fewer pieces wait,
 * `not_on_hand` when the warehouse has fewer.
 */
export async function packParcel(
  db: Db,
  number: string,
  { key, warehouse, anyway }: PackInput,
  pieces: WantedPieces,
  actor: StaffActor,
): Promise<number> {
  return withLockedOrder(db, number, async (tx, order) => {
    const before = await findShipmentOfForm(tx, key);
    if (before) refuseOtherForm(before, order.id);
    if (before) return before.number;
    await refuseUnpaid(tx, order, anyway === 'on');
    await checkWarehouse(tx, order.id, warehouse);
    const chosen = choose(await listSentLines(tx, order.id), pieces);
    const parcel = await insertShipment(tx, {
      ...{ orderId: order.id, warehouseId: warehouse, form: key, packedAt: now() },
      items: chosen.map(({ line, quantity }) => ({ orderItemId: line.item.id, quantity })),
    });
    const packed = await packedFrom(tx, order, warehouse, chosen);
    await allocateInWarehouse(tx, packed, actor);
    await refuseNotOnHand(tx, packed);
    const units = chosen.reduce((sum, { quantity }) => sum + quantity, 0);
    await addHistory(tx, order.id, actor, 'parcel_packed', { parcel, pieces: units });
    if (await isPickedUp(tx, order.id))
      await emailBuyer(tx, order, 'parcel-ready', key, { parcel: String(parcel) });
    return parcel;
  });
}

interface Chosen {
  readonly line: SentLine;
  readonly quantity: number;
}

/** @throws ShopError `nothing_chosen`, `packed_meanwhile` */
function choose(lines: readonly SentLine[], pieces: WantedPieces): Chosen[] {
  const chosen = lines
    .map((line) => ({ line, quantity: pieces.get(line.item.position + 1) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  if (chosen.length === 0) throw new ShopError('nothing_chosen', 422, t('Choose what goes into the parcel.'));
  const short = chosen.find(({ line, quantity }) => quantity > line.toPack);
  if (short) throw packedMeanwhile(short.line);
  return chosen;
}

function packedMeanwhile({ item, toPack: count }: SentLine): ShopError {
  const values = { title: lineInWords({ ...item, quantity: 1 }), count };
  return new ShopError(
    'packed_meanwhile',
    409,
    t(
      '{count, plural, =0 {Nothing of “{title}” waits to be sent} one {Only # piece of “{title}” waits to be sent} other {Only # pieces of “{title}” wait to be sent}}: someone may have packed it meanwhile. Look at the parcels below.',
      values,
    ),
  );
}

/** All pieces of these lines that are packed in this warehouse and have not left: they must be allocated there. */
async function packedFrom(
  tx: Tx,
  order: OrderRow,
  warehouseId: string,
  chosen: readonly Chosen[],
): Promise<Parcelled[]> {
  const packed = (await listShipments(tx, order.id)).filter(
    (one) => one.state === 'packed' && one.warehouseId === warehouseId,
  );
  const pieces = chosen.map(({ line: { item } }) => ({
    ...{ orderItemId: item.id, variantId: item.variantId, warehouseId },
    quantity: packed
      .flatMap(({ items }) => items)
      .reduce((sum, one) => sum + (one.orderItemId === item.id ? one.quantity : 0), 0),
  }));
  return listCounted(tx, pieces);
}

/**
 * Unpacks a parcel that has not left: its pieces wait again. Done twice it is done once.
 * @throws ShopError `unknown_order`, `has_left`.
 */
export async function unpackParcel(db: Db, number: string, parcel: number, actor: StaffActor): Promise<void> {
  await withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findShipment(tx, order.id, parcel);
    if (!shipment) return;
    if (shipment.state !== 'packed')
      throw new ShopError('has_left', 409, t('This parcel has left and cannot be unpacked.'));
    await unpackIfHere(tx, shipment, actor);
  });
}

/** The same for a parcel of a locked order; one that has left stays as it is. */
export async function unpackIfHere(tx: Tx, shipment: ShipmentRow, actor: Actor): Promise<void> {
  if (shipment.state !== 'packed') return;
  await deleteShipment(tx, shipment.id);
  await addHistory(tx, shipment.orderId, actor, 'parcel_unpacked', { parcel: shipment.number });
}
