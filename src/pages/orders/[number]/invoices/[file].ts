import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { mayAccess } from '#shop/customers/access.ts';
import { isOrderNumber } from '#shop/orders/order.ts';
import { findOrder } from '#shop/orders/store.ts';
import { findNamedInvoice, invoiceAnswer } from '#web/invoices/invoice-answer.ts';

/** An invoice or credit note of an order, for those who may see the order. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { number = '', file } = params;
  const order = isOrderNumber(number) ? await findOrder(db, { number }) : null;
  if (!order || !mayAccess(await locals.visitor(), 'invoice', { order }))
    return new Response(null, { status: 404 });
  const named = await findNamedInvoice(file);
  if (!named || named.invoice.orderId !== order.id) return new Response(null, { status: 404 });
  return invoiceAnswer(named.invoice, named.format);
};
