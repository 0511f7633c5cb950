import type { Cookies } from '../visitor/cookies.ts';

/**
 * What the middleware and the routes of the API may use of Astro's context. Routes that every order asks for get one that
 * was made without Astro (`direct-route.ts`).
 */
export interface RouteContext {
  readonly request: RouteRequest;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** The route as its file is named: `/api/cart/items`. */
  readonly routePattern: string;
  readonly clientAddress: string;
  readonly cookies: Cookies;
  readonly locals: App.Locals;
  /** Answers with a page in place of the route, under the same `locals`. */
  rewrite(page: Request): Promise<Response>;
}

export interface RouteRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RouteHeaders;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null;
}

export interface RouteHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
}
