import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import type { Page } from '#lib/page-cache/cached-page.ts';
import type { PageCache } from '#lib/page-cache/page-cache.ts';
import { bodyLimit, TOO_LARGE } from './body-limits.ts';
import { cacheKeyOf } from './cache-key.ts';
import { answerFromCache } from './cached-response.ts';
import { checkRequest } from './check-request.ts';
import { CLIENT_ADDRESS_HEADER, clientAddressOf } from './client-address.ts';
import { answerCodeLink } from './code-link.ts';
import { answerDirectly, type DirectRoute } from './direct-route.ts';
import { sendDownload } from './downloads.ts';
import { healthz, readyz } from './health.ts';
import { sendPublicFile } from './product-files.ts';
import { isTooLong, isUpload, receiveUpload } from './receive-upload.ts';
import { type Refusal, sendRefusal } from './refusal.ts';
import { type Pages, renderForVisitor } from './render.ts';
import { discardBody, readBody } from './request-body.ts';
import { trackRequest } from './request-log.ts';
import { type Exchange, sendPage } from './send-page.ts';
import type { StaticFiles } from './static-files.ts';

/** What the request handler answers with. */
export interface App {
  readonly pages: Pages;
  /** What is posted most, by path: answered without the pages. */
  readonly directRoutes: ReadonlyMap<string, DirectRoute>;
  readonly files: StaticFiles;
  readonly cache: PageCache;
  readonly isDraining: () => boolean;
}

/** Uncached pages rendered at the same time; more would only make all of them slower. */
const MAX_RENDERS = 500;
let renders = 0;

/**
 * The first code that sees a request: gives it an id and a log line, refuses what is not for this shop, and chooses who
 * answers: a health check, a static file, the page cache, a direct route, or the pages.
 */
export function createRequestHandler(app: App): RequestListener {
  return (request, response) => {
    const requestId = randomUUID();
    const exchange = { request, response, requestId };
    if (app.isDraining()) response.shouldKeepAlive = false;
    const url = request.url ?? '/';
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    trackRequest(exchange, path);
    try {
      answer(app, exchange, path)?.catch((error: unknown) => answerError(exchange, error));
    } catch (error) {
      answerError(exchange, error);
    }
  };
}

function answer(app: App, exchange: Exchange, path: string): Promise<void> | undefined {
  const { request } = exchange;
  if (path === '/healthz') return void healthz(exchange);
  if (path === '/readyz') return withQueryBudget(() => readyz(exchange, app.isDraining()));
  const refusal = checkRequest(request);
  if (refusal) return void refuse(exchange, refusal);
  const filePath = path.includes('%') ? decodeURI(path) : path;
  const file = app.files.get(filePath);
  // The framework's own routes (image transforms, actions, islands) are not used here.
  if (!file && path.startsWith('/_')) return void refuse(exchange, NOT_FOUND);
  if (INTERNAL_PAGES.has(withoutTrailingSlashes(path))) request.url = '/404';
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerWithBody(app, exchange, path);
  if (request.headers['content-length'] || request.headers['transfer-encoding']) discardBody(request);
  if (file) return sendPublicFile(exchange, filePath, file);
  const link = answerCodeLink(request);
  if (link) return sendPage(exchange, link);
  return sendDownload(exchange, path) ?? answerWithPage(app, exchange);
}

function answerWithPage(app: App, exchange: Exchange): Promise<void> | undefined {
  const { request, response, requestId } = exchange;
  const key = cacheKeyOf(request.url ?? '/');
  if (key !== null) return answerFromCache(app, exchange, key);
  if (renders >= MAX_RENDERS) return void sendRefusal(request, response, requestId, BUSY);
  return answerUncached(app, exchange);
}

const NOT_FOUND: Refusal = { status: 404, text: 'There is nothing at this address.' };
/** Shown in place of other pages; nothing for a visitor to open. */
const INTERNAL_PAGES = new Set(['/404', '/500', '/bad-request', '/too-many', '/unavailable']);
const BUSY: Refusal = {
  status: 503,
  text: 'The shop is very busy at the moment. Nothing is lost. Please try again in a minute.',
  headers: { 'Retry-After': '2' },
};

/** Reads the body first. Webhooks are never refused as busy: they complete orders that are paid. */
async function answerWithBody(app: App, exchange: Exchange, path: string): Promise<void> {
  const { request, response } = exchange;
  if (renders >= MAX_RENDERS && !path.startsWith('/api/webhooks/')) return refuse(exchange, BUSY);
  if (isUpload(request, path)) return answerUpload(app, exchange, path);
  const body = await readBody(request, response, bodyLimit(path));
  if (body === 'gone') return void response.destroy();
  if (body === 'too large') return refuse(exchange, { status: 413, text: TOO_LARGE });
  if (body === 'too many') return refuse(exchange, BUSY);
  if (body === 'too slow')
    return refuse(exchange, { status: 408, text: 'The request took too long to arrive.' });
  const direct = request.method === 'POST' ? app.directRoutes.get(path) : undefined;
  if (direct) return answerWith(exchange, () => answerDirectly(exchange, app.pages, direct, body));
  Object.assign(request, { body });
  return answerUncached(app, exchange);
}

/** A file is stored as it arrives, and the page sees a plain form. */
async function answerUpload(app: App, exchange: Exchange, path: string): Promise<void> {
  const { request, response } = exchange;
  if (isTooLong(request, path)) return refuse(exchange, { status: 413, text: TOO_LARGE });
  if (request.headers.expect) response.writeContinue();
  const body = await receiveUpload(request, path);
  if (!body) return refuse(exchange, { status: 400, text: 'The request could not be read.' });
  if (!request.complete) discardBody(request);
  Object.assign(request, { body });
  return answerUncached(app, exchange);
}

async function answerUncached({ pages }: App, exchange: Exchange): Promise<void> {
  const { request, response, requestId } = exchange;
  return answerWith(exchange, () => renderForVisitor(pages, request, response, { requestId }));
}

/** @param render makes the answer, or has streamed it (null). */
async function answerWith(exchange: Exchange, render: () => Promise<Page | null>): Promise<void> {
  const { request, requestId } = exchange;
  request.headers['x-request-id'] = requestId;
  request.headers[CLIENT_ADDRESS_HEADER] = clientAddressOf(request);
  renders++;
  try {
    const page = await withQueryBudget(render);
    if (page) await sendPage(exchange, page);
  } finally {
    renders--;
  }
}

/** Answers with the refusal and discards what the client still sends. */
function refuse({ request, response, requestId }: Exchange, refusal: Refusal): void {
  // After a malformed request or a wrong host, later requests on this connection are not trusted.
  if (refusal.status === 400 || refusal.status === 421) response.shouldKeepAlive = false;
  sendRefusal(request, response, requestId, refusal);
  if (!request.complete) discardBody(request);
}

function answerError({ request, response, requestId }: Exchange, error: unknown): void {
  const isAway = isUnavailable(error);
  if (response.destroyed) return;
  log[isAway ? 'warn' : 'error']({ err: error, requestId }, 'a page failed');
  if (response.headersSent) return void response.destroy();
  const text = 'Something went wrong on our side. Nothing is lost. Please try again in a minute.';
  const refusal: Refusal = isAway
    ? { status: 503, text, headers: { 'Retry-After': '5' } }
    : { status: 500, text };
  sendRefusal(request, response, requestId, refusal);
}

/** A loop, because `/+$` takes quadratic time on a path of many slashes. */
function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
