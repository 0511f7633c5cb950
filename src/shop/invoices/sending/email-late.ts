import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { emailBuyer, type OrderEmail } from '../../orders/email-buyer.ts';
import { lockOrder } from '../../orders/store.ts';
import { findMailId, type LateDocuments, listLate, lockUnsettled, settleDeliveries } from './store.ts';

/** Emails about an order that take along what is ready. */
export const CARRIERS: readonly OrderEmail[] = ['order-confirmation', 'refund', 'dispute-lost'];
const EMAIL = 'invoice' satisfies OrderEmail;

/** What one run emails at most; the next goes on. */
const AT_ONCE = 500;

/**
 * Emails documents that no email carries: what was not ready when the order's email went, and what is issued later. Each goes
 * once, and what was issued together goes together. @param orderId of one order alone.
 */
export async function emailLateDocuments(db: Db, orderId: string | null = null): Promise<void> {
  for (const late of await listLate(db, CARRIERS, { orderId, limit: AT_ONCE }))
    await inTransaction(db, (tx) => emailTogether(tx, late));
}

async function emailTogether(tx: Tx, { orderId, requestId, invoiceIds }: LateDocuments): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const waiting = await lockUnsettled(tx, invoiceIds);
  // An email that was composed meanwhile carries some: the rest is found by the next run.
  if (!order || waiting.length < invoiceIds.length) return;
  const occasion = String(requestId);
  await emailBuyer(tx, order, EMAIL, occasion, { request: occasion });
  // None where the buyer's address was erased, or has had enough: what is on the order's page stays there.
  const mailId = await findMailId(tx, `${EMAIL}:${occasion}`);
  await settleDeliveries(tx, mailId, waiting, now());
}
