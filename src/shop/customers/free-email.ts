import type { Tx } from '#lib/db.ts';
import { hashToken } from '#lib/ids.ts';
import { emailKey } from './email.ts';
import { countEmail, deleteEmail } from './free-email-store.ts';
import { enqueueEmail } from './queue-email.ts';
import { insertEmail, type NewEmail } from './store.ts';

/**
 * Emails that a stranger can cause for nothing, by typing an address: at most so many per recipient and day (UTC). Emails
 * of paid orders, refunds and cancellations are never counted.
 */
const PER_DAY = {
  'free-order': 5,
  'unpaid-order': 5,
  // A ticket each, also when several share one address.
  ticket: 20,
  account: 5,
  'new-password': 8,
  purchases: 5,
  reminder: 10,
  'waiting-list': 10,
  'back-in-stock': 10,
  question: 10,
  // All questions together: they go to the shop's own address.
  questions: 500,
} as const;

export type FreeEmail = keyof typeof PER_DAY;

/** Counts an email that is about to be written. @returns false when the recipient has had enough of them today. */
export async function mayEmailForFree(tx: Tx, recipient: string, reason: FreeEmail): Promise<boolean> {
  return countEmail(tx, { recipientHash: hashOf(recipient), reason, limit: PER_DAY[reason] });
}

/** Queues an email unless the recipient has had enough of them today. One with a `dedupeKey` of before is not counted. */
export async function queueFreeEmail(tx: Tx, email: NewEmail, reason: FreeEmail): Promise<void> {
  const mailId = await insertEmail(tx, email);
  if (!mailId) return;
  if (await mayEmailForFree(tx, email.recipient, reason)) await enqueueEmail(tx, mailId);
  else await deleteEmail(tx, mailId);
}

/** `ada+1@example.com` is the mailbox of `ada@example.com`. */
function hashOf(recipient: string): Buffer {
  return hashToken(emailKey(recipient).replace(/(?<=.)\+[^@]*(?=@)/, ''));
}
