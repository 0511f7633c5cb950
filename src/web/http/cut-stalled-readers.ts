import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often connections are looked at, as a share of the time they have. */
const LOOKS = 12;

interface Waiting {
  /** Bytes that the client has not taken yet. */
  readonly bytes: number;
  /** Since when there are as many, in milliseconds of this process. */
  readonly since: number;
}

/**
 * Closes connections whose client has taken nothing of an answer for `ms`. Node's own time-out begins anew when it finds that
 * a part of the answer went out before, and so takes twice as long.
 */
export function cutStalledReaders(server: Server, ms: number): void {
  const waiting = new Map<Socket, Waiting>();
  server.on('connection', (socket: Socket) => {
    waiting.set(socket, { bytes: 0, since: performance.now() });
    socket.once('close', () => waiting.delete(socket));
  });
  const look = () => {
    const now = performance.now();
    for (const [socket, before] of waiting) {
      const bytes = waitingBytes(socket);
      if (bytes !== before.bytes) waiting.set(socket, { bytes, since: now });
      else if (bytes > 0 && now - before.since >= ms) socket.destroy();
    }
  };
  const timer = setInterval(look, ms / LOOKS).unref();
  server.once('close', () => clearInterval(timer));
}

/** Bytes in this process, of the operating system's queue too: it shrinks with everything the client takes. */
function waitingBytes(socket: Socket): number {
  const handle = Reflect.get(socket, '_handle') as { writeQueueSize?: number } | null;
  return handle?.writeQueueSize ?? 0;
}
