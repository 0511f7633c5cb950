import { type Db, inTransaction } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { invalidateProductCache } from '../../../invalidate-product.ts';
import { describeEndedEvents } from './refresh-store.ts';

/** A run that comes late misses nothing that ended so long ago. */
const LIST_SECONDS = 86_400;
/** Runs are a minute apart. */
const PAGE_SECONDS = 150;

/**
 * Writes the lists' facts of events of which a date has ended, and purges the pages that show what began or ended in the
 * last minutes: a date, or the sale of a ticket. Events without a date to come leave the lists.
 * @returns the slugs of the events whose pages were purged.
 */
export async function refreshEventLists(db: Db): Promise<string[]> {
  const slugs = await inTransaction(db, async (tx) => {
    const rows = await describeEndedEvents(tx, { listSeconds: LIST_SECONDS, pageSeconds: PAGE_SECONDS });
    if (rows.length > 0) await purgeTags(tx, [...rows.map(({ id }) => `product:${id}`), 'list:event']);
    return rows.map(({ slug }) => slug);
  });
  if (slugs.length > 0) await invalidateProductCache(...slugs);
  return slugs;
}
