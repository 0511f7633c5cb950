import { type Db, inTransaction } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { type PaymentPage, retrievePaymentPage, StripeRefusal } from '#lib/stripe/stripe.ts';
import { findOrderOfSession } from '../../orders/payments/store.ts';
import { type Orphan, orphanOfPage } from './orphan.ts';
import { raiseOrphan } from './raise-orphan.ts';

/**
 * What a buyer has paid who comes back from a payment page of an order that is not here. Staff are told.
 * @returns null for a page that Stripe does not know, that is not paid or not ours, or while Stripe does not answer.
 */
export async function findOrphan(db: Db, sessionId: string): Promise<Orphan | null> {
  if (await findOrderOfSession(db, sessionId)) return null;
  const page = await lookUp(sessionId);
  const orphan = page && orphanOfPage(page);
  if (!orphan) return null;
  return (await inTransaction(db, (tx) => raiseOrphan(tx, orphan))) ? orphan : null;
}

async function lookUp(sessionId: string): Promise<PaymentPage | null> {
  try {
    return await retrievePaymentPage(sessionId);
  } catch (error) {
    if (isUnavailable(error) || error instanceof StripeRefusal) return null;
    throw error;
  }
}
