import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { insertMail, type NewMail } from './store.ts';

/** The queue whose jobs send what is written here. */
export const MAIL_QUEUE = 'send-mail';

/** Queues a letter in the caller's transaction; a second one with the same `dedupeKey` is not written. */
export async function queueEmail(tx: Tx, mail: NewMail): Promise<void> {
  const mailId = await insertMail(tx, mail);
  if (mailId) await enqueue(tx, MAIL_QUEUE, { mailId });
}
