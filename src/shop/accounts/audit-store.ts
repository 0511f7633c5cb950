import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '#lib/db/types.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { AuditEntry, AuditFilter, AuditRow } from './audit.ts';

/** Writes an audit entry in the transaction of the act itself. The log is append-only. */
export async function recordAudit(
  tx: Tx,
  { actor, action, subject, details = {} }: AuditEntry,
): Promise<void> {
  await tx
    .insertInto('auditLog')
    .values({ actor, action, subject, details: JSON.stringify(details) })
    .execute();
}

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'details'] as const;

/** The entries about these subjects, oldest first. */
export async function listAuditOf(db: Db, ...subjects: readonly string[]): Promise<AuditRow[]> {
  const rows = await db
    .selectFrom('auditLog')
    .select(COLUMNS)
    .where('subject', 'in', subjects)
    .orderBy('id')
    .execute();
  return rows as AuditRow[];
}

/** Newest first. Ids grow with time, so the id is the cursor. @param edge entries before or after this id. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  edge: { readonly direction: 'after' | 'before'; readonly id: number } | null,
  limit: number,
): Promise<AuditRow[]> {
  const isBackwards = edge?.direction === 'before';
  const rows = await db
    .selectFrom('auditLog')
    .select(COLUMNS)
    .where((is) => matching(is, filter))
    .$if(edge !== null, (query) => query.where('id', isBackwards ? '>' : '<', edge?.id ?? 0))
    .orderBy('id', isBackwards ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  return (isBackwards ? rows.reverse() : rows) as AuditRow[];
}

function matching(is: ExpressionBuilder<DB, 'auditLog'>, { actor, action, subject }: AuditFilter) {
  return is.and([
    ...(actor ? [is('actor', '=', actor)] : []),
    // `product` also finds `product.edited`.
    ...(action ? [is.or([is('action', '=', action), is('action', 'like', `${action}.%`)])] : []),
    ...(subject ? [is('subject', '=', subject)] : []),
    sql<boolean>`true`,
  ]);
}

/** Display names by actor. The command line and deleted accounts have none. */
export async function listStaffNames(
  db: Db,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)]
    .filter((actor) => actor.startsWith('staff:'))
    .map((actor) => actor.slice(6));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('users')
    .select(['id', 'firstName', 'lastName', 'email'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, firstName, lastName, email }) => [
      `staff:${id}`,
      `${firstName} ${lastName}`.trim() || email,
    ]),
  );
}
