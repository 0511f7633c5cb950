import type { Tx } from '#lib/db.ts';
import { queueFreeEmail } from '../../../../customers/free-email.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';

/** The email that brings a ticket. */
export const TICKET_EMAIL = 'ticket';

export interface TicketEmail {
  readonly code: string;
  readonly recipient: string;
  readonly orderId: string;
  /** Somebody typed the address who need not know it: such emails are counted. */
  readonly isFree: boolean;
  /** For one that is sent again: names the occasion. */
  readonly again?: string;
}

/**
 * Sends a ticket once to each address: an own email for each ticket, also where several go to one address.
 * @returns whether it was queued now.
 */
export async function queueTicketEmail(
  tx: Tx,
  { code, recipient, orderId, isFree, again }: TicketEmail,
): Promise<boolean> {
  const occasion = again ? `:again:${again}` : '';
  const dedupeKey = `${TICKET_EMAIL}:${code}:${recipient}${occasion}`;
  const email = { kind: TICKET_EMAIL, dedupeKey, recipient, customerId: null, orderId, details: { code } };
  if (!isFree) return queueEmail(tx, email);
  await queueFreeEmail(tx, email, 'ticket');
  return true;
}
