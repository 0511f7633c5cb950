import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import type { DownloadLink } from '../use/link.ts';
import type { BoughtFile } from '../use/store.ts';
import { findCopy, requestCopy } from './store.ts';

export const STAMP_QUEUE = 'stamp-pdf';
/** A job that has not made a copy by then is started again. */
const LOST_SECONDS = 300;

/**
 * The file as this buyer gets it: of a PDF that is stamped, the buyer's own copy. One that cannot be stamped is sent as it
 * is: it was paid for, and staff were told.
 * @returns null while the copy is being made; a job makes it.
 */
export async function openCopy(
  db: Db,
  { orderItemId }: DownloadLink,
  file: BoughtFile,
): Promise<BoughtFile | null> {
  if (!file.isStamped) return file;
  const of = { orderItemId, versionId: file.versionId };
  const copy = await findCopy(db, of);
  if (copy) return { ...file, ...copy };
  await inTransaction(db, async (tx) => {
    const at = now();
    if (await requestCopy(tx, of, at, secondsFrom(-LOST_SECONDS, at))) await enqueue(tx, STAMP_QUEUE, of);
  });
  return null;
}
