import { hash } from 'node:crypto';

/** An answer as a page gives it, uncompressed. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** A page that is kept for everybody. Times in milliseconds since the epoch. */
export interface CachedPage extends Page {
  readonly key: string;
  readonly etag: string;
  readonly tags: readonly string[];
  readonly keptAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
  /** The body in other encodings, made when first asked for. */
  readonly variants: Map<string, Buffer>;
  bytes: number;
}

/** What a kept page costs beside its bodies, roughly, in bytes. */
const OVERHEAD = 2_048;
/** The page as it may be kept under `key`, or null: for everybody is only what says so. */
export function keepable(key: string, page: Page, at: number): CachedPage | null {
  const control = String(page.headers['cache-control'] ?? '');
  const tags = String(page.headers['cache-tag'] ?? '')
    .split(',')
    .filter(Boolean);
  const seconds = (name: string) =>
    Number(new RegExp(`\\b${name}=(\\d{1,7})`).exec(control)?.[1] ?? 0) * 1000;
  const isPublic = /^public\b/.test(control) && !/no-store|private/.test(control);
  if (page.status !== 200 || !isPublic || tags.length === 0 || page.headers['set-cookie']) return null;
  const freshUntil = at + seconds('s-maxage');
  const staleUntil = freshUntil + seconds('stale-while-revalidate');
  const bytes = page.body.length + OVERHEAD;
  const times = { keptAt: at, freshUntil, staleUntil };
  return { ...page, ...times, key, tags, bytes, etag: etagOf(page.body), variants: new Map() };
}

/** A weak tag: compressed and plain bodies are one page. */
export function etagOf(body: Buffer): string {
  return `W/"${hash('sha1', body, 'base64url')}"`;
}
