import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { insertEmail, type NewEmail } from './store.ts';

/** The queue whose jobs send what is written here. */
export const EMAIL_QUEUE = 'send-mail';

/** Queues a letter in the caller's transaction; a second one with the same `dedupeKey` is not written. */
export async function queueEmail(tx: Tx, mail: NewEmail): Promise<void> {
  const mailId = await insertEmail(tx, mail);
  if (mailId) await enqueue(tx, EMAIL_QUEUE, { mailId });
}
