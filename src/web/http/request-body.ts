import type { IncomingMessage, ServerResponse } from 'node:http';

/** Milliseconds in which a body must have arrived. */
const BODY_TIMEOUT_MS = 15_000;

/** Bytes of all bodies together that are still on their way: many slow senders of long ones must not fill the memory. */
const MOST_BYTES = 67_108_864;
let bytesUnderWay = 0;

export type Body = Buffer | 'too large' | 'too slow' | 'too many' | 'gone';

/**
 * Reads a whole body and stops at `limit` bytes, or when all bodies together are too many; nothing is read if Content-Length
 * says it is longer. Slow senders wait here, before a page or a database connection is used.
 */
export function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too large');
  if (request.headers.expect) response.writeContinue();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: Body) => {
      clearTimeout(timer);
      bytesUnderWay -= size;
      request.off('data', take).off('end', end).off('error', leave).off('close', leave);
      if (!Buffer.isBuffer(body)) request.pause();
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      bytesUnderWay += chunk.length;
      if (size > limit) finish('too large');
      else if (bytesUnderWay > MOST_BYTES) finish('too many');
      else chunks.push(chunk);
    };
    const end = () => finish(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    const leave = () => finish('gone');
    const timer = setTimeout(finish, BODY_TIMEOUT_MS, 'too slow');
    request.on('data', take).once('end', end).once('error', leave).once('close', leave);
  });
}

/** Milliseconds and bytes for which an unwanted body is read and dropped, so that its sender can read the answer. */
const DISCARD_MS = 1_000;
const DISCARD_BYTES = 4_194_304;
/** From so many at once on, each may send less: reading costs time that other requests need. */
const MANY = 24;
const DISCARD_BYTES_OF_MANY = 131_072;
let discarding = 0;

/**
 * Reads and drops the rest of a body that was answered early, and closes the connection if it does not end soon. A
 * socket that is closed with unread bytes is reset, and the client would not see the answer.
 */
export function discardBody(request: IncomingMessage): void {
  const { socket } = request;
  let left = ++discarding > MANY ? DISCARD_BYTES_OF_MANY : DISCARD_BYTES;
  const timer = setTimeout(() => {
    stop();
    socket.destroy();
  }, DISCARD_MS);
  const take = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) socket.destroy();
  };
  const stop = () => {
    discarding--;
    clearTimeout(timer);
    request.off('end', stop);
    socket.off('close', stop);
  };
  request.once('end', stop).on('data', take);
  socket.once('close', stop);
  request.resume();
}
