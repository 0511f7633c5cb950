import { steadyMs } from '../clock.ts';
import { type CachedPage, type Page, toCachedPage } from './cached-page.ts';

export interface PageCache {
  /** Least recently used first. */
  readonly pages: Map<string, CachedPage>;
  readonly maxBytes: number;
  readonly now: () => number;
  readonly keysByTag: Map<string, Set<string>>;
  readonly rendering: Map<string, { readonly began: number; readonly page: Promise<Page> }>;
  /** Tag → number of the last purge of it. */
  readonly purgedAt: Map<string, number>;
  /** Number of the last purge that `purgedAt` has lost: a page whose render began before it is not stored. */
  lostPurge: number;
  /** How many purges there were; each has its number. */
  purges: number;
  bytes: number;
  isListening: boolean;
}

/** How many tags `purgedAt` holds. */
const MAX_PURGED_TAGS = 5_000;

/**
 * Public pages in the memory of this process. Stored is only a public 200 with tags and without a cookie, and only if
 * none of its tags was purged since its render began. @param maxBytes 0 stores nothing.
 */
export function createPageCache(maxBytes: number, now: () => number = steadyMs): PageCache {
  const maps = { pages: new Map(), keysByTag: new Map(), rendering: new Map(), purgedAt: new Map() };
  return { ...maps, maxBytes, now, lostPurge: 0, purges: 0, bytes: 0, isListening: false };
}

/** The page under this key if it may be served: fresh, or stale (after `freshUntil`) while it is rendered again. */
export function findPage(cache: PageCache, key: string): CachedPage | null {
  const page = cache.pages.get(key);
  if (!page || !cache.isListening) return null;
  if (page.staleUntil <= cache.now()) {
    drop(cache, key);
    return null;
  }
  cache.pages.delete(key);
  cache.pages.set(key, page);
  return page;
}

/** Renders a page once for all simultaneous callers (single flight), and stores it if it may be stored. */
export function loadPage(cache: PageCache, key: string, render: () => Promise<Page>): Promise<Page> {
  const running = cache.rendering.get(key);
  // A request that comes after a purge never gets a page whose render began before it.
  if (running && cache.isListening && running.began === cache.purges) return running.page;
  const began = cache.purges;
  const page = render().then((rendered) => store(cache, key, rendered, began));
  const own = { began, page };
  cache.rendering.set(key, own);
  const end = () => void (cache.rendering.get(key) === own && cache.rendering.delete(key));
  page.then(end, end);
  return page;
}

/** Stores the body in another encoding, for as long as the page itself is stored. */
export function addVariant(cache: PageCache, page: CachedPage, encoding: string, body: Buffer): void {
  if (page.variants.has(encoding)) return;
  page.variants.set(encoding, body);
  page.bytes += body.length;
  if (cache.pages.get(page.key) === page) cache.bytes += body.length;
  evict(cache);
}

/** Drops every page with one of these tags. @returns how many pages. */
export function purgePages(cache: PageCache, tags: readonly string[]): number {
  const purge = ++cache.purges;
  let count = 0;
  for (const tag of tags) {
    cache.purgedAt.delete(tag);
    cache.purgedAt.set(tag, purge);
    for (const key of [...(cache.keysByTag.get(tag) ?? [])]) count += drop(cache, key) ? 1 : 0;
  }
  for (const [tag, oldest] of cache.purgedAt) {
    if (cache.purgedAt.size <= MAX_PURGED_TAGS) break;
    cache.purgedAt.delete(tag);
    cache.lostPurge = oldest;
  }
  return count;
}

/** Drops every page. While this process receives no purges, nothing is stored and nothing served. */
export function setListening(cache: PageCache, isListening: boolean): void {
  cache.isListening = isListening && cache.maxBytes > 0;
  dropAllPages(cache);
}

/** Drops every page; one whose render has begun is not stored. */
export function dropAllPages(cache: PageCache): void {
  cache.lostPurge = ++cache.purges;
  for (const key of [...cache.pages.keys()]) drop(cache, key);
}

function store(cache: PageCache, key: string, page: Page, began: number): Page {
  if (!cache.isListening || began < cache.lostPurge) return page;
  const cached = toCachedPage(key, page, cache.now());
  if (!cached || cached.tags.some((tag) => (cache.purgedAt.get(tag) ?? 0) > began)) return page;
  drop(cache, key);
  cache.pages.set(key, cached);
  cache.bytes += cached.bytes;
  for (const tag of cached.tags) cache.keysByTag.set(tag, (cache.keysByTag.get(tag) ?? new Set()).add(key));
  evict(cache);
  return cached;
}

/** Drops the least recently used pages until the rest fits. */
function evict(cache: PageCache): void {
  for (const key of cache.pages.keys()) {
    if (cache.bytes <= cache.maxBytes) return;
    drop(cache, key);
  }
}

function drop(cache: PageCache, key: string): boolean {
  const page = cache.pages.get(key);
  if (!page) return false;
  cache.pages.delete(key);
  cache.bytes -= page.bytes;
  for (const tag of page.tags) {
    const keys = cache.keysByTag.get(tag);
    keys?.delete(key);
    if (keys?.size === 0) cache.keysByTag.delete(tag);
  }
  return true;
}
