import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { deleteOldCopies } from './store.ts';

/** A download is resumed for a day; a month later another copy is made. */
const KEPT_SECONDS = 30 * 86_400;

/** Deletes stamped copies that were made long ago: each buyer has downloaded them by then, or gets another. */
export async function deleteOldStamped(db: Db): Promise<void> {
  const store = await files();
  for (const key of await deleteOldCopies(db, secondsFrom(-KEPT_SECONDS, now()))) await store.delete(key);
}
