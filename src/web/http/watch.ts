import type { ServerResponse } from 'node:http';
import { logRequest } from '#lib/log.ts';
import { countUnderWay, requestSeconds } from '#lib/metrics.ts';
import { routeName } from './route-name.ts';
import type { Exchange } from './send.ts';

const LONGEST_PATH = 200;
/** Whoever has the rest of such an address may open what it opens. */
const SECRET = /^(\/open\/).+/;

/** The answers that are not over. */
export const underWay = new Set<ServerResponse>();
countUnderWay(() => underWay.size);

/** One log line and one measurement when a request is over: no query, no address, no cookie. */
export function watch({ request, response, requestId }: Exchange, path: string): void {
  const start = performance.now();
  underWay.add(response);
  response.once('close', () => {
    const took = performance.now() - start;
    underWay.delete(response);
    const { method = '' } = request;
    const status = response.statusCode;
    timerOf(status === 404 ? '404' : routeName(path), method, status).observe(took / 1000);
    const ms = Math.round(took * 10) / 10;
    logRequest({ requestId, method, path: shown(path), status, ms });
  });
}

type Timer = ReturnType<typeof requestSeconds.labels>;
/** By method, status and route: finding a measurement by its labels costs more than measuring. */
const timers = new Map<string, Timer>();
/** Strangers can make up addresses to be refused at; past so many different ones all others are counted as one. */
const MOST_TIMERS = 1_000;
const OTHER = 'other';

function timerOf(route: string, method: string, status: number): Timer {
  const key = `${method}${status}${route}`;
  let timer = timers.get(key);
  if (!timer) {
    if (timers.size >= MOST_TIMERS && route !== OTHER) return timerOf(OTHER, method, status);
    timer = requestSeconds.labels({ route, method, status });
    timers.set(key, timer);
  }
  return timer;
}

function shown(path: string): string {
  return path.replace(SECRET, '$1…').slice(0, LONGEST_PATH);
}
