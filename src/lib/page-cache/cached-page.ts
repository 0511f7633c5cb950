import { hash } from 'node:crypto';

/** An answer as a page gives it, uncompressed. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** A page in the cache, the same for every visitor. Times in milliseconds since the epoch. */
export interface CachedPage extends Page {
  readonly key: string;
  readonly etag: string;
  readonly tags: readonly string[];
  readonly cachedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
  /** The body by encoding, compressed when it is first asked for. */
  readonly variants: Map<string, Buffer>;
  /** Bytes of all bodies, and an estimate for the rest. */
  bytes: number;
}

/** Estimated bytes of a cached page beside its bodies. */
const OVERHEAD_BYTES = 2_048;

/** The page as it goes into the cache under `key`; null unless it is a public 200 with tags and without a cookie. */
export function toCachedPage(key: string, page: Page, at: number): CachedPage | null {
  const control = String(page.headers['cache-control'] ?? '');
  const tags = String(page.headers['cache-tag'] ?? '')
    .split(',')
    .filter(Boolean);
  const milliseconds = (name: string) =>
    Number(new RegExp(`\\b${name}=(\\d{1,7})`).exec(control)?.[1] ?? 0) * 1000;
  const isPublic = /^public\b/.test(control) && !/no-store|private/.test(control);
  if (page.status !== 200 || !isPublic || tags.length === 0 || page.headers['set-cookie']) return null;
  const freshUntil = at + milliseconds('s-maxage');
  const staleUntil = freshUntil + milliseconds('stale-while-revalidate');
  const bytes = page.body.length + OVERHEAD_BYTES;
  const times = { cachedAt: at, freshUntil, staleUntil };
  return { ...page, ...times, key, tags, bytes, etag: etagOf(page.body), variants: new Map() };
}

/** A weak entity tag: compressed and plain bodies share it. */
export function etagOf(body: Buffer): string {
  return `W/"${hash('sha1', body, 'base64url')}"`;
}
