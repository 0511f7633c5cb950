import type { Tx } from '#lib/db.ts';
import { queueEmail } from '../customers/queue-email.ts';
import type { OrderRow } from './store.ts';

export type OrderEmail =
  | 'order-confirmation'
  | 'payment-processing'
  | 'payment-declined'
  | 'payment-failed'
  | 'payment-expired'
  | 'dispute-inquiry'
  | 'dispute-inquiry-closed'
  | 'dispute-open'
  | 'dispute-won'
  | 'dispute-lost'
  | 'refund'
  | 'refund-failed'
  | 'money-returned'
  | 'withdrawal';

/**
 * Queues an email about an order, once per kind and occasion. Does nothing when the buyer's address was erased.
 * @param occasion the id of the order, refund or dispute that the email is about.
 */
export async function emailBuyer(
  tx: Tx,
  order: Pick<OrderRow, 'id' | 'customerId' | 'email'>,
  kind: OrderEmail,
  occasion: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!order.email) return;
  const { id: orderId, customerId, email: recipient } = order;
  await queueEmail(tx, { kind, dedupeKey: `${kind}:${occasion}`, orderId, customerId, recipient, details });
}
