import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';

/** Most candidates per category and per tag, which bounds the cost: in the text, where the plan for any product knows it. */
const MAX_CANDIDATES = sql.lit(50);

/** Published products of the same kind: most shared tags first, then the same category, then a sibling; the newest if there are few. */
export async function listRelatedIds(db: Db, productId: string, count: number): Promise<string[]> {
  return (await related(db, { productId, count })).map(({ id }) => id);
}

const related = statement<{ id: string }, { productId: string; count: number }>((db, value) => ({
  compile: () =>
    sql<{ id: string }>`
    with own as materialized (
      select p.id, p.kind, p.category_id, coalesce(c.parent_id, c.id) as root_id
      from products p left join categories c on c.id = p.category_id where p.id = ${value('productId')}),
    mine as materialized (select tag_id from product_tags where product_id = ${value('productId')}),
    near as materialized (
      select c.id from categories c, own where c.id = own.root_id or c.parent_id = own.root_id),
    beside as materialized (
      select p.* from near cross join own cross join lateral (
        select id, category_id, published_at from products
        where category_id = near.id and kind = own.kind and status = 'published' and is_listed
        order by published_at desc nulls last, id limit ${MAX_CANDIDATES}) p),
    tagged as (
      select p.product_id as id from mine cross join lateral (
        select product_id from product_tags where tag_id = mine.tag_id limit ${MAX_CANDIDATES}) p),
    newest as (
      select p.* from own cross join lateral (
        select id, category_id, published_at from products
        where kind = own.kind and status = 'published' and is_listed
        order by published_at desc nulls last, id limit ${MAX_CANDIDATES}) p),
    candidates as (
      select * from beside
      union
      select p.id, p.category_id, p.published_at from tagged join products p using (id), own
      where p.kind = own.kind and p.status = 'published' and p.is_listed
      union
      select * from newest where (select count(*) from beside) < 3)
    select c.id from candidates c, own
    where c.id <> own.id
    order by case when exists (select from mine) then (
        select count(*) from product_tags theirs
        where theirs.product_id = c.id and theirs.tag_id in (select tag_id from mine)) else 0 end desc,
      (c.category_id = own.category_id) desc nulls last,
      (c.category_id in (select id from near)) desc nulls last, c.published_at desc, c.id
    limit ${value('count')}::int`.compile(db),
}));
