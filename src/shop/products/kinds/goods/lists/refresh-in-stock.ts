import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { countDue, listInStock, noteDue, takeDue, turnInStock } from './in-stock-store.ts';

/** Items of one transaction: an edit of one of them waits until it ends. */
const EACH = 100;

/**
 * Writes which items lists count as in stock, of those whose stock may have changed. Each card still says what is left of its
 * item now.
 * @returns how many lists say something new of.
 */
export async function refreshInStock(db: Db): Promise<number> {
  let rest = await inTransaction(db, (tx) => countDue(tx));
  let changed = 0;
  for (; rest > 0; rest -= EACH)
    changed += await inTransaction(db, (tx) => refreshDue(tx, Math.min(rest, EACH)));
  return changed;
}

/** The same for so many of them at most. */
export async function refreshDue(tx: Tx, limit: number): Promise<number> {
  const due = await takeDue(tx, limit);
  if (due.length === 0) return 0;
  const states = await listInStock(tx, due);
  const idsOf = (of: 'isNew' | 'isShort') =>
    states.filter((state) => state[of]).map(({ productId }) => productId);
  const [changed, short] = [idsOf('isNew'), idsOf('isShort')];
  if (short.length > 0) await noteDue(tx, short);
  if (changed.length === 0) return 0;
  await turnInStock(tx, changed);
  await purgeTags(tx, [...changed.map((id) => `product:${id}`), 'list:goods']);
  return changed.length;
}
