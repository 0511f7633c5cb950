import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { cached } from '#lib/redis/cache-aside.ts';
import type { ProductKind } from '../kind.ts';
import { allKinds } from '../kinds.ts';
import type { ProductCard } from '../product.ts';
import { firstOfCategories } from './list-products.ts';

const SECONDS = 300;
const FEATURED_COUNT = 6;
const cards = z.array(
  z.looseObject({ id: z.string(), kind: z.string(), slug: z.string(), title: z.string() }),
);

/** The products on the front page, some of each kind; those of which nothing runs out are cached for 300 s. */
export async function featuredProducts(db: Db): Promise<readonly ProductCard[]> {
  const limited = allKinds().filter(({ sale }) => sale.available !== null);
  const unlimited = allKinds().filter(({ sale }) => sale.available === null);
  const parse = (value: unknown) => cards.parse(value) as unknown as ProductCard[];
  const [kept, fresh] = await Promise.all([
    cached('courses:featured', SECONDS, parse, () => featuredOf(db, unlimited)),
    featuredOf(db, limited),
  ]);
  return [...kept, ...fresh];
}

async function featuredOf(db: Db, kinds: readonly ProductKind[]): Promise<ProductCard[]> {
  const lists = await Promise.all(kinds.map((kind) => firstOfCategories(db, kind, FEATURED_COUNT)));
  return lists.flat();
}
