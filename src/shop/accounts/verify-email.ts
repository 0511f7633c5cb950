import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { readSigned, sign } from '#lib/ids.ts';
import { emailKey } from '../customers/email.ts';
import { linkCustomer, markEmailProven, upsertCustomer } from '../customers/store.ts';
import { assignEntitlements } from '../entitlements/store.ts';
import { lockAccount } from './lock-account.ts';
import { markEmailVerified } from './store.ts';

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
 * Marks the address of an account as proven, and links the account to its customer. What was bought joins it when the
 * account signs in, or by the caller: see `proofs/`.
 * @returns the customer of the address; null when the account has another address.
 */
export async function markAddressProven(tx: Tx, userId: string, email: string): Promise<string | null> {
  const user = await lockAccount(tx, userId);
  if (!user || emailKey(user.email) !== emailKey(email)) return null;
  const at = now();
  await markEmailVerified(tx, user.id, at);
  const customer = await upsertCustomer(tx, user.email, emailKey(user.email));
  await markEmailProven(tx, customer.id, at);
  await linkCustomer(tx, customer.id, user.id);
  await assignEntitlements(tx, customer.id);
  return customer.id;
}
