import { withQueryBudget } from '#lib/db/query-budget.ts';
import { log } from '#lib/logging/log.ts';
import { pageCacheAnswers } from '#lib/metrics/metrics.ts';
import type { CachedPage, Page } from '#lib/page-cache/cached-page.ts';
import { findPage, loadPage } from '#lib/page-cache/page-cache.ts';
import { renderPublicPage } from './render.ts';
import type { App } from './request-handler.ts';
import { type Exchange, sendCachedPage, sendPage } from './send-page.ts';

const JSON_TYPE = /^application\/json\b/;

/**
 * Answers with a page that is the same for everybody: from the cache, or rendered once for all requests that wait for
 * it. Rendering sees the address and nothing of the visitor, so nothing personal can be cached.
 * @param key the address as `cacheKeyOf` writes it.
 */
export function answerFromCache(app: App, exchange: Exchange, key: string): Promise<void> | undefined {
  const { pages, cache } = app;
  const { request, requestId } = exchange;
  // Only errors differ by this header. They are not cached, but requests that wait together share them.
  const accept = JSON_TYPE.test(request.headers.accept ?? '') ? 'application/json' : 'text/html';
  const slot = accept === 'text/html' ? key : `${key} json`;
  const render = () => withQueryBudget(() => renderPublicPage(pages, key, accept, requestId));
  const cached = findPage(cache, slot);
  if (!cached) {
    pageCacheAnswers.miss++;
    return answerWhenLoaded(app, exchange, loadPage(cache, slot, render));
  }
  const isStale = cached.freshUntil <= cache.now();
  pageCacheAnswers[isStale ? 'stale' : 'hit']++;
  if (isStale) loadPage(cache, slot, render).catch((err) => log.warn({ err }, 'a page could not be renewed'));
  return sendCachedPage(cache, exchange, cached) ?? undefined;
}

async function answerWhenLoaded(
  { cache }: App,
  exchange: Exchange,
  loading: ReturnType<typeof loadPage>,
): Promise<void> {
  const page = await loading;
  return isCached(page) ? sendCachedPage(cache, exchange, page) : sendPage(exchange, page);
}

function isCached(page: Page): page is CachedPage {
  return 'variants' in page;
}
