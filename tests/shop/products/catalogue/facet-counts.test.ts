import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import { loadBulkCourses } from '#database/seed/bulk-courses.ts';
import { db, inTransaction } from '#lib/db.ts';
import { countCells, type FacetCount } from '#shop/products/catalogue/cell-store.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

interface Cell {
  readonly kind: string;
  readonly category: string | null;
  readonly facets: string;
  readonly count: number;
}

/** What is kept, and what counting the products says. */
async function bothCounts(): Promise<{ kept: Cell[]; counted: Cell[] }> {
  const order = sql`order by 1, 2, 3`;
  const kept = await sql<Cell>`select kind, category_id as category, facets, count from product_cells
    where count <> 0 ${order}`.execute(db);
  const counted =
    await sql<Cell>`select kind, category_id as category, facets, count(*) as count from products
    where status = 'published' and is_listed group by 1, 2, 3 ${order}`.execute(db);
  return { kept: kept.rows, counted: counted.rows };
}

/** The rows that searches read and are not as their published product, or the other way round. */
async function wrongSearchRows(): Promise<unknown[]> {
  const { rows } = await sql`
    select coalesce(p.id, s.product_id) from (select * from products where status = 'published' and is_listed) p
    full join product_search s on s.product_id = p.id
    left join product_cells c on c.id = s.cell_id
    where (p.kind, p.category_id, p.facets, p.search) is distinct from (c.kind, c.category_id, c.facets, s.search)`.execute(
    db,
  );
  return rows;
}

async function expectEqualCounts(): Promise<void> {
  const { kept, counted } = await bothCounts();
  expect(kept).toEqual(counted);
  expect(await wrongSearchRows()).toEqual([]);
  const listed = (await countCells(db, 'course')).map(textOf);
  const courses = kept.filter(({ kind }) => kind === 'course');
  expect(listed.toSorted()).toEqual(
    courses.map(({ category, ...cell }) => textOf({ categoryId: category, ...cell })).toSorted(),
  );
}

const textOf = ({ categoryId, facets, count }: FacetCount) => `${categoryId} ${facets}: ${count}`;

/** What staff and reviews do to products, each to those whose slug ends with a digit. */
const CHANGES = {
  archive: (digit: number) =>
    sql`update products set status = 'archived' where slug like ${`bulk-%${digit}`}`,
  publish: (digit: number) =>
    sql`update products set status = 'published' where slug like ${`bulk-%${digit}`}`,
  move: (digit: number) => sql`update products set category_id =
    (select id from categories order by slug offset ${digit} limit 1) where slug like ${`bulk-%${digit}`}`,
  unshelve: (digit: number) =>
    sql`update products set category_id = null where slug like ${`bulk-%${digit}`}`,
  price: (digit: number) =>
    sql`update variants set price_amount = ${digit * 1_500} where sku like ${`BULK-%${digit}`}`,
  rate: (digit: number) =>
    sql`update products set rating = ${1 + digit / 2.25}, rating_count = 3 where slug like ${`bulk-%${digit}`}`,
  teach: (digit: number) => sql`update courses set duration_minutes = ${digit * 90} where product_id in
    (select id from products where slug like ${`bulk-%${digit}`})`,
  rename: (digit: number) =>
    sql`update products set title = title || '.' where slug like ${`bulk-%${digit}`}`,
} as const;
const change = fc.tuple(
  fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  fc.integer({ min: 0, max: 9 }),
);

describe('the counts beside a list are those of the products', () => {
  test('after the seed and after products in bulk', async () => {
    await expectEqualCounts();
    await loadBulkCourses(db, 200);
    await expectEqualCounts();
  });

  test('after whatever staff and reviews change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const [name, digit] of changes) await CHANGES[name](digit).execute(db);
        await expectEqualCounts();
      }),
      { numRuns: 25 },
    );
  });

  test('after two dozen changes at once, some of them undone', async () => {
    const names = Object.keys(CHANGES) as (keyof typeof CHANGES)[];
    await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        inTransaction(db, async (tx) => {
          await CHANGES[names[at % names.length] ?? 'rename'](at % 10).execute(tx);
          if (at % 5 === 0) throw new Error('undone');
        }).catch((error: Error) => expect(error.message).toBe('undone')),
      ),
    );
    await expectEqualCounts();
  });

  test('after products are deleted', async () => {
    await sql`delete from products where slug like 'bulk-%7'`.execute(db);
    await expectEqualCounts();
  });

  test('control: without the trigger they are not', async () => {
    const { ownerUrl } = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
    await asAdmin(ownerUrl, (client) =>
      client.query('alter table products disable trigger products_counted_anew'),
    );
    // One that has a category, whatever the changes before have left there.
    await sql`update products set status = 'archived'
      where id = (select id from products where kind = 'course' and status = 'published' limit 1)`.execute(
      db,
    );
    const { kept, counted } = await bothCounts();
    expect(kept).not.toEqual(counted);
  });
});
