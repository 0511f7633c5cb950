import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';

/** Most candidates per category and per tag, which bounds the cost. */
const MAX_CANDIDATES = 50;

/** Published products of the same kind: most shared tags first, then the same category, then a sibling; the newest if there are few. */
export async function listRelatedIds(db: Db, productId: string, count: number): Promise<string[]> {
  return (await related(db, { productId, count })).map(({ id }) => id);
}

const related = statement<{ id: string }, { productId: string; count: number }>((db, value) => ({
  compile: () =>
    sql<{ id: string }>`
    with own as (
      select p.id, p.kind, p.category_id, coalesce(c.parent_id, c.id) as root_id
      from products p left join categories c on c.id = p.category_id where p.id = ${value('productId')}),
    near as (
      select c.id from categories c, own where c.id = own.root_id or c.parent_id = own.root_id),
    beside as (
      select p.id from near cross join own cross join lateral (
        select id from products
        where category_id = near.id and kind = own.kind and status = 'published' and is_listed
        order by published_at desc, id limit ${MAX_CANDIDATES}) p),
    tagged as (
      select p.product_id as id from own join product_tags mine on mine.product_id = own.id cross join lateral (
        select product_id from product_tags where tag_id = mine.tag_id limit ${MAX_CANDIDATES}) p),
    newest as (
      select p.id from own cross join lateral (
        select id from products where kind = own.kind and status = 'published' and is_listed
        order by published_at desc nulls last, id limit ${value('count')}::int + 1) p)
    select p.id
    from products p, own
    where p.id in (select id from beside union select id from tagged union
        select id from newest where (select count(*) from beside) < 3)
      and p.id <> own.id and p.kind = own.kind and p.status = 'published' and p.is_listed
    order by (
        select count(*) from product_tags theirs join product_tags mine on mine.tag_id = theirs.tag_id
        where theirs.product_id = p.id and mine.product_id = own.id) desc,
      (p.category_id = own.category_id) desc nulls last,
      (p.category_id in (select id from near)) desc nulls last, p.published_at desc, p.id
    limit ${value('count')}::int`.compile(db),
}));
