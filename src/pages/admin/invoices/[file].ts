import type { APIRoute } from 'astro';
import { openAdminPage } from '#web/admin/request.ts';
import { findNamedInvoice, invoiceAnswer } from '#web/invoices/invoice-answer.ts';

/** An invoice or credit note as a file, for staff; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'orders.read' });
  if (account instanceof Response) return account;
  const named = await findNamedInvoice(context.params['file']);
  return named ? invoiceAnswer(named.invoice, named.format) : context.rewrite('/404');
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
