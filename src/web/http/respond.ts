import type { AstroGlobal } from 'astro';
import type { ShopError } from '#lib/errors.ts';
import { TooManyRequests } from '#lib/rate-limit.ts';
import type { RouteContext, RouteRequest } from './route-context.ts';

/** Why a request was refused, as pages and JSON show it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What the form held, so that nothing has to be typed again. */
  readonly values: Readonly<Record<string, string>>;
  /** For a rate limit: when to try again. */
  readonly retryAfterSeconds?: number;
}

export function wantsJson(request: RouteRequest): boolean {
  return /^application\/json\b/.test(request.headers.get('accept') ?? '');
}

/** After a form post: the page to show next, so that a reload does not post again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

export function problemOf(error: ShopError, values: Readonly<Record<string, string>> = {}): Problem {
  const { status, code, message, fields } = error;
  const wait = error instanceof TooManyRequests ? { retryAfterSeconds: error.retryAfterSeconds } : {};
  return { status, code, message, fields, values, ...wait };
}

/** A problem as JSON, or as the page `page` with the problem in `locals`. */
export function respondWithProblem(
  context: RouteContext,
  problem: Problem,
  page: string,
): Response | Promise<Response> {
  context.locals.problem = problem;
  if (wantsJson(context.request)) {
    const { code, message, fields } = problem;
    return json({ error: { code, message, fields } }, problem.status);
  }
  // A path parameter may hold a bare `%`, which no URL may.
  const url = new URL(page.replace(/%(?![\da-f]{2})/gi, '%25'), context.url);
  return context.rewrite(new Request(url, { headers: [...context.request.headers] }));
}

/** Seconds a shared cache may keep a catalogue page, and for how long it may serve it stale while it fetches anew. */
const SHARED_SECONDS = 60;
const STALE_SECONDS = 300;

/** Marks a page that is the same for every visitor as cacheable; an edit purges it by `tags`. */
export function setPublicCache(
  { response: { headers } }: Pick<AstroGlobal, 'response'>,
  { tags }: { tags: readonly string[] },
): void {
  headers.set('Cache-Control', PUBLIC_CACHE);
  headers.set('Cache-Tag', tags.join(','));
}

export const PUBLIC_CACHE = `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-while-revalidate=${STALE_SECONDS}`;
