import type { ServerResponse } from 'node:http';
import { logRequest } from '#lib/logging/log.ts';
import type { DurationSeries } from '#lib/metrics/histograms.ts';
import { registerActiveRequests, requestDurations } from '#lib/metrics/metrics.ts';
import { loggedPath } from './logged-path.ts';
import { routeName } from './route-name.ts';
import type { Exchange } from './send-page.ts';

const MAX_PATH_LENGTH = 200;

/** The responses that are not finished. */
export const openResponses = new Set<ServerResponse>();
registerActiveRequests(() => openResponses.size);

/** Writes one log line and one measurement when a request ends, without its query, its address and its cookies. */
export function trackRequest({ request, response, requestId }: Exchange, path: string): void {
  const start = performance.now();
  openResponses.add(response);
  response.on('close', () => {
    const took = performance.now() - start;
    openResponses.delete(response);
    const { method = '' } = request;
    const status = response.statusCode;
    const { route, shown } = describePath(path);
    timingOf(status === 404 ? '404' : route, method, status).observe(took / 1000);
    logRequest(requestId, method, shown, status, Math.round(took * 10) / 10);
  });
}

interface PathNames {
  readonly route: string;
  /** As the log shows it: a JSON string. */
  readonly shown: string;
}

/** Of the paths that came first; strangers can invent any number of others. */
const described = new Map<string, PathNames>();
const MAX_DESCRIBED = 1_000;

function describePath(path: string): PathNames {
  const cached = described.get(path);
  if (cached) return cached;
  const shown = JSON.stringify(loggedPath(path).slice(0, MAX_PATH_LENGTH));
  const names = { route: routeName(path), shown };
  if (described.size < MAX_DESCRIBED && path.length < MAX_PATH_LENGTH) described.set(path, names);
  return names;
}

/** By method, status and route. */
const timings = new Map<string, DurationSeries>();
/** Clients can invent methods and addresses: past so many combinations all others are counted as one. */
const MAX_TIMINGS = 1_000;
const OTHER = 'other';

function timingOf(route: string, method: string, status: number): DurationSeries {
  const key = `${method}${status}${route}`;
  let timing = timings.get(key);
  if (!timing) {
    if (timings.size >= MAX_TIMINGS && route !== OTHER) return timingOf(OTHER, method, status);
    timing = requestDurations.series({ route, method, status });
    timings.set(key, timing);
  }
  return timing;
}
