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

function matching(
  is: ExpressionBuilder<DB, 'auditLog'>,
  { actor, action, actions, subject, subjectKind }: AuditFilter,
) {
  return is.and([
    ...(actor ? [is('actor', '=', actor)] : []),
    // `product` also finds `product.edited`.
    ...(action ? [is.or([is('action', '=', action), is('action', 'like', `${action}.%`)])] : []),
    ...(actions ? [is('action', 'in', actions)] : []),
    ...(subjectKind ? [is('subject', 'like', `${subjectKind}:%`)] : []),
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

/** Everybody who is in the log, by actor, however long it is: one step through the index for each. */
export async function listActors(db: Db): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    with recursive seen as (
      (select actor from audit_log order by actor limit 1)
      union all
      select (select a.actor from audit_log a where a.actor > s.actor order by a.actor limit 1)
      from seen s where s.actor is not null
    )
    select actor from seen where actor is not null limit 200`.execute(db);
  return rows.map(({ actor }) => actor);
}
