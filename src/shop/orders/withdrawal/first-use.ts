import type { Db } from '#lib/db.ts';
import { kindNamed } from '../../products/kinds.ts';

/** When lines were first used, of those whose kind ends the right to withdraw with it, by order item. */
export async function firstUseOf(
  db: Db,
  items: readonly { readonly id: string; readonly kind: string }[],
): Promise<ReadonlyMap<string, Date>> {
  const found = new Map<string, Date>();
  for (const [name, group] of Map.groupBy(items, ({ kind }) => kind)) {
    const { withdrawal } = kindNamed(name).sale;
    if (withdrawal.days === null || !withdrawal.untilUsed) continue;
    const ids = group.map(({ id }) => id);
    for (const [id, at] of await withdrawal.untilUsed.usedAt(db, ids)) found.set(id, at);
  }
  return found;
}
