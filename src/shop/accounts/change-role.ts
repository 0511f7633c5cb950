import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { StaffActor } from './audit.ts';
import { recordAudit } from './audit-store.ts';
import type { Role } from './permissions.ts';
import { forgetSessions } from './read-session.ts';
import { deleteSessionsOf, findUser, lockAccountsWithRole, setBan, setRole } from './store.ts';

/**
 * Gives an account another role. Its sessions end, so that no cookie from before carries the new power.
 * @throws ShopError `unknown_account`, `last_super_admin`.
 */
export async function changeRole(db: Db, userId: string, role: Role, actor: StaffActor): Promise<void> {
  const tokens = await inTransaction(db, async (tx) => {
    const chiefs = await lockAccountsWithRole(tx, 'super_admin');
    const user = await findUser(tx, { id: userId });
    if (!user) throw unknown();
    if (user.role === role) return [];
    if (chiefs.length === 1 && chiefs[0] === userId) throw lastOne();
    await setRole(tx, userId, role, now());
    const details = { before: user.role, after: role };
    await recordAudit(tx, { actor, action: 'account.role', subject: `user:${userId}`, details });
    return deleteSessionsOf(tx, userId);
  });
  await forgetSessions(tokens);
}

/**
 * Shuts an account out, or lets it in again. Its sessions end at once; orders and courses stay with the customer.
 * @throws ShopError `unknown_account`, `last_super_admin`.
 */
export async function banAccount(
  db: Db,
  userId: string,
  { banned, reason = '' }: { banned: boolean; reason?: string },
  actor: StaffActor,
): Promise<void> {
  const tokens = await inTransaction(db, async (tx) => {
    const chiefs = await lockAccountsWithRole(tx, 'super_admin');
    if (!(await findUser(tx, { id: userId }))) throw unknown();
    if (banned && chiefs.length === 1 && chiefs[0] === userId) throw lastOne();
    await setBan(tx, userId, banned ? { banned, banReason: reason } : { banned, banReason: null }, now());
    await recordAudit(tx, {
      actor,
      action: banned ? 'account.banned' : 'account.unbanned',
      subject: `user:${userId}`,
    });
    return banned ? deleteSessionsOf(tx, userId) : [];
  });
  await forgetSessions(tokens);
}

function unknown(): ShopError {
  return new ShopError('unknown_account', 404, 'There is no such account.');
}

function lastOne(): ShopError {
  return new ShopError(
    'last_super_admin',
    409,
    'This is the last super admin: give somebody else that role first.',
  );
}
