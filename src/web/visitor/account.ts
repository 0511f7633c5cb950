import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { may, type Permission } from '#shop/accounts/permissions.ts';
import { readSession as readAccount } from '#shop/accounts/read-session.ts';
import { seeOther } from '../http/respond.ts';
import { signInPath } from '../paths.ts';
import { type Cookies, deleteSession, readSession } from './cookies.ts';

interface RequestContext {
  readonly cookies: Cookies;
  readonly request: { readonly method: string };
  readonly routePattern: string;
}

/** Pages that change nothing: a session snapshot that is up to 60 s old is enough. All others read PostgreSQL. */
const READ_ONLY_PAGES = new Set(['/cart', '/account', '/account/orders', '/account/[section]']);

/** Reads the signed-in account when it is first asked for, once per request. The cookie of an ended session is deleted. */
export function lazyAccount(context: RequestContext): () => Promise<Account | null> {
  const { cookies, request, routePattern } = context;
  const mayBeOld = request.method === 'GET' && READ_ONLY_PAGES.has(routePattern);
  let account: Promise<Account | null> | undefined;
  return () => {
    const cookie = readSession(cookies);
    account ??= cookie
      ? readAccount(db, cookie, { mayBeOld }).then((found) => {
          if (!found) deleteSession(cookies);
          return found;
        })
      : Promise.resolve(null);
    return account;
  };
}

/** The signed-in account, or a redirect to the sign-in page and back. */
export async function requireAccount(context: APIContext): Promise<Account | Response> {
  return (await context.locals.account()) ?? seeOther(signInPath(returnPath(context)));
}

/**
 * The signed-in account if its role permits the act; called by every admin page itself. Without an account it is a
 * redirect to the sign-in page, without the permission the page for 404.
 */
export async function requireStaff(context: APIContext, act: Permission): Promise<Account | Response> {
  const account = await context.locals.account();
  if (!account) return seeOther(signInPath(returnPath(context)));
  return may(account.role, act) ? account : context.rewrite('/404');
}

/** Where to return after signing in. The page of a posted form is not known, so a POST returns to the account. */
function returnPath({ request, url }: APIContext): string {
  return request.method === 'GET' ? `${url.pathname}${url.search}` : '/account';
}
