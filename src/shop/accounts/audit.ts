import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '#lib/db/types.ts';
import type { Db, Tx } from '#lib/db.ts';

/** Who acted in the back office: a member of staff by id, or the command line. */
export type StaffActor = `staff:${string}` | 'cli';

/** Ids, names of fields, amounts, states: never a personal value, for nothing here can be erased. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  readonly actor: StaffActor;
  /** `product.edited`, `order.refund_requested`. */
  readonly action: string;
  /** `product:<id>`, `lesson:<id>`, `order:<id>`. */
  readonly subject: string;
  readonly details?: AuditDetails;
}

/** Writes down who did what, in the transaction that does it. What is written stays: the log is append-only. */
export async function record(tx: Tx, { actor, action, subject, details = {} }: AuditEntry): Promise<void> {
  await tx
    .insertInto('auditLog')
    .values({ actor, action, subject, details: JSON.stringify(details) })
    .execute();
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'details'] as const;

/** What was done to one thing, or to several, oldest first. */
export async function auditOf(db: Db, ...subjects: readonly string[]): Promise<AuditRow[]> {
  const rows = await db
    .selectFrom('auditLog')
    .select(COLUMNS)
    .where('subject', 'in', subjects)
    .orderBy('id')
    .execute();
  return rows as AuditRow[];
}

/** What an audit page is narrowed to; ids run upwards with time. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
}

/** The newest entries first. @param edge entries before or after this id. */
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
    .where((is) => narrowed(is, filter))
    .$if(edge !== null, (query) => query.where('id', isBackwards ? '>' : '<', edge?.id ?? 0))
    .orderBy('id', isBackwards ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  return (isBackwards ? rows.reverse() : rows) as AuditRow[];
}

function narrowed(is: ExpressionBuilder<DB, 'auditLog'>, { actor, action, subject }: AuditFilter) {
  return is.and([
    ...(actor ? [is('actor', '=', actor)] : []),
    // `product` finds `product.edited` and its like.
    ...(action ? [is.or([is('action', '=', action), is('action', 'like', `${action}.%`)])] : []),
    ...(subject ? [is('subject', '=', subject)] : []),
    sql<boolean>`true`,
  ]);
}

/** Names of whoever acted, by actor; an account that is gone has none. */
export async function namesOf(db: Db, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
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
