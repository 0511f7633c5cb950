import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { readSigned, sign } from '#lib/ids.ts';
import { emailKey } from '../customers/email.ts';
import { findCustomerEmail, linkCustomer, markEmailProven, upsertCustomer } from '../customers/store.ts';
import { assignEntitlements } from '../entitlements/store.ts';
import { findUser, markEmailVerified } from './store.ts';

const PURPOSE = 'verify-email';

/** The token of the link in the email. It names the address too, because the account's may change. */
export function verificationToken(secret: string, user: { id: string; email: string }, until: Date): string {
  return sign(secret, PURPOSE, `${user.id} ${emailKey(user.email)}`, until);
}

/** The account and address a link was sent to; null for one that is forged or has expired. */
export function readVerificationToken(
  secret: string,
  token: string,
): { userId: string; email: string } | null {
  const [userId, email] = readSigned(secret, PURPOSE, token, now())?.split(' ') ?? [];
  return userId && email ? { userId, email } : null;
}

/**
 * Marks the address of an account as proven, because a link emailed to it was opened. The account then sees everything
 * bought with that address.
 * @returns false when the account has another address by now.
 */
export async function proveAccountEmail(
  db: Db,
  { userId, email }: { userId: string; email: string },
): Promise<boolean> {
  return inTransaction(db, (tx) => markAddressProven(tx, userId, email));
}

/**
 * A link from an email to a customer was opened in a browser with an account signed in: if both have the same address, it
 * is proven for the account too.
 */
export async function proveFromEmailLink(db: Db, userId: string, customerId: string): Promise<void> {
  const email = await findCustomerEmail(db, customerId);
  if (email) await inTransaction(db, (tx) => markAddressProven(tx, userId, email));
}

export async function markAddressProven(tx: Tx, userId: string, email: string): Promise<boolean> {
  const user = await findUser(tx, { id: userId });
  if (!user || emailKey(user.email) !== emailKey(email)) return false;
  const at = now();
  await markEmailVerified(tx, user.id, at);
  const customer = await upsertCustomer(tx, user.email, emailKey(user.email));
  await markEmailProven(tx, customer.id, at);
  await linkCustomer(tx, customer.id, user.id);
  await assignEntitlements(tx, customer.id);
  return true;
}
