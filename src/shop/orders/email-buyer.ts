import type { Tx } from '#lib/db.ts';
import { queueEmail } from '../customers/queue-email.ts';
import type { OrderRow } from './store.ts';

export type OrderEmail =
  | 'order-confirmation'
  | 'payment-processing'
  | 'payment-declined'
  | 'payment-failed'
  | 'payment-expired'
  | 'dispute-open'
  | 'dispute-won'
  | 'dispute-lost'
  | 'refund'
  | 'refund-failed'
  | 'money-returned'
  | 'withdrawal';

/**
 * Queues a letter about an order, once per occasion; an order whose buyer was erased has nobody to write to.
 * @param occasion what there is one letter about: the order's id, or a refund's, or a dispute's.
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
