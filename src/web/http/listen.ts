import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { ConfigError } from '#lib/config-error.ts';
import { cutStalledReaders } from './cut-stalled-readers.ts';
import { type Refusal, refusalText } from './refusal.ts';

/** Milliseconds and bytes: slow or endless requests are cut off. Bodies have their own limit (`request-body.ts`). */
const LIMITS = {
  headersTimeout: 10_000,
  // A large file over a slow line; one that stops is idle.
  requestTimeout: 3_600_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  noDelay: true,
};
/** A connection without traffic for so long is dead, or its client does not read. */
const IDLE_TIMEOUT_MS = 60_000;
const MAX_CONNECTIONS = 10_000;
const MAX_REQUESTS_PER_CONNECTION = 10_000;

/** An http server with limits on time, size and number of connections. @param idleMs shorter in tests. */
export function createHardenedServer(listener: RequestListener, idleMs = IDLE_TIMEOUT_MS): Server {
  const server = createServer(LIMITS, listener);
  server.maxConnections = MAX_CONNECTIONS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  server.timeout = idleMs;
  cutStalledReaders(server, idleMs);
  server.on('checkContinue', listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    handleClientError(error, socket),
  );
  return server;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { status: 431, text: 'The request headers are too long.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, text: 'That is more than this page accepts.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, text: 'The request took too long to arrive.' },
};
const UNREADABLE: Refusal = { status: 400, text: 'The request could not be read.' };

/** Answers a request that could not be parsed, unless an answer has begun on its connection. */
function handleClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  const response = Reflect.get(socket, '_httpMessage') as { headersSent?: boolean } | null | undefined;
  if (error.code === 'ECONNRESET' || !socket.writable || response?.headersSent) {
    socket.destroy(error);
    return;
  }
  socket.end(refusalText(REFUSALS[error.code ?? ''] ?? UNREADABLE, randomUUID()), () => socket.destroy());
}

/** @throws ConfigError when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new ConfigError(`PORT: ${port} is taken, perhaps by a shop that is still running.`));
    });
    server.listen({ port, host, backlog: 1_024 }, resolve);
  });
}
