import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { hashPassword } from '#lib/passwords/hash.ts';
import { randomPassword } from '#lib/passwords/random-password.ts';
import { emailKey } from '../customers/email.ts';
import { recordAudit } from './audit-store.ts';
import type { Role } from './permissions.ts';
import { forgetSessions } from './read-session.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { claimFirstAdmin, hasStaff, insertUser, setPassword, setRole } from './store.ts';
import { markAddressProven } from './verify-email.ts';

export interface NewStaff {
  readonly email: string;
  /** Shown once; only its hash is kept. */
  readonly password: string;
  readonly role: Role;
  /** False where the address had an account, which now has this role and this password. */
  readonly isNew: boolean;
}

/**
 * Creates a staff account with a random password, from the command line. If the address has an account, its password is
 * replaced and its sessions end, because anybody may have created it.
 * @param role default: `super_admin` while there is no staff, else `admin`.
 */
export async function createStaff(db: Db, email: string, role?: Role): Promise<NewStaff> {
  const password = randomPassword();
  const hash = await hashPassword(password);
  const { tokens, ...made } = await inTransaction(db, async (tx) => {
    const given = role ?? ((await hasStaff(tx)) ? 'admin' : 'super_admin');
    return { role: given, ...(await saveStaff(tx, emailKey(email), given, hash)) };
  });
  await forgetSessions(tokens);
  return { email: emailKey(email), password, ...made };
}

/**
 * Creates the first administrator of a demo shop, once per database, also when two processes start at once.
 * @returns null when there is staff, or was.
 */
export async function createFirstAdmin(db: Db, email: string): Promise<NewStaff | null> {
  if (await hasStaff(db)) return null;
  const password = randomPassword();
  const hash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    if (!(await claimFirstAdmin(tx)) || (await hasStaff(tx))) return null;
    const { isNew } = await saveStaff(tx, emailKey(email), 'super_admin', hash);
    return { email: emailKey(email), password, role: 'super_admin', isNew };
  });
}

async function saveStaff(tx: Tx, email: string, role: Role, hash: string) {
  const { id, isNew } = await insertUser(tx, email, hash);
  if (!isNew) await setPassword(tx, id, hash, now());
  await setRole(tx, id, role, now());
  await markAddressProven(tx, id, email);
  const tokens = await signOutEverywhere(tx, id);
  await recordAudit(tx, { actor: 'cli', action: 'account.role', subject: `user:${id}`, details: { role } });
  return { isNew, tokens };
}
