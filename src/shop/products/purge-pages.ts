import type { Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { invalidate } from '#lib/redis/cache-aside.ts';

interface PublishedProduct {
  readonly id: string;
  readonly kind: string;
}

/** Takes every kept page that shows the product out of the page cache, when the transaction commits. */
export async function purgePages(tx: Tx, { id, kind }: PublishedProduct): Promise<void> {
  await purgeTags(tx, [`product:${id}`, `list:${kind}`]);
}

/** Takes what Redis holds of a product out, once its change is committed. */
export async function forgetProduct(...slugs: readonly string[]): Promise<void> {
  await invalidate(...new Set(slugs.map((slug) => `product:${slug}`)), 'courses:featured');
}
