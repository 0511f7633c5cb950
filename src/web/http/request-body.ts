import type { IncomingMessage, ServerResponse } from 'node:http';

/** Longest bodies in bytes: what a form or JSON of ours needs, a long lesson of the back office, what Stripe may send. */
const FORM_BYTES = 65_536;
const DESK_BYTES = 524_288;
const WEBHOOK_BYTES = 2_097_152;
/** Milliseconds in which a body must have come. */
const PATIENCE_MS = 15_000;

export type Body = Buffer | 'too large' | 'too slow' | 'gone';

/** Longest body that an address takes, in bytes. */
export function bodyLimit(path: string): number {
  if (path.startsWith('/api/webhooks/')) return WEBHOOK_BYTES;
  return path.startsWith('/admin/') ? DESK_BYTES : FORM_BYTES;
}

/**
 * Reads a whole body, counted while it comes; one that says it is too large is not read at all. Slow senders wait
 * here, where they hold nothing of the shop.
 */
export function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too large');
  if (request.headers.expect) response.writeContinue();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: Body) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('error', leave).off('close', leave);
      if (!Buffer.isBuffer(body)) request.pause();
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle('too large');
      else chunks.push(chunk);
    };
    const end = () => settle(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    const leave = () => settle('gone');
    const timer = setTimeout(settle, PATIENCE_MS, 'too slow');
    request.on('data', take).once('end', end).once('error', leave).once('close', leave);
  });
}

/** Milliseconds, and bytes, for which an unwanted body is thrown away so that its sender hears why. */
const LINGER_MS = 1_000;
const LINGER_BYTES = 4_194_304;
/** More than so many at once are a flood: reading on for each of them would be at the expense of everybody else. */
const FLOOD = 24;
const FLOOD_BYTES = 131_072;
let lingering = 0;

/**
 * Ends the connection a moment after an early answer unless the body ends before: a socket closed over unread bytes
 * is reset, and the answer lost with it.
 */
export function hangUpSoon(request: IncomingMessage): void {
  const { socket } = request;
  let left = ++lingering > FLOOD ? FLOOD_BYTES : LINGER_BYTES;
  const timer = setTimeout(() => {
    stop();
    socket.destroy();
  }, LINGER_MS);
  const take = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) socket.destroy();
  };
  const stop = () => {
    lingering--;
    clearTimeout(timer);
    request.off('end', stop);
    socket.off('close', stop);
  };
  request.once('end', stop).on('data', take);
  socket.once('close', stop);
  request.resume();
}
