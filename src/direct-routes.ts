import type { DirectRoute } from '#web/http/direct-route.ts';
import type { RouteContext } from '#web/http/route-context.ts';
import { onRequest } from './middleware.ts';
import { POST as addToCart } from './pages/api/cart/items/index.ts';
import { POST as checkOut } from './pages/api/checkout.ts';
import { POST as activate } from './pages/api/licences/activate.ts';
import { POST as deactivate } from './pages/api/licences/deactivate.ts';
import { POST as validate } from './pages/api/licences/validate.ts';
import { POST as receiveEvent } from './pages/api/webhooks/stripe.ts';

/** What every order and every bought program posts, by path: the middleware and the routes that Astro runs everywhere else, such as under `npm run dev`. */
export const directRoutes: ReadonlyMap<string, DirectRoute> = new Map(
  Object.entries({
    '/api/cart/items': addToCart,
    '/api/checkout': checkOut,
    '/api/licences/activate': activate,
    '/api/licences/validate': validate,
    '/api/licences/deactivate': deactivate,
    '/api/webhooks/stripe': receiveEvent,
  }).map(([pattern, route]) => [pattern, { pattern, answer: within(route) }]),
);

function within(route: (context: RouteContext) => Promise<Response>): DirectRoute['answer'] {
  return (context) => onRequest(context, () => route(context));
}
