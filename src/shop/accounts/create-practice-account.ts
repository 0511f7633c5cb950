import { type Db, inTransaction } from '#lib/db.ts';
import { hashPassword } from '#lib/passwords/hash.ts';
import { randomPassword } from '#lib/passwords/random-password.ts';
import { emailKey } from '../customers/email.ts';
import { findPracticeCustomer } from '../customers/store.ts';
import { insertUser, setPracticeUser } from './store.ts';
import { markAddressProven } from './verify-email.ts';

export interface PracticeAccount {
  readonly email: string;
  /** Shown once; only its hash is kept. */
  readonly password: string;
}

/**
 * Gives the demo shop's customer of that address an account with a random password, once, also when two processes start
 * at once.
 * @returns null when there is no such practice customer, or an account has the address already.
 */
export async function createPracticeAccount(db: Db, email: string): Promise<PracticeAccount | null> {
  const key = emailKey(email);
  if (!(await findPracticeCustomer(db, key))) return null;
  const password = randomPassword();
  const hash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    const customer = await findPracticeCustomer(tx, key, { forUpdate: true });
    if (!customer) return null;
    const { id, isNew } = await insertUser(tx, key, hash);
    if (!isNew) return null;
    await setPracticeUser(tx, id, customer);
    await markAddressProven(tx, id, key);
    return { email: key, password };
  });
}
