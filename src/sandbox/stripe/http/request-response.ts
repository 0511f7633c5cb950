import type { IncomingMessage, ServerResponse } from 'node:http';
import { StripeApiError } from './stripe-errors.ts';

export type Request = {
  method: string;
  path: string;
  query: string;
  body: string;
  headers: IncomingMessage['headers'];
};

/** A response, or what a fault does instead: close the connection (`cut`) or never answer (`hang`). */
export type Answer = { status: number; headers: Record<string, string>; body: string } | 'cut' | 'hang';

const LARGEST_BODY = 1024 * 1024;

/** Reads a complete request. Throws a 413 error for a body over 1 MiB. */
export async function readRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > LARGEST_BODY)
      throw new StripeApiError(413, 'invalid_request_error', 'Request body is too large.');
    chunks.push(chunk);
  }
  const url = message.url ?? '/';
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: message.method ?? 'GET', path, query, body, headers: message.headers };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'cut') {
    response.socket?.destroy();
    return;
  }
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': length });
  response.end(answer.body);
}

export function jsonAnswer(status: number, body: object, headers: Record<string, string> = {}): Answer {
  const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  return { status, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

export function redirect(address: string): Answer {
  return { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' }, body: '' };
}

/** Whether a browser sent this from a page of another site. Such requests must change nothing. */
export function isCrossSite({ headers }: Request): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined) return origin !== `http://${host}` && origin !== `https://${host}`;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
