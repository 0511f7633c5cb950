import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isKnownPurchase } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { HAS_FILE } from '../use/store.ts';

/** The titles of the files that each of these variants has and the visitor does not, who owns another of the product. */
export async function listAdded(
  db: Db,
  visitor: Visitor,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; titles: string[] }>`
    select x.id, array_agg(g.title order by g.position) as titles
    from variants x
    join download_files g on g.product_id = x.product_id and g.removed_at is null
      and (not exists (select from download_file_variants w where w.download_file_id = g.id and w.ended_at is null)
        or exists (select from download_file_variants w
          where w.download_file_id = g.id and w.ended_at is null and w.variant_id = x.id))
    where x.id = any(${[...variantIds]}::uuid[]) and not exists (
      select from download_files f
      join order_items i on i.product_id = f.product_id
      join entitlements e on e.order_item_id = i.id and e.units > 0
      join orders o on o.id = i.order_id
      where f.id = g.id and ${HAS_FILE} and ${isKnownPurchase(visitor)})
    group by x.id`.execute(db);
  return new Map(rows.map(({ id, titles }) => [id, titles]));
}
