import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { relatedProducts } from '#shop/products/catalogue/related.ts';

async function relatedTo(slug: string): Promise<string[]> {
  const product = await db
    .selectFrom('products')
    .select(['id', 'kind'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return (await relatedProducts(db, product)).map((card) => card.slug);
}

test('a course leads to courses of its category and the categories beside it', async () => {
  const related = await relatedTo('first-sourdough');
  expect(related.toSorted()).toEqual(['cafe-coffee-at-home', 'creme-patissiere', 'salt-and-time']);
});

test('no course of the shop leads to itself or to one thing twice', async () => {
  const slugs = await db.selectFrom('products').select('slug').where('status', '=', 'published').execute();
  for (const { slug } of slugs) {
    const related = await relatedTo(slug);
    expect(related.length).toBeGreaterThan(0);
    expect(related).not.toContain(slug);
    expect(new Set(related).size).toBe(related.length);
  }
});

test('what is withdrawn is not offered', async () => {
  const [first = ''] = await relatedTo('hand-cut-dovetails');
  await db.updateTable('products').set({ status: 'archived' }).where('slug', '=', first).execute();
  expect(await relatedTo('hand-cut-dovetails')).not.toContain(first);
});

test('shared tags come before a shared category', async () => {
  const tag = await db
    .insertInto('tags')
    .values({ slug: 'left-handed', title: 'left handed' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const pair = await db
    .selectFrom('products')
    .select('id')
    .where('slug', 'in', ['a-legible-hand', 'the-cut'])
    .execute();
  await db
    .insertInto('productTags')
    .values(pair.map(({ id }) => ({ productId: id, tagId: tag.id })))
    .execute();
  expect(await relatedTo('the-cut')).toContain('a-legible-hand');
});
