import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { aColleague, formOf } from '#tests/support/staff.ts';

const TAGS = ['C', 'C++', 'C#', '.NET', 'F#', '書道', 'Émile', 'Emile', 'サロン'];
const [ONE, OTHER] = ['manual-mode', 'first-sourdough'];
const ada = await aColleague('Ada');

async function list(query: string) {
  const read = parseListQuery(new URLSearchParams(query), kindNamed('course'));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  const page = await listProducts(db, kindNamed('course'), read.query);
  return { ...page, slugs: page?.cards.map(({ slug }) => slug).toSorted() };
}

async function slugOf(title: string): Promise<string> {
  return (await db.selectFrom('tags').select('slug').where('title', '=', title).executeTakeFirstOrThrow())
    .slug;
}

beforeAll(async () => {
  await editProduct(db, ONE, await formOf(ONE, { tags: TAGS.join('、') }), ada);
  await editProduct(db, OTHER, await formOf(OTHER, { tags: 'C，Bread، 書道' }), ada);
});

test.each(TAGS)('the list of the tag %s has what is tagged so, and counts it', async (title) => {
  const tag = await slugOf(title);
  const page = await list(`tag=${tag}`);
  const tagged = ['C', '書道'].includes(title) ? [OTHER, ONE] : [ONE];
  expect(page).toMatchObject({ slugs: tagged, total: tagged.length, tag: { slug: tag, title } });
  const levels = page.facets?.find(({ name }) => name === 'level')?.options ?? [];
  expect(levels.reduce((sum, { count }) => sum + count, 0)).toBe(tagged.length);
});

test('a tag goes together with a search, a filter, a category and every sort', async () => {
  const tag = await slugOf('C');
  expect((await list(`tag=${tag}&q=sourdough`)).slugs).toEqual([OTHER]);
  expect((await list(`tag=${tag}&q=sourdough&sort=price`)).slugs).toEqual([OTHER]);
  expect((await list(`tag=${tag}&q=sourdough&level=beginner`)).slugs).toEqual([OTHER]);
  expect((await list(`tag=${tag}&q=darkroom`)).total).toBe(0);
  expect((await list(`tag=${tag}&category=kitchen`)).slugs).toEqual([OTHER]);
  for (const sort of ['newest', 'title', 'price', 'price-down', 'rating'])
    expect((await list(`tag=${tag}&sort=${sort}`)).slugs, sort).toEqual([OTHER, ONE]);
});

test('an unknown tag lists nothing, and an impossible one is refused', async () => {
  expect(await list('tag=nowhere')).toMatchObject({ total: 0, tag: null });
  for (const tag of ['C++', 'a b', 'x'.repeat(81)])
    expect(parseListQuery(new URLSearchParams({ tag }))).toEqual({ wrong: 'tag' });
});

test('the product has each of its tags, with its slug', async () => {
  const shown = await showProduct(db, ONE);
  const tags = shown.found === 'product' ? shown.product.tags : [];
  expect(tags.map(({ title }) => title).toSorted()).toEqual(TAGS.toSorted());
  for (const { slug, title } of tags) expect(slug).toBe(await slugOf(title));
});

test.each([
  ['書'.repeat(60), true],
  ['𠮷'.repeat(60), true],
  ['e\u0301'.repeat(60), true],
  ['書'.repeat(61), false],
  ['𠮷'.repeat(61), false],
])('a tag has up to 60 characters as a person counts them: %s', async (title, isTaken) => {
  const saved = formOf(ONE, { tags: title }).then(
    () => true,
    () => false,
  );
  expect(await saved).toBe(isTaken);
});
