import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** Milliseconds in which idle connections may send one more request, whose answer closes them. */
const GRACE_MS = 1_000;

/**
 * Stops accepting connections and waits for the open requests, `seconds` at most. An idle connection may have a request
 * on its way to us: it is closed by the answer to that request (`Connection: close`) or after the grace period.
 */
export async function drain(
  server: Server,
  openResponses: Iterable<ServerResponse>,
  seconds: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // The `close` of http.Server would close idle connections at once.
    NetServer.prototype.close.call(server, () => resolve());
  });
  for (const response of openResponses) response.shouldKeepAlive = false;
  let idle: NodeJS.Timeout | undefined;
  const grace = setTimeout(() => {
    server.closeIdleConnections();
    idle = setInterval(() => server.closeIdleConnections(), 50);
  }, GRACE_MS);
  const force = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  await closed;
  for (const timer of [grace, idle, force]) clearTimeout(timer);
}
