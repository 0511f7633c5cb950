import { randomBytes } from 'node:crypto';
import type { Db } from '#lib/db.ts';
import { hashToken, isToken, randomToken } from '#lib/ids.ts';
import {
  type Browser,
  findBrowser,
  findProvenCustomer,
  forgetBrowser,
  insertBrowser,
  type Visitor,
} from './store.ts';

export type { Browser, Visitor };

/** The browser of a cookie; null for a cookie that is not ours. */
export async function findVisitor(db: Db, token: string): Promise<Browser | null> {
  return isToken(token) ? findBrowser(db, hashToken(token)) : null;
}

/** Creates a browser's row. The token goes into its cookie; only its hash is stored. */
export async function createVisitor(db: Db): Promise<{ visitor: Browser; token: string }> {
  const { token, tokenHash } = newBrowserToken();
  return { visitor: await insertBrowser(db, tokenHash), token };
}

/** The secret of a browser's cookie, and what is stored of it. */
export function newBrowserToken(): { readonly token: string; readonly tokenHash: Buffer } {
  const token = randomToken();
  return { token, tokenHash: hashToken(token) };
}

/** The browser with an account signed in: it may also see the orders of the account's customer. */
export function visitorWithAccount(
  browser: Visitor | null,
  account: { readonly userId: string; readonly customerId: string | null },
): Visitor {
  const own = browser?.customerIds ?? [];
  const { userId, customerId } = account;
  const customerIds = customerId ? [customerId, ...own.filter((id) => id !== customerId)] : own;
  const accountCustomerId = customerId;
  return {
    ...{ id: browser?.id ?? null, customerId: browser?.customerId ?? null },
    ...{ userId, accountCustomerId, customerIds },
  };
}

/** The visitor with what the browser has proven by now: another tab may have opened a link since the request began. */
export async function refreshVisitor(db: Db, visitor: Visitor): Promise<Visitor> {
  const proven = visitor.id ? await findProvenCustomer(db, visitor.id) : null;
  if (!proven || visitor.customerIds.includes(proven)) return visitor;
  return { ...visitor, customerId: proven, customerIds: [...visitor.customerIds, proven] };
}

/** After signing out neither this browser nor its old cookie may see what was bought or proven with it. */
export async function signOutBrowser(db: Db, visitorId: string): Promise<void> {
  await forgetBrowser(db, visitorId, randomBytes(32));
}
