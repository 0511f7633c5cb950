import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

export async function countPublished(db: Db, kind: string): Promise<number> {
  const { count } = await db
    .selectFrom('products')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('status', '=', 'published')
    .where('isListed', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}

/** Ordered by id, so that a new product moves few others to another page. */
export async function listChangedProducts(db: Db, kind: string, limit: number, offset: number) {
  return db
    .selectFrom('products')
    .select(['slug', 'updatedAt'])
    .where('kind', '=', kind)
    .where('status', '=', 'published')
    .where('isListed', '=', true)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A category includes the products of its subcategories. */
export async function listChangedCategories(db: Db, kind: string) {
  const { rows } = await sql<{ slug: string | null; updatedAt: Date }>`
    with recursive changed as (
      select category_id, max(updated_at) as updated_at from products
      where kind = ${kind} and status = 'published' and is_listed group by category_id),
    climbed as (
      select category_id as id, updated_at from changed
      union all
      select c.parent_id, climbed.updated_at from climbed join categories c on c.id = climbed.id
      where c.parent_id is not null)
    select c.slug, max(climbed.updated_at) as "updatedAt" from climbed join categories c on c.id = climbed.id
    group by c.slug
    union all
    select null, max(updated_at) from changed having max(updated_at) is not null
    order by 1 nulls first`.execute(db);
  return rows;
}

export async function listNewestProducts(db: Db, limit: number) {
  return db
    .selectFrom('products')
    .select(['kind', 'slug', 'title', 'description', 'updatedAt'])
    .select(sql<Date>`published_at`.as('publishedAt'))
    .where('status', '=', 'published')
    .where('isListed', '=', true)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
