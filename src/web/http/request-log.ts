import type { ServerResponse } from 'node:http';
import { logRequest } from '#lib/logging/log.ts';
import type { Timing } from '#lib/metrics/histograms.ts';
import { countUnderWay, requestTimings } from '#lib/metrics/metrics.ts';
import { routeName } from './route-name.ts';
import type { Exchange } from './send-page.ts';

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
  response.on('close', () => {
    const took = performance.now() - start;
    underWay.delete(response);
    const { method = '' } = request;
    const status = response.statusCode;
    const { route, shown } = addressOf(path);
    timingOf(status === 404 ? '404' : route, method, status).observe(took / 1000);
    logRequest(requestId, method, shown, status, Math.round(took * 10) / 10);
  });
}

interface Address {
  readonly route: string;
  /** As the log shows it, in JSON. */
  readonly shown: string;
}

/** What is asked for most is put into words once. */
const known = new Map<string, Address>();
const MOST_KNOWN = 1_000;

function addressOf(path: string): Address {
  const before = known.get(path);
  if (before) return before;
  const shown = JSON.stringify(path.replace(SECRET, '$1…').slice(0, LONGEST_PATH));
  const address = { route: routeName(path), shown };
  if (known.size < MOST_KNOWN && path.length < LONGEST_PATH) known.set(path, address);
  return address;
}

/** By method, status and route. */
const timings = new Map<string, Timing>();
/** Strangers can make up addresses to be refused at; past so many different ones all others are counted as one. */
const MOST_TIMINGS = 1_000;
const OTHER = 'other';

function timingOf(route: string, method: string, status: number): Timing {
  const key = `${method}${status}${route}`;
  let timing = timings.get(key);
  if (!timing) {
    if (timings.size >= MOST_TIMINGS && route !== OTHER) return timingOf(OTHER, method, status);
    timing = requestTimings.timing({ route, method, status });
    timings.set(key, timing);
  }
  return timing;
}
