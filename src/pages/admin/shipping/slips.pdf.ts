import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { isOrderNumber } from '#shop/orders/order.ts';
import { loadParcelSheet, type ParcelSheet } from '#shop/orders/shipping/parcel-sheet.ts';
import { findOrder } from '#shop/orders/store.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import { badRequest, openAdminPage } from '#web/admin/request.ts';
import { drawPackingSlips } from '#web/documents/packing-slip.ts';
import { pdfAnswer } from '#web/documents/pdf-answer.ts';

/** Orders whose slips are printed at once, at most. */
const MOST = 200;

/** The packing slips of these orders as one file: of what is packed, else of all parcels; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'orders.read' });
  if (account instanceof Response) return account;
  const numbers = [...new Set(context.url.searchParams.getAll('order'))].filter(isOrderNumber).slice(0, MOST);
  const sheets: ParcelSheet[] = [];
  for (const number of numbers) sheets.push(...(await packedOf(number)));
  if (sheets.length === 0) return badRequest(context, t('Mark orders with packed parcels first.'));
  return pdfAnswer(context, await drawPackingSlips(sheets), 'packing-slips');
};

async function packedOf(number: string): Promise<ParcelSheet[]> {
  const order = await findOrder(db, { number });
  const shipments = order ? await listShipments(db, order.id) : [];
  const sheets: ParcelSheet[] = [];
  const packed = shipments.filter(({ state }) => state === 'packed');
  for (const shipment of packed.length > 0 ? packed : shipments) {
    const sheet = order && (await loadParcelSheet(db, order, shipment.number));
    if (sheet) sheets.push(sheet);
  }
  return sheets;
}

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
