import { z } from 'zod';
import { tokenIn } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { sessionTokenHash } from '#lib/ids.ts';
import { deleteSnapshots, readSnapshot, storeSnapshot } from '#lib/redis/snapshots.ts';
import type { Account } from './account.ts';
import { roles } from './permissions.ts';
import { deleteSession, findAccountBySession } from './store.ts';

/**
 * The account signed in with this cookie, read from PostgreSQL: an ended session, a ban and a changed role count at once.
 * @param mayBeOld for pages that only show: a snapshot in Redis will do, at most 60 s old.
 */
export async function readSession(
  db: Db,
  cookie: string,
  { mayBeOld }: { mayBeOld: boolean },
): Promise<Account | null> {
  const tokenHash = tokenHashIn(cookie);
  if (!tokenHash) return null;
  const at = now();
  const kept = mayBeOld ? await readSnapshot(keyOf(tokenHash), (value) => snapshot.parse(value)) : null;
  if (kept && kept.expiresAt > at) return kept;
  const account = await findAccountBySession(db, tokenHash, at);
  if (account && mayBeOld) await storeSnapshot(keyOf(tokenHash), account, at);
  return account;
}

/** Ends the session of a cookie. One that has ended already is no error. */
export async function endSession(db: Db, cookie: string): Promise<void> {
  const tokenHash = tokenHashIn(cookie);
  if (!tokenHash) return;
  await deleteSession(db, tokenHash);
  await forgetSessions([tokenHash]);
}

/** Deletes the snapshots in Redis of sessions that ended or changed. Call it after the commit. @param tokenHashes as in PostgreSQL. */
export async function forgetSessions(tokenHashes: readonly string[]): Promise<void> {
  await deleteSnapshots(tokenHashes.map(keyOf));
}

/** Deletes the snapshot of a session that goes on, because its account has changed. */
export async function forgetSnapshot(cookie: string): Promise<void> {
  const tokenHash = tokenHashIn(cookie);
  if (tokenHash) await forgetSessions([tokenHash]);
}

function tokenHashIn(cookie: string): string | null {
  const token = tokenIn(cookie);
  return token && sessionTokenHash(token);
}

function keyOf(tokenHash: string): string {
  return `session:${tokenHash}`;
}

const snapshot = z.object({
  userId: z.uuid(),
  sessionId: z.uuid(),
  email: z.string(),
  isProven: z.boolean(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.enum(roles),
  customerId: z.uuid().nullable(),
  expiresAt: z.coerce.date(),
});
