import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { type FileStore, files } from '#lib/files.ts';
import { isUuid } from '#lib/ids.ts';
import { log } from '#lib/logging/log.ts';
import { deleteFiles, listNamedKeys, lockUnused, stillUnused } from './unused-store.ts';

/** A form may be open for so long with a file that it brought. */
const OLD_SECONDS = 86_400;
const AT_ONCE = 100;

/**
 * Deletes what staff have uploaded and nothing uses after a day; then bytes in the store that no row names: uploads that
 * were cut, and files whose rows went before a crash. Never a file in use, also when somebody attaches it meanwhile.
 * @returns how many of each.
 */
export async function deleteUnusedFiles(
  db: Db,
  store?: FileStore,
): Promise<{ readonly unused: number; readonly nameless: number }> {
  const from = store ?? (await files());
  const before = secondsFrom(-OLD_SECONDS, now());
  const unused = await deleteRows(db, from, before);
  const nameless = await deleteNameless(db, from, before);
  if (unused + nameless > 0) log.info({ unused, nameless }, 'unused files were deleted');
  return { unused, nameless };
}

async function deleteRows(db: Db, store: FileStore, before: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const { found, free, keys } = await inTransaction(db, async (tx) => {
      const locked = await lockUnused(tx, before, AT_ONCE);
      const unused = await stillUnused(tx, locked);
      return { found: locked.length, free: unused.length, keys: await deleteFiles(tx, unused) };
    });
    for (const key of keys) await store.delete(key);
    count += free;
    if (found < AT_ONCE || free === 0) return count;
  }
}

async function deleteNameless(db: Db, store: FileStore, before: Date): Promise<number> {
  let count = 0;
  let old: string[] = [];
  const deleteOld = async () => {
    const named = await listNamedKeys(db, old);
    for (const key of old.filter((one) => !named.has(one))) {
      await store.delete(key);
      count++;
    }
    old = [];
  };
  for await (const { key, changedAt } of store.list()) {
    // Other files that somebody has put there are not ours.
    if (changedAt >= before || !isUuid(key)) continue;
    old.push(key);
    if (old.length >= AT_ONCE) await deleteOld();
  }
  await deleteOld();
  return count;
}
