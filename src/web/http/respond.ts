import type { APIContext, AstroGlobal } from 'astro';
import { ShopError } from '#lib/errors.ts';
import { TooMany } from '#lib/rate-limit.ts';

/** Why a request was refused, as pages and JSON tell it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What the form held, so that nothing has to be typed again. */
  readonly values: Readonly<Record<string, string>>;
  /** When to come back, where it was asked for too often or too soon. */
  readonly retryAfterSeconds?: number;
}

export function wantsJson(request: Request): boolean {
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
  const wait = error instanceof TooMany ? { retryAfterSeconds: error.retryAfterSeconds } : {};
  return { status, code, message, fields, values, ...wait };
}

/** A refusal as JSON, or as the form's own page shown again with the reason and everything that was typed. */
export function refuse(context: APIContext, problem: Problem, page: string): Response | Promise<Response> {
  context.locals.problem = problem;
  if (wantsJson(context.request)) {
    const { code, message, fields } = problem;
    return json({ error: { code, message, fields } }, problem.status);
  }
  // A name out of the address may hold a bare `%`, which is no address.
  const url = new URL(page.replace(/%(?![\da-f]{2})/gi, '%25'), context.url);
  return context.rewrite(new Request(url, { headers: context.request.headers }));
}

/**
 * Runs a form's act; a refusal of the shop goes back to the form.
 * @param page the path of the page that shows the form, with what was typed.
 */
export async function handleForm(
  context: APIContext,
  page: string | ((values: Readonly<Record<string, string>>) => string),
  act: (keep: (values: Readonly<Record<string, string>>) => void) => Promise<Response>,
): Promise<Response> {
  let values: Readonly<Record<string, string>> = {};
  try {
    return await act((kept) => {
      values = kept;
    });
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return refuse(context, problemOf(error, values), typeof page === 'string' ? page : page(values));
  }
}

/**
 * Runs the form that a page posts to itself.
 * @returns null when the page is to be shown: for the first time, or again with the reason in `locals.problem`.
 */
export async function handlePostedForm(
  context: APIContext,
  act: (keep: (values: Readonly<Record<string, string>>) => void) => Promise<Response>,
): Promise<Response | null> {
  if (context.request.method !== 'POST') return null;
  let values: Readonly<Record<string, string>> = {};
  try {
    return await act((kept) => {
      values = kept;
    });
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const problem = problemOf(error, values);
    if (wantsJson(context.request)) return refuse(context, problem, context.url.pathname);
    context.locals.problem = problem;
    return null;
  }
}

/** Seconds a shared cache may keep a catalogue page, and for how long after it may serve it while it asks anew. */
const SHARED_SECONDS = 60;
const STALE_SECONDS = 300;

/** Marks a page that says nothing about its visitor; `tags` name what an edit purges. */
export function publicPage(
  { response: { headers } }: Pick<AstroGlobal, 'response'>,
  { tags }: { tags: readonly string[] },
): void {
  headers.set('Cache-Control', PUBLIC_CACHE);
  headers.set('Cache-Tag', tags.join(','));
}

export const PUBLIC_CACHE = `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-while-revalidate=${STALE_SECONDS}`;
