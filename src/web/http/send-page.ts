import type { IncomingMessage, ServerResponse } from 'node:http';
import { boundedMap } from '#lib/bounded-map.ts';
import { type CachedPage, etagOf, type Page } from '#lib/page-cache/cached-page.ts';
import { addVariant, type PageCache } from '#lib/page-cache/page-cache.ts';
import { chooseEncoding, compress, type Encoding, isWorthCompressing } from './compression.ts';

/** What leads from a request to its answer. */
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
      body = await compressedNow(body, encoding, headers['ETag']);
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

/** Bytes of compressed pages, twice at worst. */
const MOST_COMPRESSED = 4_194_304;
const compressed = boundedMap<Buffer>(MOST_COMPRESSED);

/**
 * Compresses what was rendered just now. Pages for everybody come out as before more often than not: the same bytes are
 * compressed once. @param etag of a page for everybody, which nobody minds being kept.
 */
async function compressedNow(
  body: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  etag: unknown,
): Promise<Buffer> {
  const key = etag ? `${encoding} ${etag}` : null;
  const known = key && compressed.get(key);
  if (known) return known;
  const made = await compress(body, encoding, 'now');
  if (key) compressed.set(key, made, made.length);
  return made;
}

/** What a 304 repeats of the answer it stands for. */
function notModified(headers: Readonly<Record<string, string | string[] | number>>) {
  const left = Object.entries(headers).filter(([name]) => !/^content-|^last-modified$/i.test(name));
  return Object.fromEntries(left);
}

/** The headers of a kept page in one encoding, as the wire wants them: put together once. */
const heads = new WeakMap<CachedPage, Map<string, readonly string[]>>();

/**
 * Sends a page that is kept. Nothing on this path waits, but the first time an encoding is asked for.
 * @param state for the log and whoever looks: `hit`, `stale` or `miss`.
 */
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

/** Variants under way, so that a crowd compresses once. */
const underWay = new WeakMap<CachedPage, Map<Encoding, Promise<Buffer>>>();

function variantOf(
  cache: PageCache,
  page: CachedPage,
  encoding: Exclude<Encoding, 'identity'>,
): Promise<Buffer> {
  const running = underWay.get(page) ?? new Map<Encoding, Promise<Buffer>>();
  underWay.set(page, running);
  const made =
    running.get(encoding) ??
    compress(page.body, encoding, 'kept').then((body) => {
      addVariant(cache, page, encoding, body);
      return body;
    });
  running.set(encoding, made);
  return made;
}

/** Bytes up to which a copy costs less than a second piece. */
const SMALL = 14_336;
const texts = new WeakMap<Buffer, string>();

function textOf(body: Buffer): string {
  let text = texts.get(body);
  if (text === undefined) {
    text = body.toString('latin1');
    texts.set(body, text);
  }
  return text;
}

function write(
  { request, response, requestId }: Exchange,
  page: CachedPage,
  form: Encoding | 'unchanged',
  body: Buffer | null,
): void {
  const age = String(Math.max(0, Math.floor((Date.now() - page.keptAt) / 1000)));
  const head = [...headOf(page, form, body?.length ?? 0), 'Age', age, 'X-Request-Id', requestId];
  response.writeHead(form === 'unchanged' ? 304 : 200, head);
  if (!body || request.method === 'HEAD') response.end();
  // As text of one byte a letter it goes to the socket in one piece with the head: cheaper, while it is small.
  else if (body.length <= SMALL) response.end(textOf(body), 'latin1');
  else response.end(body);
}

function headOf(page: CachedPage, form: Encoding | 'unchanged', bytes: number): readonly string[] {
  let forms = heads.get(page);
  if (!forms) {
    forms = new Map();
    heads.set(page, forms);
  }
  let head = forms.get(form);
  if (!head) {
    const all: Record<string, string | string[] | number> = {
      ...(page.headers as Record<string, string>),
      ETag: page.etag,
      Vary: 'Accept-Encoding',
      ...(form === 'br' || form === 'gzip' ? { 'Content-Encoding': form } : {}),
      ...(form === 'unchanged' ? {} : { 'Content-Length': bytes }),
    };
    const fit = form === 'unchanged' ? notModified(all) : all;
    head = Object.entries(fit).flatMap(([name, value]) => [name, String(value)]);
    forms.set(form, head);
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
