import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { tagSlug } from '#shop/products/editing/tag.ts';
import { aColleague, aDraft, formOf, product } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');

test('signs and accents make another tag, case and blanks do not', async () => {
  const titles = ['C', 'C++', 'C#', '.NET', 'NET', 'F#', '書道', '서예', 'Émile', 'Emile', 'Черный'];
  const slug = await aDraft(ada);
  await editProduct(db, slug, await formOf(slug, { tags: `${titles.join(', ')}, c#,  c ` }), ada);
  const { tags } = await product(slug);
  expect(tags.map((title) => title.toLowerCase()).toSorted()).toEqual(
    titles.map((title) => title.toLowerCase()).toSorted(),
  );
  expect(new Set(titles.map(tagSlug)).size).toBe(titles.length);
  for (const title of titles) expect(tagSlug(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('a tag keeps the slug it has, and another title with that slug gets one of its own', async () => {
  await db.insertInto('tags').values({ slug: 'knots', title: 'Knots!' }).execute();
  const [one, two] = [await aDraft(ada), await aDraft(ada)];
  await editProduct(db, one, await formOf(one, { tags: 'Knots!' }), ada);
  await editProduct(db, two, await formOf(two, { tags: 'knots, Rope' }), ada);
  await editProduct(db, two, await formOf(two, { tags: 'Rope, knots!' }), ada);
  expect((await product(one)).tags).toEqual(['Knots!']);
  expect((await product(two)).tags).toEqual(['Knots!', 'Rope']);
  const made = await db.selectFrom('tags').select('slug').where('title', 'in', ['Knots!', 'knots']).execute();
  expect(made.map(({ slug }) => slug).toSorted()).toEqual(['knots', 'knots-2']);
});
