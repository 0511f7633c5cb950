import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { cached } from '#lib/redis/cache-aside.ts';
import type { ProductCard } from '../product.ts';
import { featuredProducts } from './list-products.ts';

const SECONDS = 300;
const FEATURED_COUNT = 6;
const cards = z.array(z.looseObject({ id: z.string(), slug: z.string(), title: z.string() }));

/** The courses on the front page, cached for 300 s. */
export function featuredCourses(db: Db): Promise<readonly ProductCard[]> {
  const parse = (value: unknown) => cards.parse(value) as unknown as ProductCard[];
  return cached('courses:featured', SECONDS, parse, () => featuredProducts(db, 'course', FEATURED_COUNT));
}
