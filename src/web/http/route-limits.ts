import { setTimeout as sleep } from 'node:timers/promises';
import type { APIContext } from 'astro';
import { countTime, type Limit, TooMany } from '#lib/rate-limit.ts';
import { clientAddress, networkOf } from '../visitor/client-network.ts';

/** How often one network may ask for what costs us something; a whole school may sit behind one. */
const limits = {
  'sign-up': { what: 'sign-up', times: 60, seconds: 900 },
  'forgot-password': { what: 'forgot-password', times: 20, seconds: 900 },
  checkout: { what: 'checkout', times: 600, seconds: 600 },
  contact: { what: 'contact', times: 10, seconds: 900 },
  certificate: { what: 'certificate', times: 60, seconds: 60 },
  // Drawing one takes a good part of a second of the processor's.
  'certificate-file': { what: 'certificate-file', times: 20, seconds: 60 },
  search: { what: 'search', times: 120, seconds: 60 },
} as const satisfies Record<string, Limit>;

/** What is counted wherever it is asked for, by the route that answers and not by how its address was written. */
const byRoute: Readonly<Record<string, keyof typeof limits>> = {
  'POST /api/checkout': 'checkout',
  'GET /search': 'search',
  'GET /certificates/[number]': 'certificate',
  'GET /certificates/[number].pdf': 'certificate-file',
};

/** @throws TooMany when the route is one of those counted and it was asked for too often. */
export async function countRoute(context: APIContext): Promise<void> {
  const { method } = context.request;
  const name = byRoute[`${method === 'HEAD' ? 'GET' : method} ${context.routePattern}`];
  const isEmptySearch = name === 'search' && !context.url.searchParams.get('q');
  if (name && !isEmptySearch) await countAsked(context, name);
}

/** @throws TooMany */
export async function countAsked(context: APIContext, name: keyof typeof limits): Promise<void> {
  const wait = await countTime(limits[name], networkOf(clientAddress(context)));
  if (wait > 0) throw new TooMany(wait, `That was asked for too often from your network. ${whenAgain(wait)}`);
}

/** "Try again in 40 seconds." */
export function whenAgain(seconds: number): string {
  const [count, unit] = seconds > 90 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return `Try again in ${count} ${unit}${count === 1 ? '' : 's'}.`;
}

/** Answers no sooner than `ms` after it was asked, so that the time taken tells nothing. */
export async function atLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), sleep(ms)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
