import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import type { Account } from '../accounts/account.ts';
import { markAddressProven } from '../accounts/verify-email.ts';
import { emailKey } from '../customers/email.ts';
import { findCustomerEmail, findCustomerId, lockCustomer } from '../customers/store.ts';
import { joinCustomer } from './join-customer.ts';
import { lockOrdersOf } from './store.ts';

/** A browser in which the account is signed in; null when it has no row. */
type Browser = { readonly visitorId: string | null };

/**
 * Marks the address of an account as proven, because a link emailed to it was opened. The account then sees everything
 * bought with that address.
 * @returns false when the account has another address by now.
 */
export async function proveAccountEmail(
  db: Db,
  { userId, email }: { userId: string; email: string },
  { visitorId }: Browser,
): Promise<boolean> {
  return inTransaction(db, (tx) => proveAndJoin(tx, userId, email, visitorId));
}

/**
 * A link from an email to a customer was opened in a browser with an account signed in: if both have the same address, it
 * is proven for the account too.
 */
export async function proveFromEmailLink(
  db: Db,
  userId: string,
  customerId: string,
  { visitorId }: Browser,
): Promise<void> {
  const email = await findCustomerEmail(db, customerId);
  if (email) await inTransaction(db, (tx) => proveAndJoin(tx, userId, email, visitorId));
}

/** What was bought in this browser with the address of the account that signs in joins what the account has. */
export async function joinBrowserOrders(
  db: Db,
  { customerId }: Pick<Account, 'customerId'>,
  { visitorId }: Browser,
): Promise<void> {
  if (!customerId) return;
  await inTransaction(db, async (tx) => {
    await lockOrdersOf(tx, customerId);
    await lockCustomer(tx, customerId);
    await joinCustomer(tx, customerId, visitorId);
  });
}

async function proveAndJoin(
  tx: Tx,
  userId: string,
  email: string,
  visitorId: string | null,
): Promise<boolean> {
  const known = await findCustomerId(tx, emailKey(email));
  if (known) {
    await lockOrdersOf(tx, known);
    await lockCustomer(tx, known);
  }
  const customerId = await markAddressProven(tx, userId, email);
  if (!customerId) return false;
  await joinCustomer(tx, customerId, visitorId);
  return true;
}
