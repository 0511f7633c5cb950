import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';
import { insertAnnouncement, listReaders, lockAnnouncement, setReached } from './store.ts';

export const ANNOUNCE_QUEUE = 'announce-version';
/** The email that tells a past buyer of a new version. */
export const VERSION_EMAIL = 'new-version';

/** Emails queued at once, and seconds until the next: what shoppers wait for goes out between them. */
const BATCH = 100;
const PAUSE_SECONDS = 10;

/** Lets past buyers be told of a version, in the caller's transaction. */
export async function startAnnouncement(
  tx: Tx,
  announcement: { readonly versionId: string; readonly words: string; readonly createdBy: string },
): Promise<void> {
  await insertAnnouncement(tx, announcement);
  await enqueue(tx, ANNOUNCE_QUEUE, { versionId: announcement.versionId });
}

/**
 * Queues the emails to the next past buyers, and the job for those after them, both or neither: however often it is cut
 * off or run twice, each buyer is emailed once.
 */
export async function announceVersion(db: Db, versionId: string, batch = BATCH): Promise<void> {
  await inTransaction(db, async (tx) => {
    const announcement = await lockAnnouncement(tx, versionId);
    if (!announcement) return;
    const readers = await listReaders(tx, versionId, announcement.reachedId, batch);
    for (const { customerId, email } of readers)
      await queueEmail(tx, {
        ...{ kind: VERSION_EMAIL, dedupeKey: `${VERSION_EMAIL}:${versionId}:${customerId}` },
        ...{ recipient: email, customerId, orderId: null, details: { versionId, customerId } },
      });
    const isLast = readers.length < batch;
    const reachedId = readers.at(-1)?.customerId ?? announcement.reachedId;
    const finishedAt = isLast ? now() : null;
    await setReached(tx, versionId, { reachedId, count: readers.length, finishedAt });
    if (!isLast) await enqueue(tx, ANNOUNCE_QUEUE, { versionId }, { startAfter: PAUSE_SECONDS });
  });
}
