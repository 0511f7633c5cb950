import type { DirectRoute } from '#web/http/direct-route.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { onRequest } from './middleware.ts';
import { POST as addToCart } from './pages/api/cart/items/index.ts';
import { POST as checkOut } from './pages/api/checkout.ts';
import { POST as receiveEvent } from './pages/api/webhooks/stripe.ts';

/** What every order posts, by path: the middleware and the routes that Astro runs everywhere else, such as under `npm run dev`. */
export const directRoutes: ReadonlyMap<string, DirectRoute> = new Map(
  Object.entries({
    '/api/cart/items': addToCart,
    '/api/checkout': checkOut,
    '/api/webhooks/stripe': receiveEvent,
  }).map(([pattern, route]) => [pattern, { pattern, answer: within(route) }]),
);

function within(route: (context: RouteContext) => Promise<Response>): DirectRoute['answer'] {
  return (context) => onRequest(context, () => route(context));
}
