import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { canMoveShipment, type Resolution, type ShipmentState } from '../../shipping/shipment.ts';
import { changeShipment, type ShipmentRow } from '../../shipping/shipment-store.ts';
import { deliverAgain } from '../deliver.ts';
import { addHistory } from '../history-store.ts';
import { quoteRefund, type RefundQuote } from '../refunds/quote-refund.ts';
import { previewRefund, type RefundPreview } from '../refunds/refund-preview.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { listItems, type OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { findParcel } from './find-parcel.ts';
import { listSentLines } from './lines-to-ship.ts';
import { isPaymentDisputed, refundPieces, refuseDisputed } from './refund-pieces.ts';

/**
 * Decides what becomes of the pieces of a parcel that was lost or came back: they are sent again, with new stock allocated,
 * or refunded. The first decision counts; the same one again is no second.
 * @param promised what the preview said goes back, in minor units: a change meanwhile is noticed.
 * @returns the refunds, to be sent to Stripe.
 * @throws ShopError `unknown_order`, `unknown_parcel`, `not_ended`, `already_ended`, `practice_order`, `disputed`,
 * `changed_meanwhile`.
 */
export async function resolveParcel(
  db: Db,
  number: string,
  parcel: number,
  resolution: Resolution,
  actor: StaffActor,
  promised?: number,
): Promise<readonly string[]> {
  return withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    if (shipment.resolution === resolution) return [];
    refuseDecided(shipment);
    if (resolution === 'refund') {
      const { amount } = await quoteParcel(tx, order, shipment);
      if (promised !== undefined && promised !== amount.amount) throw changed();
    }
    await changeShipment(tx, shipment.id, { resolution });
    await addHistory(tx, order.id, actor, `parcel_${resolution}`, { parcel });
    return resolution === 'refund'
      ? refundParcel(tx, order, shipment, actor)
      : sendAgain(tx, order, shipment, actor);
  });
}

function refuseDecided({ state, resolution }: ShipmentRow): void {
  if (resolution)
    throw new ShopError('already_ended', 409, t('What became of this parcel was decided already.'));
  if (state !== 'lost' && state !== 'returned')
    throw new ShopError('not_ended', 409, t('This parcel was neither lost nor did it come back.'));
}

function changed(): ShopError {
  const text = t('The amount changed while you were looking. See how it stands now, then decide.');
  return new ShopError('changed_meanwhile', 409, text);
}

/** @throws ShopError `practice_order`, `disputed`. */
async function quoteParcel(tx: Tx, order: OrderRow, { items }: ShipmentRow): Promise<RefundQuote> {
  refusePractice(order);
  await refuseDisputed(tx, order);
  const units = new Map(items.map(({ orderItemId, quantity }) => [orderItemId, quantity]));
  return quoteRefund(tx, order, { units, isWhole: true, cause: 'fault' });
}

/** What becomes of a parcel, to be read before it is said. */
export interface ParcelPreview {
  readonly number: number;
  /** What it was before. */
  readonly state: ShipmentState;
  /** What is in it, in words. */
  readonly items: readonly string[];
  /** What refunding it does, or would do once it is lost; null while nothing can be refunded here. */
  readonly refund: RefundPreview | null;
}

/** What refunding a parcel that was lost or came back would do. @throws ShopError as `resolveParcel`. */
export async function previewParcelRefund(db: Db, number: string, parcel: number): Promise<ParcelPreview> {
  return withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    refuseDecided(shipment);
    return preview(tx, order, shipment, await quoteParcel(tx, order, shipment));
  });
}

/** What it would mean that a parcel is lost. @throws ShopError `already_ended`, and as `endParcel`. */
export async function previewLost(db: Db, number: string, parcel: number): Promise<ParcelPreview> {
  return withLockedOrder(db, number, async (tx, order) => {
    const shipment = await findParcel(tx, order, parcel);
    if (shipment.resolution || !canMoveShipment(shipment.state, 'lost'))
      throw new ShopError('already_ended', 409, t('What became of this parcel was decided already.'));
    const canRefund = !order.isPractice && !(await isPaymentDisputed(tx, order));
    return preview(tx, order, shipment, canRefund ? await quoteParcel(tx, order, shipment) : null);
  });
}

async function preview(
  tx: Tx,
  order: OrderRow,
  { number, state, items }: ShipmentRow,
  quote: RefundQuote | null,
): Promise<ParcelPreview> {
  const lines = await listItems(tx, order.id);
  const names = items.flatMap(({ orderItemId, quantity }) => {
    const line = lines.find(({ id }) => id === orderItemId);
    return line ? [lineInWords({ ...line, quantity })] : [];
  });
  return { number, state, items: names, refund: quote && (await previewRefund(tx, quote)) };
}

async function refundParcel(tx: Tx, order: OrderRow, shipment: ShipmentRow, actor: StaffActor) {
  const quote = await quoteParcel(tx, order, shipment);
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
