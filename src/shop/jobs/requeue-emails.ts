import type { Db } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { EMAIL_QUEUE } from '../customers/queue-email.ts';
import { claimStuckEmails } from '../emails/store.ts';

/** An email that was not tried for so many seconds is queued again. */
const STUCK_SECONDS = 3_600;
/** Older emails are not sent any more; `doctor` reports them. */
const GIVE_UP_SECONDS = 3 * 86_400;

/** Queues emails again whose job ran out of retries or was lost. @returns how many. */
export async function requeueEmails(db: Db): Promise<number> {
  const bounds = { untriedSeconds: STUCK_SECONDS, youngerThanSeconds: GIVE_UP_SECONDS, limit: 50 };
  const ids = await claimStuckEmails(db, bounds);
  for (const mailId of ids) await enqueue(db, EMAIL_QUEUE, { mailId });
  return ids.length;
}
