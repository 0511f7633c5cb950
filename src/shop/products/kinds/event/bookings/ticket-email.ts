import type { Tx } from '#lib/db.ts';
import { emailKey } from '../../../../customers/email.ts';
import { queueFreeEmail } from '../../../../customers/free-email.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';
import { listAddressed } from './store.ts';

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
  /** Tells that the ticket is no longer valid. */
  readonly isEnd?: boolean;
}

/**
 * Sends a ticket once to each address: an own email for each ticket, also where several go to one address.
 * @returns whether it was queued now.
 */
export async function queueTicketEmail(
  tx: Tx,
  { code, recipient, orderId, isFree, again, isEnd = false }: TicketEmail,
): Promise<boolean> {
  const occasion = isEnd ? ':end' : again ? `:again:${again}` : '';
  const dedupeKey = `${TICKET_EMAIL}:${code}:${recipient}${occasion}`;
  const details = isEnd ? { code, isEnd } : { code };
  const email = { kind: TICKET_EMAIL, dedupeKey, recipient, customerId: null, orderId, details };
  if (!isFree) return queueEmail(tx, email);
  await queueFreeEmail(tx, email, 'ticket');
  return true;
}

/** Tells those whose seats somebody else gave back, or lost, that their tickets are no longer valid; the buyer knows. */
export async function queueEndedTickets(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  for (const { code, attendeeEmail, email, totalAmount, orderId } of await listAddressed(tx, bookingIds)) {
    if (!attendeeEmail || emailKey(attendeeEmail) === emailKey(email ?? '')) continue;
    const isFree = totalAmount === 0;
    await queueTicketEmail(tx, { code, recipient: attendeeEmail, orderId, isFree, isEnd: true });
  }
}
