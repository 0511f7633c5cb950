import type { Db } from '#lib/db.ts';
import type { Account } from '../accounts/account.ts';
import { buyerCustomerIds, mayAccess } from '../customers/access.ts';
import { emailKey } from '../customers/email.ts';
import { type Browser, findCustomerEmail, type Visitor } from '../customers/store.ts';
import { findLastEmail, hasOrderedWith } from './store.ts';

/** The address of the customer that a link was emailed to, and the one that the browser it is opened in belongs to. */
export interface TwoAddresses {
  readonly email: string;
  readonly other: string;
}

/**
 * Whether a link emailed to a customer is opened in a browser that belongs to somebody else so far: to the account that is
 * signed in, to an address that was proven or last ordered with there. It is not followed without asking then, because its
 * reader may have been sent a stranger's link.
 * @returns both addresses; null when there is nobody else, or the customer's address was proven or ordered with here before.
 */
export async function findOtherAddress(
  db: Db,
  visitor: Visitor | null,
  account: Pick<Account, 'email' | 'customerId'> | null,
  customerId: string,
): Promise<TwoAddresses | null> {
  if (mayAccess(visitor, 'personal data', { customerId })) return null;
  const email = await findCustomerEmail(db, customerId);
  if (!email || (visitor?.id && (await hasOrderedWith(db, visitor.id, customerId)))) return null;
  const other = account?.email ?? (visitor?.id ? await addressOf(db, { ...visitor, id: visitor.id }) : null);
  return other && emailKey(other) !== emailKey(email) ? { email, other } : null;
}

function addressOf(db: Db, browser: Browser): Promise<string | null> {
  const [proven] = buyerCustomerIds(browser);
  return proven ? findCustomerEmail(db, proven) : findLastEmail(db, browser.id);
}
