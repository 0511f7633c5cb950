import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { insertEmail, type NewEmail } from './store.ts';

/** The queue whose jobs send the emails. */
export const EMAIL_QUEUE = 'send-mail';

/**
 * Queues an email in the caller's transaction; a second one with the same `dedupeKey` is ignored.
 * @returns whether it was queued now.
 */
export async function queueEmail(tx: Tx, email: NewEmail): Promise<boolean> {
  const mailId = await insertEmail(tx, email);
  if (mailId) await enqueueEmail(tx, mailId);
  return mailId !== null;
}

/** Lets an email that was written already be sent, once the transaction has committed. */
export async function enqueueEmail(tx: Tx, mailId: string): Promise<void> {
  await enqueue(tx, EMAIL_QUEUE, { mailId });
}
