import { setTimeout as sleep } from 'node:timers/promises';
import { countAttempt, type Limit, TooManyRequests } from '#lib/rate-limit.ts';
import { t } from '#messages/t.ts';
import { isSearch } from './cache-key.ts';
import { networkOf, readClientAddress } from './client-address.ts';
import type { RouteContext } from './route-context.ts';

/** Limits per network for requests that cost something. A whole school may share one network. */
const limits = {
  'sign-up': { what: 'sign-up', times: 60, seconds: 900 },
  'forgot-password': { what: 'forgot-password', times: 20, seconds: 900 },
  'find-orders': { what: 'find-orders', times: 20, seconds: 900 },
  checkout: { what: 'checkout', times: 600, seconds: 600 },
  'waiting-list': { what: 'waiting-list', times: 30, seconds: 900 },
  'back-in-stock': { what: 'back-in-stock', times: 30, seconds: 900 },
  contact: { what: 'contact', times: 10, seconds: 900 },
  certificate: { what: 'certificate', times: 60, seconds: 60 },
  // Drawing one takes almost a second of processor time.
  'certificate-file': { what: 'certificate-file', times: 20, seconds: 60 },
  // Those who come to a date may share its network.
  'ticket-file': { what: 'ticket-file', times: 60, seconds: 60 },
  // Programs ask at their start, and a whole office may share one network. Nobody guesses a key of 100 bits.
  licence: { what: 'licence', times: 240, seconds: 60 },
  // Asks Stripe about a payment page that is not known here.
  'unknown-payment': { what: 'unknown-payment', times: 30, seconds: 600 },
  // Five a second: an office behind one address can search all day.
  search: { what: 'search', times: 300, seconds: 60 },
} as const satisfies Record<string, Limit>;

/**
 * The limit of a route, by its pattern and not by the spelling of the address. What `GET` has holds for every method that
 * has none of its own: a page answers them all.
 */
const byRoute: Readonly<Record<string, keyof typeof limits>> = {
  'POST /api/checkout': 'checkout',
  'POST /api/free': 'checkout',
  'POST /waiting-list/[event]/[date]': 'waiting-list',
  'POST /waiting-list/[token]': 'checkout',
  'POST /back-in-stock/[slug]': 'back-in-stock',
  'POST /back-in-stock/email/[token]': 'checkout',
  'GET /search': 'search',
  'GET /[section]': 'search',
  'GET /api/products': 'search',
  'GET /certificates/[number]': 'certificate',
  'GET /certificates/[number].pdf': 'certificate-file',
  'GET /tickets/[token].pdf': 'ticket-file',
  'GET /tickets/[token].pkpass': 'ticket-file',
};

/** Counts a request to a limited route. @throws TooManyRequests */
export async function enforceRouteLimit(context: RouteContext): Promise<void> {
  const { request, routePattern } = context;
  const name = byRoute[`${request.method} ${routePattern}`] ?? byRoute[`GET ${routePattern}`];
  const isOnlyList = name === 'search' && !isSearch(context.url.searchParams);
  if (name && !isOnlyList) await enforceLimit(context, name);
}

/** Counts a request against a limit. @throws TooManyRequests */
export async function enforceLimit(context: RouteContext, name: keyof typeof limits): Promise<void> {
  const wait = await countAttempt(limits[name], networkOf(readClientAddress(context)));
  if (wait > 0) throw new TooManyRequests(wait, tooManyText(wait));
}

function tooManyText(seconds: number): string {
  return seconds > 90
    ? t('Too many requests from your network. Try again in {minutes, number} minutes.', {
        minutes: Math.ceil(seconds / 60),
      })
    : t(
        'Too many requests from your network. Try again in {seconds, plural, one {# second} other {# seconds}}.',
        { seconds },
      );
}

/** Waits until `ms` milliseconds have passed, so that the duration does not reveal what was done. */
export async function takeAtLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), sleep(ms)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
