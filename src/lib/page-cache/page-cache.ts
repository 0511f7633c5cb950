import { type CachedPage, keepable, type Page } from './cached-page.ts';

export interface PageCache {
  /** Least recently used first. */
  readonly pages: Map<string, CachedPage>;
  readonly maxBytes: number;
  readonly now: () => number;
  readonly byTag: Map<string, Set<string>>;
  readonly underWay: Map<string, { readonly began: number; readonly page: Promise<Page> }>;
  /** Tag → the purge that named it last; a render that began before `forgotten` is not kept at all. */
  readonly purgedAt: Map<string, number>;
  forgotten: number;
  purges: number;
  bytes: number;
  isHearing: boolean;
}

/** Tags whose purge is remembered one by one. */
const MEMORY = 5_000;

/**
 * The catalogue's pages in the memory of this process. Kept is only a 200 that calls itself public, names its tags,
 * sets no cookie, and of which no tag was purged since its render began. @param maxBytes 0 keeps nothing.
 */
export function createPageCache(maxBytes: number, now: () => number = Date.now): PageCache {
  const maps = { pages: new Map(), byTag: new Map(), underWay: new Map(), purgedAt: new Map() };
  return { ...maps, maxBytes, now, forgotten: 0, purges: 0, bytes: 0, isHearing: false };
}

/** The page under this key if it may be served: fresh, or stale while it is rendered anew (`freshUntil` has passed). */
export function findPage(cache: PageCache, key: string): CachedPage | null {
  const page = cache.pages.get(key);
  if (!page || !cache.isHearing) return null;
  if (page.staleUntil <= cache.now()) {
    drop(cache, key);
    return null;
  }
  cache.pages.delete(key);
  cache.pages.set(key, page);
  return page;
}

/** Renders a page once for all who ask meanwhile, and keeps it if it may be kept. */
export function loadPage(cache: PageCache, key: string, render: () => Promise<Page>): Promise<Page> {
  const running = cache.underWay.get(key);
  // Who asks after an edit never gets what was rendered before it.
  if (running && cache.isHearing && running.began === cache.purges) return running.page;
  const began = cache.purges;
  const page = render().then((rendered) => keep(cache, key, rendered, began));
  const flight = { began, page };
  cache.underWay.set(key, flight);
  const land = () => void (cache.underWay.get(key) === flight && cache.underWay.delete(key));
  page.then(land, land);
  return page;
}

/** Keeps the body in another encoding, as long as the page itself is kept. */
export function addVariant(cache: PageCache, page: CachedPage, encoding: string, body: Buffer): void {
  if (page.variants.has(encoding)) return;
  page.variants.set(encoding, body);
  page.bytes += body.length;
  if (cache.pages.get(page.key) === page) cache.bytes += body.length;
  makeRoom(cache);
}

/** Forgets every page with one of these tags. @returns how many those were. */
export function purgePages(cache: PageCache, tags: readonly string[]): number {
  const at = ++cache.purges;
  let count = 0;
  for (const tag of tags) {
    cache.purgedAt.delete(tag);
    cache.purgedAt.set(tag, at);
    for (const key of [...(cache.byTag.get(tag) ?? [])]) count += drop(cache, key) ? 1 : 0;
  }
  for (const [tag, purge] of cache.purgedAt) {
    if (cache.purgedAt.size <= MEMORY) break;
    cache.purgedAt.delete(tag);
    cache.forgotten = purge;
  }
  return count;
}

/** Forgets everything. While edits cannot be heard of, nothing is kept and nothing served. */
export function setHearing(cache: PageCache, isHearing: boolean): void {
  cache.isHearing = isHearing && cache.maxBytes > 0;
  cache.forgotten = ++cache.purges;
  for (const key of [...cache.pages.keys()]) drop(cache, key);
}

function keep(cache: PageCache, key: string, page: Page, began: number): Page {
  if (!cache.isHearing || began < cache.forgotten) return page;
  const kept = keepable(key, page, cache.now());
  if (!kept || kept.tags.some((tag) => (cache.purgedAt.get(tag) ?? 0) > began)) return page;
  drop(cache, key);
  cache.pages.set(key, kept);
  cache.bytes += kept.bytes;
  for (const tag of kept.tags) cache.byTag.set(tag, (cache.byTag.get(tag) ?? new Set()).add(key));
  makeRoom(cache);
  return kept;
}

function makeRoom(cache: PageCache): void {
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
    const keys = cache.byTag.get(tag);
    keys?.delete(key);
    if (keys?.size === 0) cache.byTag.delete(tag);
  }
  return true;
}
