import { config } from '#lib/config.ts';
import type { RouteRequest } from './route-context.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What is read of a request. */
type Asked = Pick<RouteRequest, 'method'> & { readonly headers: Pick<RouteRequest['headers'], 'get'> };

/**
 * Whether a request that changes something comes from our own pages. Browsers send Origin or Sec-Fetch-Site; a request
 * with neither is from another program, and may send JSON, which a page of another site can only send after a preflight.
 */
export function isSameOrigin(request: Asked): boolean {
  if (SAFE.has(request.method)) return true;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin === config.publicOrigin;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
}
