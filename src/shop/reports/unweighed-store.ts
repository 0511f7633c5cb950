import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Goods on sale with variants whose weight nobody has said. */
export interface Unweighed {
  readonly slug: string;
  readonly title: string;
  readonly variants: number;
}

/** Goods whose parcels weigh too little for rates by weight, by title. */
export async function listUnweighed(db: Db, limit: number): Promise<Unweighed[]> {
  const { rows } = await sql<Unweighed>`
    select p.slug, p.title, count(*)::integer as variants
    from products p join variants v on v.product_id = p.id and v.withdrawn_at is null
    left join goods_variants g on g.variant_id = v.id
    where p.kind = 'goods' and p.status = 'published' and g.weight_grams is null
    group by p.id order by p.title limit ${limit}`.execute(db);
  return rows;
}
