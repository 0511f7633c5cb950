import type { Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { invalidate } from '#lib/redis/cache-aside.ts';

interface PublishedProduct {
  readonly id: string;
  readonly kind: string;
}

/** Removes every page that shows the product from the page cache when the transaction commits. */
export async function purgePages(tx: Tx, { id, kind }: PublishedProduct): Promise<void> {
  await purgeTags(tx, [`product:${id}`, `list:${kind}`]);
}

/** Deletes a product's cached copies in Redis. Call it after the commit. */
export async function invalidateProductCache(...slugs: readonly string[]): Promise<void> {
  await invalidate(...new Set(slugs.map((slug) => `product:${slug}`)), 'courses:featured');
}
