import { describe, expect, test } from 'vitest';
import { loadBulkCourses } from '#database/seed/bulk-courses.ts';
import { db } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { PAGE_SIZE, parseListQuery, sorts } from '#shop/products/catalogue/list-query.ts';
import { kindNamed } from '#shop/products/kinds.ts';

const courses = kindNamed('course');

async function list(query: string) {
  const read = parseListQuery(new URLSearchParams(query));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  const shelf = await listProducts(db, courses, read.query);
  if (!shelf) throw new Error('past the end');
  return shelf;
}

type Shelf = Awaited<ReturnType<typeof list>>;

const optionsOf = (shelf: Shelf, name: string) =>
  Object.fromEntries(
    shelf.facets.find((facet) => facet.name === name)?.options.map(({ value, count }) => [value, count]) ??
      [],
  );
const levelsOf = (shelf: Shelf) =>
  new Set(
    shelf.cards.flatMap(({ facts }) => facts.filter(({ name }) => name === 'Level').map(({ text }) => text)),
  );

describe('a list is narrowed by what its cards say (2)', () => {
  test('of the level', async () => {
    expect(levelsOf(await list('level=advanced'))).toEqual(new Set(['Advanced']));
    expect(levelsOf(await list('level=advanced,intermediate'))).toEqual(
      new Set(['Advanced', 'Intermediate']),
    );
  });

  test('of the price, whose bands are those of the database', async () => {
    const bands: Record<string, [number, number]> = {
      free: [0, 0],
      '1': [1, 2499],
      '2500': [2500, 4999],
      '5000': [5000, 9999],
      '10000': [10_000, 1e9],
    };
    for (const [band, [least, most]] of Object.entries(bands)) {
      const { cards, total } = await list(`price=${band}`);
      expect(total, band).toBeGreaterThan(0);
      for (const { price } of cards) {
        expect(price.amount).toBeGreaterThanOrEqual(least);
        expect(price.amount).toBeLessThanOrEqual(most);
      }
    }
  });

  test('of the language, as many as are taught in', async () => {
    const languages = (await list('')).facets.find(({ name }) => name === 'language')?.options;
    expect(languages?.map(({ text }) => text)).toEqual(['English', 'French', 'German']);
    expect((await list('language=de')).cards.map(({ slug }) => slug)).toEqual(['a-spoon-from-a-branch']);
  });

  test('of the rating, once there is one', async () => {
    expect((await list('')).facets.map(({ name }) => name)).not.toContain('rating');
    await db
      .updateTable('products')
      .set({ rating: 4.6, ratingCount: 5 })
      .where('slug', '=', 'manual-mode')
      .execute();
    expect((await list('rating=45')).cards.map(({ slug }) => slug)).toEqual(['manual-mode']);
    expect(optionsOf(await list(''), 'rating')).toEqual({ '45': 1, '40': 0, '30': 0, '10': 0 });
  });

  test('of the category, with the categories below it', async () => {
    const kitchen = await list('category=kitchen');
    expect(kitchen.cards.map(({ slug }) => slug)).toContain('first-sourdough');
    expect(kitchen.total).toBe(kitchen.tree.find(({ slug }) => slug === 'kitchen')?.count);
    expect((await list('category=nowhere')).total).toBe(0);
  });
});

describe('a count (4)', () => {
  test('is what its option would leave', async () => {
    for (const query of ['', 'category=kitchen', 'level=beginner&price=2500,5000', 'q=paper']) {
      const shelf = await list(query);
      for (const { name, options } of shelf.facets) {
        for (const { value, count } of options) {
          const params = new URLSearchParams(query);
          params.set(name, value);
          expect((await list(String(params))).total, `${query} ${name}=${value}`).toBe(count);
        }
      }
    }
  });

  test('of nothing is told, not hidden', async () => {
    expect(optionsOf(await list('price=free'), 'level')).toEqual({
      beginner: 1,
      intermediate: 0,
      advanced: 0,
    });
  });

  test('follows a change of price, level, length and status', async () => {
    const before = await list('');
    const { id } = await db
      .selectFrom('products')
      .select('id')
      .where('slug', '=', 'first-sourdough')
      .executeTakeFirstOrThrow();
    await db.updateTable('variants').set({ priceAmount: 0 }).where('productId', '=', id).execute();
    await db
      .updateTable('courses')
      .set({ level: 'advanced', durationMinutes: 1000 })
      .where('productId', '=', id)
      .execute();
    const after = await list('');
    expect(optionsOf(after, 'price')['free']).toBe((optionsOf(before, 'price')['free'] ?? 0) + 1);
    expect(optionsOf(after, 'level')['advanced']).toBe((optionsOf(before, 'level')['advanced'] ?? 0) + 1);
    expect(optionsOf(after, 'length')['480']).toBe((optionsOf(before, 'length')['480'] ?? 0) + 1);
    await db.updateTable('products').set({ status: 'draft' }).where('id', '=', id).execute();
    expect((await list('')).total).toBe(before.total - 1);
  });

  test('knows every value that the database writes', async () => {
    const known = new Set(
      (await list('')).facets.flatMap(({ name, options }) => options.map(({ value }) => `${name}=${value}`)),
    );
    const rows = await db
      .selectFrom('products')
      .select('facets')
      .where('kind', '=', 'course')
      .where('status', '=', 'published')
      .execute();
    const written = new Set(
      rows.flatMap(({ facets }) => facets.split(' ')).filter((word) => !word.endsWith('=none')),
    );
    expect(written.difference(known)).toEqual(new Set());
  });
});

describe('an address that makes no sense is told so', () => {
  test.each([
    'level=wizard',
    'price=7',
    'level=a,b,c',
    'sort=random',
    'page=0',
    'language=ENG',
    'level=%00',
    'q=%00',
  ])('%s', (query) => {
    expect(parseListQuery(new URLSearchParams(query))).toHaveProperty('wrong', query.split('=')[0]);
  });

  test('but campaign marks and empty fields are left alone', () => {
    expect(parseListQuery(new URLSearchParams('utm_source=x&level=&q=&sort=&page='))).toEqual({
      query: { page: 1, sort: 'newest', q: undefined, category: undefined, chosen: {} },
    });
  });
});

test('every order shows everything once, page by page (6)', async () => {
  await loadBulkCourses(db, 150);
  // Many of one price, one title and one moment: only the tie-break orders them.
  await db.updateTable('variants').set({ priceAmount: 4900 }).where('sku', 'like', 'BULK%').execute();
  await db
    .updateTable('products')
    .set({ publishedAt: new Date(), title: 'Alike' })
    .where('slug', 'like', 'bulk%')
    .execute();
  for (const sort of sorts) {
    const { pages, total } = await list(`sort=${sort}&q=measuring`);
    const seen: string[] = [];
    for (let page = 1; page <= pages; page++) {
      const { cards } = await list(`sort=${sort}&q=measuring&page=${page}`);
      expect(cards.length).toBe(page < pages ? PAGE_SIZE : total - PAGE_SIZE * (pages - 1));
      seen.push(...cards.map(({ id }) => id));
    }
    expect(new Set(seen).size, sort).toBe(seen.length);
    expect(seen, sort).toHaveLength(total);
    expect(total).toBeGreaterThanOrEqual(150);
  }
});

test('prices stand in order, up and down', async () => {
  const amounts = async (sort: string) => (await list(`sort=${sort}`)).cards.map(({ price }) => price.amount);
  const [up, down] = [await amounts('price'), await amounts('price-down')];
  expect(up).toEqual(up.toSorted((a, b) => a - b));
  expect(down).toEqual(down.toSorted((a, b) => b - a));
});
