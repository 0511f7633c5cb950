import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { sellInDollars } from './sell-in-dollars.ts';

/**
 * Adds many courses for measurements. Titles come from a small vocabulary, so that a search finds some and not all.
 * @param count how many to add; numbering continues after the existing ones
 */
export async function loadBulkCourses(db: Db, count: number): Promise<void> {
  await sellInDollars(db);
  await sql`
    with start as (select count(*) as n from products where slug like 'bulk-%'),
    words as (select array['bread','ink','wood','light','clay','linen','silver','paper','garden','river','stone','salt',
      'honey','copper','cedar','walnut','indigo','saffron','thread','glass'] as noun,
      array['Baking','Drawing','Carving','Weaving','Printing','Reading','Tuning','Binding','Folding','Growing'] as act),
    made as (
      insert into products (kind, slug, title, description, full_description, status, published_at, category_id)
      select 'course', 'bulk-' || (start.n + i),
        act[1 + (i % 10)] || ' with ' || noun[1 + (i / 10 % 20)] || ' and ' || noun[1 + (i / 200 % 20)] || ' ' || (start.n + i),
        'A measured course in ' || noun[1 + (i % 20)] || ' for people who like ' || noun[1 + (i / 20 % 20)] || '.',
        'Number ' || i || ' of the measuring shelf.',
        'published', now() - make_interval(mins => i),
        (select id from categories order by position offset (i % greatest((select count(*) from categories), 1)) limit 1)
      from start, words, generate_series(1, ${count}::int) as i
      returning id, slug),
    priced as (
      insert into variants (product_id, sku, price_amount, currency, max_quantity)
      select id, upper(slug), 900 + (hashtext(slug) & 1023) * 20, 'USD', 1 from made)
    insert into courses (product_id, instructor_name, level, duration_minutes, lesson_count)
    select id, 'Teacher ' || (hashtext(slug) & 63), (array['beginner','intermediate','advanced'])[1 + (hashtext(slug) & 1)],
      30 + (hashtext(slug) & 511), 5 + (hashtext(slug) & 15)
    from made`.execute(db);
  await sql`analyze`.execute(db);
}
