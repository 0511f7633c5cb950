import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { steadyMs } from '#lib/clock.ts';
import { type CachedPage, etagOf, type Page } from '#lib/page-cache/cached-page.ts';
import { addVariant, type PageCache } from '#lib/page-cache/page-cache.ts';
import { chooseEncoding, compress, type Encoding, isWorthCompressing } from './compression.ts';

/** One request, its response and its id. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/** Sends a page that was rendered for this visitor, compressed as the browser asks. */
export async function sendPage(exchange: Exchange, page: Page): Promise<void> {
  const { request, response, requestId } = exchange;
  const headers: Record<string, string | string[] | number> = { ...(page.headers as Record<string, string>) };
  headers['X-Request-Id'] = requestId;
  const isPublic = page.status === 200 && String(headers['cache-control']).startsWith('public');
  if (isPublic) headers['ETag'] = etagOf(page.body);
  const type = String(headers['content-type'] ?? '');
  let { body } = page;
  if (isWorthCompressing(type, body.length) && !headers['content-encoding']) {
    headers['Vary'] = 'Accept-Encoding';
    const encoding = chooseEncoding(request.headers['accept-encoding']?.toString());
    if (encoding !== 'identity' && request.method !== 'HEAD') {
      body = await compressPage(body, encoding, headers['ETag']);
      headers['Content-Encoding'] = encoding;
    }
  }
  if (isPublic && isUnchanged(request, String(headers['ETag']))) {
    response.writeHead(304, notModified(headers)).end();
    return;
  }
  if (page.status !== 204 && page.status !== 304) headers['Content-Length'] = body.length;
  response.writeHead(page.status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Bytes of compressed pages in memory. */
const MAX_COMPRESSED_BYTES = 8_388_608;
const compressed = new LRUCache<string, Buffer>({ maxSize: MAX_COMPRESSED_BYTES });

/**
 * Compresses a page that was just rendered. Public pages are often the same as before, so their compressed bytes are
 * cached. @param etag of a public page; undefined for a personal page, which is not cached.
 */
async function compressPage(
  body: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  etag: unknown,
): Promise<Buffer> {
  const key = etag ? `${encoding} ${etag}` : null;
  const cached = key && compressed.get(key);
  if (cached) return cached;
  const made = await compress(body, encoding, 'once');
  if (key) compressed.set(key, made, { size: made.length });
  return made;
}

/** The headers of a 304: all but those of the body. */
function notModified(headers: Readonly<Record<string, string | string[] | number>>) {
  const left = Object.entries(headers).filter(([name]) => !/^content-|^last-modified$/i.test(name));
  return Object.fromEntries(left);
}

/** The headers of a cached page by encoding, as `writeHead` takes them. */
const rawHeaders = new WeakMap<CachedPage, Map<string, readonly string[]>>();

/** Sends a cached page: at once, except the first time an encoding is asked for. */
export function sendCachedPage(cache: PageCache, exchange: Exchange, page: CachedPage): void | Promise<void> {
  const { request } = exchange;
  if (isUnchanged(request, page.etag)) return write(exchange, page, 'unchanged', null);
  const wanted = chooseEncoding(request.headers['accept-encoding']?.toString());
  const isSmall = !isWorthCompressing(String(page.headers['content-type'] ?? ''), page.body.length);
  if (wanted === 'identity' || isSmall) return write(exchange, page, 'identity', page.body);
  const variant = page.variants.get(wanted);
  if (variant) return write(exchange, page, wanted, variant);
  return variantOf(cache, page, wanted).then((body) => write(exchange, page, wanted, body));
}

/** Compressions that run now, so that simultaneous requests share one. */
const compressing = new WeakMap<CachedPage, Map<Encoding, Promise<Buffer>>>();

function variantOf(
  cache: PageCache,
  page: CachedPage,
  encoding: Exclude<Encoding, 'identity'>,
): Promise<Buffer> {
  const running = compressing.get(page) ?? new Map<Encoding, Promise<Buffer>>();
  compressing.set(page, running);
  const made =
    running.get(encoding) ??
    compress(page.body, encoding, 'cached').then((body) => {
      addVariant(cache, page, encoding, body);
      return body;
    });
  running.set(encoding, made);
  return made;
}

/** Bytes up to which copying a body costs less than a second write to the socket. */
const SMALL_BYTES = 14_336;
const latin1Texts = new WeakMap<Buffer, string>();

function textOf(body: Buffer): string {
  let text = latin1Texts.get(body);
  if (text === undefined) {
    text = body.toString('latin1');
    latin1Texts.set(body, text);
  }
  return text;
}

function write(
  { request, response, requestId }: Exchange,
  page: CachedPage,
  encoding: Encoding | 'unchanged',
  body: Buffer | null,
): void {
  const age = String(Math.max(0, Math.floor((steadyMs() - page.cachedAt) / 1000)));
  const head = [...headersOf(page, encoding, body?.length ?? 0), 'Age', age, 'X-Request-Id', requestId];
  response.writeHead(encoding === 'unchanged' ? 304 : 200, head);
  if (!body || request.method === 'HEAD') response.end();
  // A latin1 string is written to the socket together with the headers, in one write.
  else if (body.length <= SMALL_BYTES) response.end(textOf(body), 'latin1');
  else response.end(body);
}

function headersOf(page: CachedPage, encoding: Encoding | 'unchanged', bytes: number): readonly string[] {
  let byEncoding = rawHeaders.get(page);
  if (!byEncoding) {
    byEncoding = new Map();
    rawHeaders.set(page, byEncoding);
  }
  let head = byEncoding.get(encoding);
  if (!head) {
    const all: Record<string, string | string[] | number> = {
      ...(page.headers as Record<string, string>),
      ETag: page.etag,
      Vary: 'Accept-Encoding',
      ...(encoding === 'br' || encoding === 'gzip' ? { 'Content-Encoding': encoding } : {}),
      ...(encoding === 'unchanged' ? {} : { 'Content-Length': bytes }),
    };
    const sent = encoding === 'unchanged' ? notModified(all) : all;
    head = Object.entries(sent).flatMap(([name, value]) => [name, String(value)]);
    byEncoding.set(encoding, head);
  }
  return head;
}

function isUnchanged(request: IncomingMessage, etag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (!asked) return false;
  return asked === etag || asked === '*' || asked.split(',').some((one) => sameTag(one.trim(), etag));
}

function sameTag(one: string, other: string): boolean {
  return one.replace(/^W\//, '') === other.replace(/^W\//, '');
}
