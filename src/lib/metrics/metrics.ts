import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { pools } from '../db.ts';
import { redisState } from '../redis.ts';
import { durationHistogram } from './histograms.ts';

/** All metrics of this process. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });
const registers = [registry];

/** Seconds from the first byte of a request to the end of its response, by route, method and status. */
export const requestDurations = durationHistogram(registry, {
  name: 'http_request_duration_seconds',
  help: 'Seconds to answer a request, by route, method and status',
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Registers the gauge of requests being answered. @param count called whenever metrics are read. */
export function registerActiveRequests(count: () => number): void {
  new Gauge({
    name: 'http_requests_under_way',
    help: 'Requests that are being answered',
    registers,
    collect() {
      this.set(count());
    },
  });
}

/** Public pages answered since metrics were last read: plain numbers, because every request adds to them. */
export const pageCacheAnswers = { hit: 0, stale: 0, miss: 0 };

new Counter({
  name: 'page_cache_answers_total',
  help: 'Public pages answered, by how: hit, stale or miss',
  labelNames: ['how'] as const,
  registers,
  collect() {
    for (const how of ['hit', 'stale', 'miss'] as const) {
      this.inc({ how }, pageCacheAnswers[how]);
      pageCacheAnswers[how] = 0;
    }
  },
});

export const pageCachePurged = new Counter({
  name: 'page_cache_purged_pages_total',
  help: 'Cached pages dropped because something on them was edited',
  registers,
});

export const processFailures = new Counter({
  name: 'process_failures_total',
  help: 'Uncaught errors, by kind: rejection, exception',
  labelNames: ['kind'] as const,
  registers,
});

new Gauge({
  name: 'database_connections',
  help: 'Connections to PostgreSQL, by pool and state: used, idle, wanted',
  labelNames: ['pool', 'state'] as const,
  registers,
  collect() {
    for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
      this.set({ pool, state: 'used' }, totalCount - idleCount);
      this.set({ pool, state: 'idle' }, idleCount);
      this.set({ pool, state: 'wanted' }, waitingCount);
    }
  },
});

new Gauge({
  name: 'redis_up',
  help: '1 while Redis answers, 0 while it is down or not configured',
  registers,
  collect() {
    this.set(redisState() === 'ready' ? 1 : 0);
  },
});

new Gauge({
  name: 'jobs_waiting',
  help: 'Jobs that are waiting or being retried, by queue',
  labelNames: ['queue'] as const,
  registers,
  async collect() {
    const found = await waitingJobs().catch(() => []);
    this.reset();
    for (const { name, count } of found) this.set({ queue: name }, count);
  },
});

async function waitingJobs(): Promise<{ name: string; count: number }[]> {
  const text = `select q.name, count(j.id) from pgboss.queue q
    left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry') group by q.name`;
  return (await pools.jobs.query<{ name: string; count: number }>(text)).rows;
}
