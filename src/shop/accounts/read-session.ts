import { z } from 'zod';
import { tokenIn } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { hashToken } from '#lib/ids.ts';
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
  const token = tokenIn(cookie);
  if (!token) return null;
  const at = now();
  const kept = mayBeOld ? await readSnapshot(keyOf(token), (value) => snapshot.parse(value)) : null;
  if (kept && kept.expiresAt > at) return kept;
  const account = await findAccountBySession(db, token, at);
  if (account && mayBeOld) await storeSnapshot(keyOf(token), account, at);
  return account;
}

/** Ends the session of a cookie. One that has ended already is no error. */
export async function endSession(db: Db, cookie: string): Promise<void> {
  const token = tokenIn(cookie);
  if (!token) return;
  await deleteSession(db, token);
  await forgetSessions([token]);
}

/** Deletes the snapshots in Redis of sessions that ended or changed. Call it after the commit. */
export async function forgetSessions(tokens: readonly string[]): Promise<void> {
  await deleteSnapshots(tokens.map(keyOf));
}

/** Deletes the snapshot of a session that goes on, because its account has changed. */
export async function forgetSnapshot(cookie: string): Promise<void> {
  const token = tokenIn(cookie);
  if (token) await forgetSessions([token]);
}

function keyOf(token: string): string {
  return `session:${hashToken(token).toString('hex')}`;
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
