import type { Db } from '#lib/db.ts';
import type { Supply } from '../../products/kind-tax.ts';
import { kindNamed } from '../../products/kinds.ts';

/**
 * Where each variant is supplied, by its id. The kinds say so: one statement for a kind of which it differs from product to
 * product, none for the others.
 */
export async function suppliesOf(
  db: Db,
  items: readonly { readonly kind: string; readonly variantId: string }[],
): Promise<ReadonlyMap<string, Supply>> {
  const found = new Map<string, Supply>();
  for (const [kind, group] of Map.groupBy(items, (item) => item.kind)) {
    const { supply } = kindNamed(kind).tax;
    const ids = [...new Set(group.map(({ variantId }) => variantId))];
    if (typeof supply === 'function') for (const [id, own] of await supply(db, ids)) found.set(id, own);
    else for (const id of ids) found.set(id, supply);
  }
  return found;
}
