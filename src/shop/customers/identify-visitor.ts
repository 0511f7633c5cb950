import { randomBytes } from 'node:crypto';
import type { Db } from '#lib/db.ts';
import { hashToken, isToken, randomToken } from '#lib/ids.ts';
import { type Browser, findBrowser, forgetBrowser, insertBrowser, type Visitor } from './store.ts';

export type { Browser, Visitor };

/** The browser behind a cookie; null for a cookie we never gave. */
export async function findVisitor(db: Db, token: string): Promise<Browser | null> {
  return isToken(token) ? findBrowser(db, hashToken(token)) : null;
}

/** Remembers a new browser. The token goes into its cookie and is never stored. */
export async function createVisitor(db: Db): Promise<{ visitor: Browser; token: string }> {
  const token = randomToken();
  return { visitor: await insertBrowser(db, hashToken(token)), token };
}

/** The same browser with an account signed in there, and what the account may see on top of what the browser may. */
export function visitorWithAccount(
  browser: Visitor | null,
  account: { readonly userId: string; readonly customerId: string | null },
): Visitor {
  const own = browser?.customerIds ?? [];
  const { userId, customerId } = account;
  const customerIds = customerId && !own.includes(customerId) ? [...own, customerId] : own;
  return { id: browser?.id ?? null, customerId: browser?.customerId ?? null, userId, customerIds };
}

/** After signing out nobody at this browser, and nobody with its old cookie, sees what was bought or proven here. */
export async function signOutBrowser(db: Db, visitorId: string): Promise<void> {
  await forgetBrowser(db, visitorId, randomBytes(32));
}
