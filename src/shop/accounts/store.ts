import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Account } from './account.ts';
import { isRole, type Role } from './permissions.ts';

/** The account of a session by the hash of its token; null when the session has ended or the account is banned or deleted. */
export async function findAccountBySession(db: Db, tokenHash: string, at: Date): Promise<Account | null> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.userId')
    .leftJoin('customers as c', 'c.userId', 'u.id')
    .select(['s.id as sessionId', 's.expiresAt', 'u.id as userId', 'u.email', 'u.emailVerified as isProven'])
    .select(['u.firstName', 'u.lastName', 'u.role', 'c.id as customerId'])
    .where('s.token', '=', tokenHash)
    .where('s.expiresAt', '>', at)
    .where((is) => is.or([is('u.banned', '=', false), is('u.banExpiresAt', '<=', at)]))
    .executeTakeFirst();
  return row && isRole(row.role) ? { ...row, role: row.role } : null;
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token', '=', tokenHash).execute();
}

/** Ends every session of an account but one. @returns the hashes of their tokens. */
export async function deleteSessionsOf(db: Db, userId: string, exceptId?: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('sessions')
    .where('userId', '=', userId)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId ?? ''))
    .returning('token')
    .execute();
  return rows.map(({ token }) => token);
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly firstName: string;
  readonly role: Role;
}

export async function findUser(db: Db, by: { id: string } | { email: string }): Promise<User | null> {
  const query = db.selectFrom('users').select(['id', 'email', 'emailVerified', 'firstName', 'role']);
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where(sql<string>`lower(email)`, '=', by.email.toLowerCase())
  ).executeTakeFirst();
  return row && isRole(row.role) ? { ...row, role: row.role } : null;
}

export async function lockUser(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
}

export async function markEmailVerified(db: Db, userId: string, at: Date): Promise<void> {
  await db
    .updateTable('users')
    .set({ emailVerified: true, updatedAt: at })
    .where('id', '=', userId)
    .where('emailVerified', '=', false)
    .execute();
}

/** Locks and reads the hash of an account's password; null if it has none. */
export async function lockPassword(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('userAccounts')
    .select('passwordHash')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .forUpdate()
    .executeTakeFirst();
  return row?.passwordHash ?? null;
}

/** The hash of the password of the account with an address. */
export async function findPasswordHash(db: Db, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('users as u')
    .innerJoin('userAccounts as a', 'a.userId', 'u.id')
    .select('a.passwordHash')
    .where(sql<string>`lower(u.email)`, '=', email.toLowerCase())
    .where('a.providerId', '=', 'credential')
    .executeTakeFirst();
  return row?.passwordHash ?? null;
}

export async function setPassword(db: Db, userId: string, passwordHash: string, at: Date): Promise<void> {
  await db
    .updateTable('userAccounts')
    .set({ passwordHash, updatedAt: at })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute();
}

export async function setRole(db: Db, userId: string, role: Role, at: Date): Promise<void> {
  await db.updateTable('users').set({ role, updatedAt: at }).where('id', '=', userId).execute();
}

export async function setBan(
  db: Db,
  userId: string,
  ban: { banned: boolean; banReason: string | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ ...ban, banExpiresAt: null, updatedAt: at })
    .where('id', '=', userId)
    .execute();
}

/** Locks the accounts of a role that are not banned, so that two requests cannot remove the last two at once. @returns their ids. */
export async function lockAccountsWithRole(db: Db, role: Role): Promise<string[]> {
  const query = db.selectFrom('users').select('id').where('role', '=', role).where('banned', '=', false);
  const rows = await query.orderBy('id').forUpdate().execute();
  return rows.map(({ id }) => id);
}

export async function hasStaff(db: Db): Promise<boolean> {
  const query = db.selectFrom('users').select('id').where('role', '<>', 'user').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Creates an account with a password. An account that has the address is left unchanged. */
export async function insertUser(
  db: Db,
  email: string,
  passwordHash: string,
): Promise<{ id: string; isNew: boolean }> {
  const made = await db
    .insertInto('users')
    .values({ email })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  const id = made?.id ?? (await findUser(db, { email }))?.id;
  if (!id) throw new Error('the account is neither new nor there');
  await db
    .insertInto('userAccounts')
    .values({ userId: id, providerId: 'credential', accountId: id, passwordHash })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
    .execute();
  return { id, isNew: made !== undefined };
}

/** Marks an account as made for the demo shop, and names it. */
export async function setPracticeUser(
  tx: Tx,
  userId: string,
  { firstName, lastName }: { readonly firstName: string; readonly lastName: string },
): Promise<void> {
  const displayName = `${firstName} ${lastName}`.trim();
  await tx
    .updateTable('users')
    .set({ isPractice: true, firstName, lastName, displayName })
    .where('id', '=', userId)
    .execute();
}

/** Notes that the first administrator was made. @returns false if it was noted before. */
export async function claimFirstAdmin(tx: Tx): Promise<boolean> {
  const result = await tx
    .insertInto('settings')
    .values({ name: 'first_admin', value: JSON.stringify({ made: true }) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return Boolean(result.numInsertedOrUpdatedRows);
}
