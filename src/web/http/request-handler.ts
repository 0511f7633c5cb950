import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import type { PageCache } from '#lib/page-cache/page-cache.ts';
import { cacheKeyOf } from './cache-key.ts';
import { answerFromCache } from './cached-response.ts';
import { checkRequest } from './check-request.ts';
import { CLIENT_ADDRESS, clientAddress } from './client-address.ts';
import { healthz, readyz } from './health.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type Pages, renderFor } from './render.ts';
import { bodyLimit, hangUpSoon, readBody } from './request-body.ts';
import { watch } from './request-log.ts';
import { type Exchange, sendPage } from './send-page.ts';
import { type StaticFiles, sendStatic } from './static-files.ts';

/** What stands behind the door. */
export interface App {
  readonly pages: Pages;
  readonly files: StaticFiles;
  readonly cache: PageCache;
  readonly isDraining: () => boolean;
}

/** Pages for single visitors that are rendered at one time; more than that would only make all of them wait. */
const MOST_RENDERS = 500;
let renders = 0;

/**
 * The outer door: gives every request an id, a log line and a time, lets in only who asks for this shop by name, and
 * finds who answers: health, a file, a page kept for everybody, or the pages.
 */
export function createRequestHandler(house: App): RequestListener {
  return (request, response) => {
    const requestId = randomUUID();
    const exchange = { request, response, requestId };
    if (house.isDraining()) response.shouldKeepAlive = false;
    const url = request.url ?? '/';
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    watch(exchange, path);
    try {
      answer(house, exchange, path)?.catch((error: unknown) => fail(exchange, error));
    } catch (error) {
      fail(exchange, error);
    }
  };
}

function answer(house: App, exchange: Exchange, path: string): Promise<void> | undefined {
  const { request, response, requestId } = exchange;
  if (path === '/healthz') return void healthz(exchange);
  if (path === '/readyz') return withQueryBudget(() => readyz(exchange, house.isDraining()));
  const refusal = checkRequest(request);
  if (refusal) return void turnAway(exchange, refusal);
  const file = house.files.get(path.includes('%') ? decodeURI(path) : path);
  // The framework's own doors (pictures by address, actions, islands) are not used here, so they are not open.
  if (!file && path.startsWith('/_')) return void turnAway(exchange, NOTHING);
  // Pages that stand in for others have no address of their own.
  if (STAND_INS.has(withoutEnd(path))) request.url = '/404';
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerPost(house, exchange, path);
  if (request.headers['content-length'] || request.headers['transfer-encoding']) hangUpSoon(request);
  if (file) return void sendStatic(exchange, file);
  const key = cacheKeyOf(request.url ?? '/');
  if (key !== null) return answerFromCache(house, exchange, key);
  if (renders >= MOST_RENDERS) return void refuse(request, response, requestId, BUSY);
  return answerOne(house, exchange);
}

const NOTHING: Refusal = { status: 404, text: 'There is nothing at this address.' };
const STAND_INS = new Set(['/404', '/500', '/bad-request', '/too-many', '/unavailable']);
const BUSY: Refusal = {
  status: 503,
  text: 'The shop is full just now. Please try again in a moment; nothing is lost.',
  headers: { 'Retry-After': '2' },
};

/** Stripe is never told that the shop is full: its events complete what was paid for. */
async function answerPost(house: App, exchange: Exchange, path: string): Promise<void> {
  const { request, response } = exchange;
  if (renders >= MOST_RENDERS && !path.startsWith('/api/webhooks/')) return turnAway(exchange, BUSY);
  const body = await readBody(request, response, bodyLimit(path));
  if (body === 'gone') return void response.destroy();
  if (body === 'too large')
    return turnAway(exchange, { status: 413, text: 'That is more than this page takes.' });
  if (body === 'too slow') return turnAway(exchange, { status: 408, text: 'That took too long to come.' });
  Object.assign(request, { body });
  return answerOne(house, exchange);
}

async function answerOne({ pages }: App, exchange: Exchange): Promise<void> {
  const { request, response, requestId } = exchange;
  request.headers['x-request-id'] = requestId;
  request.headers[CLIENT_ADDRESS] = clientAddress(request);
  renders++;
  try {
    const page = await withQueryBudget(() => renderFor(pages, request, response, { requestId }));
    if (page) await sendPage(exchange, page);
  } finally {
    renders--;
  }
}

/** Says why not, and takes no more of what is still being sent. */
function turnAway({ request, response, requestId }: Exchange, refusal: Refusal): void {
  // What follows on a connection that began like this is not to be believed either.
  if (refusal.status === 400 || refusal.status === 421) response.shouldKeepAlive = false;
  refuse(request, response, requestId, refusal);
  if (!request.complete) hangUpSoon(request);
}

function fail({ request, response, requestId }: Exchange, error: unknown): void {
  const isAway = isUnavailable(error);
  if (response.destroyed) return;
  log[isAway ? 'warn' : 'error']({ err: error, requestId }, 'a page failed');
  if (response.headersSent) return void response.destroy();
  const text = 'Something went wrong on our side. Please try again in a moment; nothing is lost.';
  if (isAway) refuse(request, response, requestId, { status: 503, text, headers: { 'Retry-After': '5' } });
  else refuse(request, response, requestId, { status: 500, text });
}

/** Without the slashes at its end; by hand, because `/+$` takes its time over a path of slashes alone. */
function withoutEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
