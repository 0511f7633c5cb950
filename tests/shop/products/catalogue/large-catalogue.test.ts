import { expect, inject, test } from 'vitest';
import type { Db } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { PAGE_SIZE, parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { relatedProducts } from '#shop/products/catalogue/related.ts';
import { correctWords } from '#shop/products/catalogue/search-words.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { showReviews } from '#shop/reviews/show-reviews.ts';
import { mostOf, rowsReadBy } from '#tests/support/rows-read.ts';
import { asAdmin } from '#tests/support/services.ts';

const EACH = 600;
const admin = new URL(inject('services').adminUrl);
admin.pathname = `/${process.env['TEST_DATABASE']}`;

/** As many courses as goods, in one category and with one word; triggers are off meanwhile, and what they write is written at once. */
await asAdmin(admin.href, async (client) => {
  await client.query(`set session_replication_role = replica`);
  await client.query(
    `with own as (select category_id from products where slug = 'first-sourdough')
    insert into products (kind, slug, title, description, full_description, status, published_at, category_id)
    select kind, 'large-' || kind || '-' || i, 'The quincunx ' || i, '', '', 'published', now() - make_interval(mins => i),
      own.category_id from own, unnest(array['course', 'goods']) kind, generate_series(1, $1::int) i`,
    [EACH],
  );
  await client.query(`with made as (
      select id, kind, category_id, facets, search from products where slug like 'large-%'),
    cells as (
      insert into product_cells as cell (kind, category_id, facets, count)
      select kind, category_id, facets, count(*) from made group by 1, 2, 3
      on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count returning *)
    insert into product_search (kind, cell_id, product_id, search)
    select made.kind, cells.id, made.id, made.search from made join cells using (kind, category_id, facets)`);
  await client.query(`select learn_words(array['quincunx'])`);
  await client.query('analyze products, product_search, product_cells');
});

test('a product page reads as many rows of products in a large catalogue as in a small one', async () => {
  const read = await rowsReadBy(async (recorded) => {
    const shown = await showProduct(recorded, 'large-course-200');
    if (shown.found !== 'product') throw new Error('not found');
    expect(await relatedProducts(recorded, shown.product)).toHaveLength(4);
    await showReviews(recorded, shown.product.id);
  });
  expect(read.length).toBeGreaterThan(5);
  // Fifty of its category, those of the one beside it, and itself.
  expect(mostOf(read, 'products')).toBeLessThan(100);
});

test('a search reads the rows of its kind once to count and once to rank, whatever other kinds have of the word', async () => {
  const read = await rowsReadBy(async (recorded) => {
    expect(await search(recorded, 'course', 'quincunx')).toMatchObject({ total: EACH });
  });
  const searches = read.filter(({ tables }) => tables.has('product_search_course'));
  expect(searches).toHaveLength(2);
  expect(mostOf(searches, 'product_search_course')).toBeLessThan(EACH * 1.2);
  const others = read
    .flatMap(({ tables }) => [...tables.keys()])
    .filter((name) => /^product_search_(?!course)/.test(name));
  expect(others).toEqual([]);
  expect(mostOf(read, 'products')).toBeLessThanOrEqual(PAGE_SIZE);
});

test('a typo reads no table whole to find out that no product has the word', async () => {
  const read = await rowsReadBy(async (recorded) => {
    expect(await correctWords(recorded, 'quincunxx')).toBe('quincunx');
  });
  expect(mostOf(read, 'products')).toBe(0);
  // What the right word weighs is seen in two hundred rows.
  for (const kind of ['course', 'goods'])
    expect(mostOf(read, `product_search_${kind}`)).toBeLessThanOrEqual(EACH / 3);
});

function search(recorded: Db, kind: string, q: string) {
  const read = parseListQuery(new URLSearchParams({ q }), kindNamed(kind));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  return listProducts(recorded, kindNamed(kind), read.query);
}
