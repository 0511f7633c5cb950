import type { IncomingMessage } from 'node:http';
import { config } from '#lib/config.ts';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db } from '#lib/db.ts';
import { findFileAccess } from '#shop/products/file-access.ts';
import { lazyAccount } from '../visitor/account.ts';
import { cookiesOf } from '../visitor/cookies.ts';
import { lazyVisitor } from '../visitor/visitor.ts';
import { sendRefusal } from './refusal.ts';
import type { Exchange } from './send-page.ts';
import { type StaticFile, sendStaticFile } from './static-files.ts';

/** What may be part of a product. What pages are made of is not asked about: it is sent without a query. */
const MAY_BE_SOLD =
  /\.(?:mp4|m4v|webm|mov|mp3|m4a|ogg|wav|flac|vtt|pdf|epub|mobi|zip|gz|7z|docx?|xlsx?|pptx?|od[tsp]|rtf|csv)$/i;

/**
 * Sends a file of the public folder. One that belongs to a product goes to those who may use the product.
 * @param path its address, decoded.
 */
export function sendPublicFile(
  exchange: Exchange,
  path: string,
  file: StaticFile,
): Promise<void> | undefined {
  if (!MAY_BE_SOLD.test(path)) return void sendStaticFile(exchange, file);
  return withQueryBudget(() => sendProductFile(exchange, path, file));
}

async function sendProductFile(exchange: Exchange, path: string, file: StaticFile): Promise<void> {
  const { request, response, requestId } = exchange;
  const spellings = [path, encodeURI(path)];
  const addresses = [...spellings, ...spellings.map((spelling) => config.publicOrigin + spelling)];
  const access = await findFileAccess(db, addresses, visitorOf(request));
  if (access === 'everybody') return sendStaticFile(exchange, file);
  if (access === 'visitor')
    return sendStaticFile(exchange, {
      ...file,
      headers: { ...file.headers, 'Cache-Control': 'private, no-cache' },
    });
  const text = 'There is nothing at this address, or only buyers can open it.';
  sendRefusal(request, response, requestId, { status: 404, text });
}

/** Who asks, for what no page answers: nothing is set. */
export function visitorOf(request: IncomingMessage) {
  const cookies = cookiesOf(request.headers.cookie);
  const account = lazyAccount({ cookies, request: { method: 'GET' }, routePattern: '' });
  return lazyVisitor({ cookies, locals: { account } });
}
