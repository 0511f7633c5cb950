import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { type Act, may } from '#shop/accounts/permissions.ts';
import { readSession as accountOf } from '#shop/accounts/read-session.ts';
import { seeOther } from '../http/respond.ts';
import { signInFor } from '../paths.ts';
import { dropSession, readSession } from './cookies.ts';

type Asking = Pick<APIContext, 'cookies' | 'request' | 'routePattern'>;

/** Pages that only show: they make do with a session that may be 60 s old. Every other one asks PostgreSQL. */
const ONLY_SHOW = new Set(['/cart', '/account', '/account/orders', '/account/courses']);

/** Asks who is signed in when somebody wants to know, and only once. A session that is over takes its cookie with it. */
export function lazyAccount(context: Asking): () => Promise<Account | null> {
  const { cookies, request, routePattern } = context;
  const mayBeOld = request.method === 'GET' && ONLY_SHOW.has(routePattern);
  let asked: Promise<Account | null> | undefined;
  return () => {
    const cookie = readSession(cookies);
    asked ??= cookie
      ? accountOf(db, cookie, { mayBeOld }).then((account) => {
          if (!account) dropSession(cookies);
          return account;
        })
      : Promise.resolve(null);
    return asked;
  };
}

/** Who is signed in, or the way to sign in and come back here. */
export async function requireAccount(context: APIContext): Promise<Account | Response> {
  return (await context.locals.account()) ?? seeOther(signInFor(here(context)));
}

/**
 * Whoever may do this, by the one table; called in every staff handler itself. Nobody signed in: the way to sign in.
 * Without the role there is nothing here.
 */
export async function requireStaff(context: APIContext, act: Act): Promise<Account | Response> {
  const account = await context.locals.account();
  if (!account) return seeOther(signInFor(here(context)));
  return may(account.role, act) ? account : context.rewrite('/404');
}

/** Where to come back to: after a form that could not be taken, the page it is on cannot be known. */
function here({ request, url }: APIContext): string {
  return request.method === 'GET' ? `${url.pathname}${url.search}` : '/account';
}
