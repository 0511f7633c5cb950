import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { collectSentBuffers } from '#lib/free-memory.ts';
import { isUuid } from '#lib/ids.ts';
import { log } from '#lib/logging/log.ts';
import { t } from '#messages/t.ts';
import { openCopy } from '#shop/products/kinds/download/stamp/open-copy.ts';
import { findSample } from '#shop/products/kinds/download/store.ts';
import { readLink } from '#shop/products/kinds/download/use/link.ts';
import { beginUse, openDownload } from '#shop/products/kinds/download/use/open-download.ts';
import { addSent, deleteUse, listTakenItems } from '#shop/products/kinds/download/use/store.ts';
import { bytesOf } from '#shop/products/kinds/download/use/use.ts';
import { findPicture } from '#shop/products/media/store.ts';
import { paths } from '../paths.ts';
import { visitorOf } from './product-files.ts';
import { sendRefusal } from './refusal.ts';
import { cutOnceTaken } from './running-downloads.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { Exchange } from './send-page.ts';
import { answerWithFile, type FileAnswer, type StoredFile } from './stored-file.ts';

const LINK = /^\/files\/([\w.-]{1,300})$/;
const PICTURE = /^\/media\/([0-9a-f-]{36})-(\d{1,4})\.(webp|avif)$/;
const VERSION = /^\?v=([1-9]\d{0,8})$/;
const SAMPLE = /^\/downloads\/([a-z0-9-]{1,120})\/sample$/;

/** Sends a file of private storage, if the address is one of those; outside of the pages, which have no back-pressure. */
export function sendDownload(exchange: Exchange, path: string): Promise<void> | undefined {
  const [, token] = LINK.exec(path) ?? [];
  if (token) return refusing(exchange, () => sendBoughtFile(exchange, token));
  const [, picture, width, format] = PICTURE.exec(path) ?? [];
  if (picture)
    return refusing(exchange, () =>
      sendPicture(exchange, picture, Number(width), format === 'avif' ? format : 'webp'),
    );
  const [, slug] = SAMPLE.exec(path) ?? [];
  return slug ? refusing(exchange, () => sendSample(exchange, slug)) : undefined;
}

async function refusing(
  { request, response, requestId }: Exchange,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await withQueryBudget(send);
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const { status, message, code } = error;
    sendRefusal(request, response, requestId, { status, code, text: { said: message } });
  }
}

async function sendBoughtFile(exchange: Exchange, token: string): Promise<void> {
  const link = readLink(config.authSecret, token, now());
  if (!link) throw unknownFile();
  const bought = await openDownload(db, link, await visitorOf(exchange.request)());
  if (link.isExpired)
    throw new ShopError(
      'expired',
      403,
      t('This link has expired. Your account has a fresh one under Downloads.'),
    );
  const file = await openCopy(db, link, bought);
  if (!file) return sendToWait(exchange, token);
  const answer = answerWithFile(exchange.request, file, 'private, no-store');
  const { part } = answer;
  if (!part) return sendHead(exchange, answer);
  const { bytes: size, storageKey } = file;
  const use = await beginUse(db, link, file, { size, ...part, isRange: answer.isRange });
  let sent = 0;
  const count = (sentNow: number) => {
    sent += sentNow;
  };
  const watch = () => cutOnceTaken(db, exchange.response, link.orderItemId, listTakenItems);
  try {
    await sendPart(exchange, answer, storageKey, count, watch);
  } catch (error) {
    if (!exchange.response.headersSent) await inTransaction(db, (tx) => deleteUse(tx, link, use));
    throw error;
  } finally {
    const asked = bytesOf(part);
    const isWhole = exchange.response.writableFinished && sent === asked;
    await addSent(db, use, { sent, asked, size, at: now() }, isWhole);
  }
}

/** The buyer's own copy is not ready: a browser waits on a page, a program that goes on with a download tries again. */
function sendToWait({ request, response, requestId }: Exchange, token: string): void {
  if (request.headers.range) {
    const text = 'Your copy is being prepared. Try again in a few seconds.';
    sendRefusal(request, response, requestId, { status: 503, text, headers: { 'Retry-After': '3' } });
    return;
  }
  const headers = { ...SECURITY_HEADERS, 'Cache-Control': 'private, no-store', 'X-Request-Id': requestId };
  response.writeHead(303, { ...headers, Location: paths.preparing(token), 'Content-Length': 0 }).end();
}

async function sendSample(exchange: Exchange, slug: string): Promise<void> {
  const sample = await findSample(db, slug);
  if (!sample) throw unknownFile();
  const file: StoredFile = { ...sample, sha256: Buffer.from(sample.sha256, 'hex') };
  const answer = answerWithFile(exchange.request, file, 'public, max-age=0, must-revalidate');
  return answer.part ? sendPart(exchange, answer, file.storageKey) : sendHead(exchange, answer);
}

/** A picture never changes under its address: another version of it has another. Old addresses lead to what it is now. */
async function sendPicture(
  exchange: Exchange,
  id: string,
  width: number,
  format: 'webp' | 'avif',
): Promise<void> {
  const { url = '' } = exchange.request;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const version = Number(VERSION.exec(query)?.[1] ?? 1);
  const picture = isUuid(id) ? await findPicture(db, id, width, { version, format }) : null;
  if (!picture) throw unknownFile();
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': picture.isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    'Content-Type': `image/${format}`,
    'Content-Length': picture.bytes,
  };
  const answer: FileAnswer = { status: 200, headers, part: null, isRange: false };
  if (exchange.request.method === 'HEAD') return sendHead(exchange, answer);
  return sendPart(exchange, answer, picture.storageKey);
}

function sendHead({ response, requestId }: Exchange, { status, headers }: FileAnswer): void {
  response.writeHead(status, { ...headers, 'X-Request-Id': requestId }).end();
}

/**
 * Sends the bytes no faster than the client takes them. Ends when all are sent or the client is gone.
 * @param count is told of bytes as they are handed to the connection; `begun` when the first are about to be.
 */
async function sendPart(
  { response, requestId }: Exchange,
  { status, headers, part }: FileAnswer,
  storageKey: string,
  count: (bytes: number) => void = () => {},
  begun: () => void = () => {},
): Promise<void> {
  const content = await (await files()).open(storageKey, part ?? undefined);
  if (response.destroyed) return void content.destroy();
  response.writeHead(status, { ...headers, 'X-Request-Id': requestId });
  begun();
  const counting = new Transform({
    // One chunk at a time: what waits here for a slow reader waits in memory.
    highWaterMark: 1,
    transform(chunk: Buffer, _encoding, done) {
      count(chunk.length);
      collectSentBuffers(chunk.length);
      done(null, chunk);
    },
  });
  await pipeline(content, counting, response).catch((err: unknown) =>
    log.debug({ err, requestId }, 'a file was not sent to its end'),
  );
}

function unknownFile(): ShopError {
  return new ShopError(
    'unknown_file',
    404,
    t('There is nothing at this address, or only buyers can open it.'),
  );
}
