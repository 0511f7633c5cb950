import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, handleApi } from './mailpit-api.ts';
import type { Store } from './message-store.ts';
import { handlePage, notFound } from './page-routes.ts';

const LARGEST_BODY = 1024 * 1024;

/**
 * Serves the mailbox over HTTP on the loopback address: pages for people, and Mailpit's API.
 * @param port 0 chooses a free port
 */
export async function startHttp(store: Store, port: number) {
  const server = createServer((request, response) => {
    answer(store, request).then(
      (found) => send(response, found),
      (error: Error) => {
        console.error(`mailbox: ${error.stack}`);
        send(response, { status: 500, type: 'text/plain', body: 'The mailbox failed; its log says why.' });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const { port: listening } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${listening}`, port: listening, close };
}

async function answer(store: Store, request: IncomingMessage): Promise<Answer> {
  const refused = refusal(request);
  if (refused) return { status: 403, type: 'text/plain', body: refused };
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const url = new URL(`http://localhost${request.url?.startsWith('/') ? request.url : '/'}`);
  if (/^\/(livez|readyz)$/.test(url.pathname)) return { status: 200, type: 'text/plain', body: 'ok' };
  if (!url.pathname.startsWith('/api/v1/')) return (await handlePage(store, method, url)) ?? notFound();
  const found = await handleApi(store, method, url, await bodyOf(request));
  return found ?? { status: 404, type: 'text/plain', body: 'Not found' };
}

/** Other sites in the same browser must not read mail (through a host name that points here) or delete it. */
function refusal({ headers, method }: IncomingMessage): string | undefined {
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
  if (!loopback.test(headers.host ?? '')) return 'The mailbox answers to localhost only.';
  if (method === 'GET' || method === 'HEAD') return undefined;
  const { origin } = headers;
  const foreign = origin !== undefined && origin !== `http://${headers.host}`;
  return foreign ? 'Mail is deleted from the mailbox itself only.' : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_BODY) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function send(response: ServerResponse, { status, type, body, headers }: Answer) {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
