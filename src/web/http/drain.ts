import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** Milliseconds in which connections may still ask once more, and are told to go. */
const GRACE_MS = 1_000;

/**
 * Stops taking new connections and waits for the requests under way, `seconds` at most. A connection that is idle now
 * may have a request on its way to us: it is closed by the answer to that one (`Connection: close`), or when it has
 * stayed silent for a moment.
 */
export async function drain(
  server: Server,
  underWay: Iterable<ServerResponse>,
  seconds: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // That of http.Server would cut idle connections off at once.
    NetServer.prototype.close.call(server, () => resolve());
  });
  for (const response of underWay) response.shouldKeepAlive = false;
  let idle: NodeJS.Timeout | undefined;
  const grace = setTimeout(() => {
    server.closeIdleConnections();
    idle = setInterval(() => server.closeIdleConnections(), 50);
  }, GRACE_MS);
  const force = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  await closed;
  for (const timer of [grace, idle, force]) clearTimeout(timer);
}
