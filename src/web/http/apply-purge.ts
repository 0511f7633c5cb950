import type { Db } from '#lib/db.ts';
import { dropAllPages, type PageCache, purgePages } from '#lib/page-cache/page-cache.ts';
import { forgetTaxRates } from '#shop/pricing/tax/current-rates.ts';
import { loadSettings, SETTINGS_TAG } from '#shop/settings/current.ts';
import { SETTINGS_READ_TAG } from '#shop/settings/shown-on.ts';

/** Drops what bears one of the tags; settings are read before, so that no page is rendered from old ones. @returns how many pages were dropped */
export async function applyPurge(db: Db, cache: PageCache, tags: readonly string[]): Promise<number> {
  const isForAll = tags.includes(SETTINGS_TAG);
  if (isForAll || tags.includes(SETTINGS_READ_TAG)) await loadSettings(db);
  if (!isForAll) return purgePages(cache, tags);
  forgetTaxRates();
  const count = cache.pages.size;
  dropAllPages(cache);
  return count;
}
