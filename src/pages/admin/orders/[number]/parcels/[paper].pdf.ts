import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { loadParcelSheet, type ParcelSheet } from '#shop/orders/shipping/parcel-sheet.ts';
import { findNamedOrder } from '#web/admin/act-page.ts';
import { openAdminPage } from '#web/admin/request.ts';
import { drawCustomsForm } from '#web/documents/customs-form.ts';
import { drawPackingSlips } from '#web/documents/packing-slip.ts';
import { drawLabel } from '#web/documents/parcel-label.ts';
import { pdfAnswer } from '#web/documents/pdf-answer.ts';

const PAPERS: Readonly<Record<string, (sheet: ParcelSheet) => Promise<Buffer | null>>> = {
  slip: (sheet) => drawPackingSlips([sheet]),
  label: drawLabel,
  customs: drawCustomsForm,
};

/** A paper of a parcel, `2-label`; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'orders.read' });
  if (account instanceof Response) return account;
  const [, number, paper = ''] = /^(\d{1,4})-(slip|label|customs)$/.exec(context.params['paper'] ?? '') ?? [];
  const order = number ? await findNamedOrder(context) : null;
  const sheet = order && (await loadParcelSheet(db, order, Number(number)));
  const draw = PAPERS[paper];
  if (!sheet || !draw) return context.rewrite('/404');
  return pdfAnswer(context, await draw(sheet), `${sheet.order}-${number}-${paper}`);
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
