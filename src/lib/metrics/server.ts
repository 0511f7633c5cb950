import { createServer, type Server } from 'node:http';
import { ConfigError } from '../config-error.ts';
import { log } from '../logging/log.ts';

/** Serves `/metrics` for Prometheus on a port of its own, not reachable by the public. @throws ConfigError when the port cannot be used. */
export function serveMetrics(
  port: number,
  host: string,
  gather: () => Promise<{ type: string; text: string }>,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return void response.writeHead(404).end();
    try {
      const { type, text } = await gather();
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
    } catch (error) {
      log.warn({ err: error }, 'metrics could not be gathered');
      response.writeHead(503).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new ConfigError(`METRICS_PORT: ${port} cannot be listened on (${error.message}).`)),
    );
    server.listen(port, host, () => resolve(server.unref()));
  });
}
