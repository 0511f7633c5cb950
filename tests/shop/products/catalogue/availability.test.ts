import { beforeAll, expect, test, vi } from 'vitest';
import { db } from '#lib/db.ts';
import { connectRedis, redisState } from '#lib/redis.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { showCachedProduct } from '#shop/products/catalogue/product-cache.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { aMembership, aMembershipOrder } from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { eventually } from '#tests/support/eventually.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

beforeAll(async () => {
  await addMembershipTables();
  connectRedis();
  await eventually(() => redisState() === 'ready');
});

async function shown(slug: string) {
  const found = await showCachedProduct(db, slug);
  if (found.found !== 'product') throw new Error(found.found);
  return found.product;
}

async function listed(query: string) {
  const kind = kindNamed('membership');
  const read = parseListQuery(new URLSearchParams(query), kind);
  if (!('query' in read)) throw new Error(read.wrong);
  return (await listProducts(db, kind, read.query))?.cards ?? [];
}

test('a product kept in Redis says how many are left now, of each variant', async () => {
  const { slug, variantIds } = await aMembership(50, [2, null]);
  const [first = ''] = variantIds;
  const leftOf = async () => (await shown(slug)).variants.map(({ availability }) => availability);
  expect(await leftOf()).toMatchObject([
    { is: 'open', left: 2 },
    { is: 'open', left: 50 },
  ]);
  await aMembershipOrder(first, 2);
  expect(await leftOf()).toMatchObject([
    { is: 'held', until: expect.any(Date) },
    { is: 'open', left: 48 },
  ]);
  expect((await shown(slug)).availability).toMatchObject({ is: 'open' });
});

test('its card says the same, in the sorts and behind the filters of its kind', async () => {
  const [long, short] = [await aMembership(1), await aMembership(1)];
  for (const [{ productId }, days] of [
    [long, 300],
    [short, 200],
  ] as const) {
    await db
      .updateTable('memberships' as 'courses')
      .set({ days } as never)
      .where('productId', '=', productId)
      .execute();
  }
  await aMembershipOrder(long.variantIds[0] ?? '');
  const cards = await listed('length=200,300');
  expect(cards.map(({ slug, availability }) => [slug, availability.is])).toEqual([
    [short.slug, 'open'],
    [long.slug, 'held'],
  ]);
});
