import type { Tx } from '#lib/db.ts';
import { queueEmail } from '../customers/queue-email.ts';
import type { NewEmail } from '../customers/store.ts';
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

type Buyer = Pick<OrderRow, 'id' | 'customerId' | 'email'>;

/**
 * Queues an email about an order, once per kind and occasion. Does nothing when the buyer's address was erased.
 * @param occasion the id of the order, refund or dispute that the email is about.
 */
export async function emailBuyer(
  tx: Tx,
  order: Buyer,
  kind: OrderEmail,
  occasion: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const email = emailTo(order, kind, occasion, details);
  if (email) await queueEmail(tx, email);
}

/** That email, for a statement that writes it with more; null when the buyer's address was erased. */
export function emailTo(
  { id: orderId, customerId, email: recipient }: Buyer,
  kind: OrderEmail,
  occasion: string,
  details: Readonly<Record<string, string>> = {},
): NewEmail | null {
  if (!recipient) return null;
  return { kind, dedupeKey: `${kind}:${occasion}`, orderId, customerId, recipient, details };
}
