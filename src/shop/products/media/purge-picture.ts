import type { Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { SETTINGS_TAG } from '../../settings/current.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { isInSettings, listShowingProducts } from './uses-store.ts';

/**
 * Removes the pages that show a picture, and no other, from the page cache when the transaction commits.
 * @returns what is to be called after the commit: it deletes cached copies in Redis.
 */
export async function purgePicture(tx: Tx, fileId: string): Promise<() => Promise<void>> {
  const products = await listShowingProducts(tx, fileId);
  for (const product of products) await purgePages(tx, product);
  if (await isInSettings(tx, fileId)) await purgeTags(tx, [SETTINGS_TAG]);
  return () =>
    products.length === 0 ? Promise.resolve() : invalidateProductCache(...products.map(({ slug }) => slug));
}
