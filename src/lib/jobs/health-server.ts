import { createServer, type Server } from 'node:http';
import { ConfigError } from '../config-error.ts';
import { jobsState } from './keep-working.ts';

/**
 * Answers `GET /healthz` of a process that only runs jobs: 200 while they advance, 503 after a minute without a round.
 * @throws ConfigError when the port cannot be used.
 */
export function serveJobsHealth(port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/healthz') return void response.writeHead(404).end();
    const jobs = jobsState();
    const status = jobs === 'running' ? 200 : 503;
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ status: jobs === 'running' ? 'alive' : 'not working', jobs }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new ConfigError(`HEALTH_PORT: ${port} cannot be listened on (${error.message}).`)),
    );
    server.listen(port, host, () => resolve(server.unref()));
  });
}
