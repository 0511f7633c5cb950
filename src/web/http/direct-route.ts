import type { IncomingHttpHeaders } from 'node:http';
import { config } from '#lib/config.ts';
import type { Page } from '#lib/page-cache/cached-page.ts';
import { cookiesOf } from '../visitor/cookies.ts';
import { CLIENT_ADDRESS_HEADER } from './client-address.ts';
import { type Pages, renderInPlace } from './render.ts';
import type { RouteContext, RouteHeaders } from './route-context.ts';
import type { Exchange } from './send-page.ts';

/** A route that is answered without Astro: its request, routing and answer take longer than the route itself. */
export interface DirectRoute {
  /** The route as its file is named, by which its limits are found. */
  readonly pattern: string;
  /** Its function, with the middleware around it. */
  readonly answer: (context: RouteContext) => Promise<Response>;
}

/** Answers a request whose body was read. Astro renders the page that a refusal shows. */
export async function answerDirectly(
  { request, requestId }: Exchange,
  pages: Pages,
  { pattern, answer }: DirectRoute,
  body: Buffer,
): Promise<Page> {
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', config.publicOrigin);
  const cookies = cookiesOf(headers.cookie);
  // The middleware sets the others.
  const locals = { requestId } as App.Locals;
  const answered = await answer({
    request: { method, url: url.href, headers: headersOf(headers), body: [body] },
    ...{ url, params: {}, routePattern: pattern, cookies, locals },
    clientAddress: String(headers[CLIENT_ADDRESS_HEADER]),
    rewrite: async (page) => responseOf(await renderInPlace(pages, pathOf(page), headers, locals)),
  });
  return pageOf(answered, cookies.lines());
}

function headersOf(headers: IncomingHttpHeaders): RouteHeaders {
  return {
    get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
    [Symbol.iterator]: () =>
      Object.entries(headers)
        .map(([name, value]): [string, string] => [name, String(value)])
        .values(),
  };
}

function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function responseOf({ status, headers, body }: Page): Response {
  const response = new Response(new Uint8Array(body), { status });
  for (const [name, values] of Object.entries(headers))
    for (const value of [values].flat()) response.headers.append(name, value);
  return response;
}

async function pageOf(response: Response, cookies: readonly string[]): Promise<Page> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const set = [...response.headers.getSetCookie(), ...cookies];
  if (set.length > 0) headers['set-cookie'] = set;
  const body = response.body ? Buffer.from(await response.arrayBuffer()) : Buffer.alloc(0);
  return { status: response.status, headers, body };
}
