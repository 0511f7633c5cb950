import type { Tx } from '#lib/db.ts';
import { emailBuyer } from '../email-buyer.ts';
import { listPickupOrders } from './pickup-store.ts';

/**
 * Emails who pick up goods at dates that were moved or cancelled, each order once for an act; who has a seat as well gets
 * the email about that, too.
 */
export async function tellPickups(tx: Tx, dateIds: readonly string[], actId: string): Promise<void> {
  for (const order of await listPickupOrders(tx, dateIds))
    await emailBuyer(tx, order, 'pickup-changed', `${actId}:${order.id}`);
}
