import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from './audit.ts';
import { recordAudit } from './audit-store.ts';
import type { Role } from './permissions.ts';
import { forgetSessions } from './read-session.ts';
import { deleteSessionsOf, findUser, lockAccountsWithRole, setBan, setRole } from './store.ts';

/**
 * Gives an account another role. Its sessions end, so that an old cookie does not get the new rights.
 * @throws ShopError `unknown_account`, `last_super_admin`.
 */
export async function changeRole(db: Db, userId: string, role: Role, actor: StaffActor): Promise<void> {
  const tokens = await inTransaction(db, async (tx) => {
    const superAdmins = await lockAccountsWithRole(tx, 'super_admin');
    const user = await findUser(tx, { id: userId });
    if (!user) throw unknownAccount();
    if (user.role === role) return [];
    if (superAdmins.length === 1 && superAdmins[0] === userId) throw lastSuperAdmin();
    await setRole(tx, userId, role, now());
    const details = { before: user.role, after: role };
    await recordAudit(tx, { actor, action: 'account.role', subject: `user:${userId}`, details });
    return deleteSessionsOf(tx, userId);
  });
  await forgetSessions(tokens);
}

/**
 * Bans an account, or lifts the ban. A ban ends its sessions; what was bought stays with the customer.
 * @throws ShopError `unknown_account`, `last_super_admin`.
 */
export async function banAccount(
  db: Db,
  userId: string,
  { banned, reason = '' }: { banned: boolean; reason?: string },
  actor: StaffActor,
): Promise<void> {
  const tokens = await inTransaction(db, async (tx) => {
    const superAdmins = await lockAccountsWithRole(tx, 'super_admin');
    if (!(await findUser(tx, { id: userId }))) throw unknownAccount();
    if (banned && superAdmins.length === 1 && superAdmins[0] === userId) throw lastSuperAdmin();
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

function unknownAccount(): ShopError {
  return new ShopError('unknown_account', 404, t('There is no such account.'));
}

function lastSuperAdmin(): ShopError {
  return new ShopError(
    'last_super_admin',
    409,
    t('This is the last super admin. Give someone else that role first.'),
  );
}
