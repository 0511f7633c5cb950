import type { Tx } from '#lib/db.ts';
import { queueFreeEmail } from '../customers/free-email.ts';
import { queueEmail } from '../customers/queue-email.ts';
import type { NewEmail } from '../customers/store.ts';
import type { OrderRow } from './store.ts';

/** Emails to the buyer of an order; each is written from what is true when it is sent. */
export const orderEmails = [
  'order-confirmation',
  'payment-link',
  'payment-processing',
  'payment-declined',
  'payment-failed',
  'payment-expired',
  'payment-overdue',
  'dispute-inquiry',
  'dispute-inquiry-closed',
  'dispute-open',
  'dispute-won',
  'dispute-lost',
  'refund',
  'refund-failed',
  'money-returned',
  'withdrawal',
  'units-given-back',
  'late-money',
  'purchases',
  'access-given',
  'access-taken',
  'address-corrected',
  'licence-key',
  'invoice',
  'parcel-shipped',
  'parcel-ready',
  'pickup-changed',
  'pieces-cancelled',
  'return',
  'country-asked',
] as const;
export type OrderEmail = (typeof orderEmails)[number];

type Buyer = Pick<OrderRow, 'id' | 'customerId' | 'email' | 'totalAmount'>;

/** Emails about orders that nobody has paid. */
const UNPAID: ReadonlySet<OrderEmail> = new Set([
  'payment-processing',
  'payment-declined',
  'payment-failed',
  'payment-expired',
]);

/**
 * Queues an email about an order, once per kind and occasion. Does nothing when the buyer's address was erased, or has had
 * enough of what costs nothing today.
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
  if (!email) return;
  // Anybody who types an address can order for nothing, or start to pay and stop.
  if (order.totalAmount === 0) await queueFreeEmail(tx, email, 'free-order');
  else if (UNPAID.has(kind)) await queueFreeEmail(tx, email, 'unpaid-order');
  else await queueEmail(tx, email);
}

/** That email, for a statement that writes it with more; null when the buyer's address was erased. */
export function emailTo(
  { id: orderId, customerId, email: recipient }: Pick<OrderRow, 'id' | 'customerId' | 'email'>,
  kind: OrderEmail,
  occasion: string,
  details: Readonly<Record<string, string>> = {},
): NewEmail | null {
  if (!recipient) return null;
  return { kind, dedupeKey: `${kind}:${occasion}`, orderId, customerId, recipient, details };
}
