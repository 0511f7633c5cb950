import type { Tx } from '#lib/db.ts';
import { queueFreeEmail } from '../../../../customers/free-email.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';

/** The emails about a place on a waiting list. */
const WAITING_EMAILS = [
  'waiting-confirm',
  'waiting-joined',
  'waiting-offer',
  'waiting-ended',
  'waiting-closed',
] as const;
export type WaitingEmail = (typeof WAITING_EMAILS)[number];

export function isWaitingEmail(kind: string): kind is WaitingEmail {
  return (WAITING_EMAILS as readonly string[]).includes(kind);
}

/**
 * Queues one about an entry.
 * @param round tells two of the same kind apart, such as the time of the offer.
 */
export async function queueWaitingEmail(
  tx: Tx,
  kind: WaitingEmail,
  { id, email }: { readonly id: string; readonly email: string },
  round: string,
): Promise<void> {
  const dedupeKey = `${kind}:${id}:${round}`;
  const row = {
    kind,
    dedupeKey,
    recipient: email,
    customerId: null,
    orderId: null,
    details: { entryId: id },
  };
  // Anybody can type an address into the form: those emails are counted.
  if (kind === 'waiting-confirm' || kind === 'waiting-joined') await queueFreeEmail(tx, row, 'waiting-list');
  else await queueEmail(tx, row);
}
