import { withQueryBudget } from '#lib/db/query-budget.ts';
import { log } from '#lib/logging/log.ts';
import { pageCacheAnswers } from '#lib/metrics/metrics.ts';
import type { CachedPage, Page } from '#lib/page-cache/cached-page.ts';
import { findPage, loadPage } from '#lib/page-cache/page-cache.ts';
import { renderForAll } from './render.ts';
import type { App } from './request-handler.ts';
import { type Exchange, sendCachedPage, sendPage } from './send-page.ts';

const JSON_TYPE = /^application\/json\b/;
/**
 * Answers with a page that is the same for everybody: one that is kept, or one rendered for all who ask for it now.
 * The pages see the address and nothing of the visitor, so nothing of a visitor can be kept.
 * @param key the address as `publicKey` puts it.
 */
export function answerFromCache(house: App, exchange: Exchange, key: string): Promise<void> | undefined {
  const { pages, cache } = house;
  const { request, requestId } = exchange;
  // Only refusals differ by it, and those are not kept; but a crowd shares them.
  const accept = JSON_TYPE.test(request.headers.accept ?? '') ? 'application/json' : 'text/html';
  const slot = accept === 'text/html' ? key : `${key} json`;
  const render = () => withQueryBudget(() => renderForAll(pages, key, accept, requestId));
  const kept = findPage(cache, slot);
  if (!kept) {
    pageCacheAnswers.miss++;
    return answerFresh(house, exchange, loadPage(cache, slot, render));
  }
  const isStale = kept.freshUntil <= cache.now();
  pageCacheAnswers[isStale ? 'stale' : 'hit']++;
  if (isStale) loadPage(cache, slot, render).catch((err) => log.warn({ err }, 'a page could not be renewed'));
  return sendCachedPage(cache, exchange, kept) ?? undefined;
}

async function answerFresh(
  { cache }: App,
  exchange: Exchange,
  loading: ReturnType<typeof loadPage>,
): Promise<void> {
  const page = await loading;
  return isKept(page) ? sendCachedPage(cache, exchange, page) : sendPage(exchange, page);
}

function isKept(page: Page): page is CachedPage {
  return 'variants' in page;
}
