import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { ConcernDetails, ConcernRow, NewConcern, RaisedKind } from './concern.ts';

/** Writes a concern, or counts it again when it is open. */
export async function putConcern(
  db: Db,
  { kind, subject, details = {} }: NewConcern,
  at: Date,
): Promise<void> {
  await sql`
    insert into concerns (kind, subject, details, since, raised_at)
    values (${kind}, ${subject}, ${JSON.stringify(details)}::jsonb, ${at}, ${at})
    on conflict (kind, subject) where resolved_at is null
    do update set times = concerns.times + 1, details = concerns.details || excluded.details,
      raised_at = excluded.raised_at`.execute(db);
}

/** Adds to what a concern says. */
export async function addConcernDetails(db: Db, id: number, details: ConcernDetails): Promise<void> {
  const more = sql<string>`details || ${JSON.stringify(details)}::jsonb`;
  await db.updateTable('concerns').set({ details: more }).where('id', '=', id).execute();
}

/** Closes the open concern of that kind and subject. @returns whether there was one. */
export async function closeConcern(
  db: Db,
  { kind, subject, by }: { kind: RaisedKind; subject: string; by: string },
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('concerns')
    .set({ resolvedAt: at, resolvedBy: by })
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('resolvedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const COLUMNS = [
  ...([
    'id',
    'kind',
    'subject',
    'details',
    'since',
    'raisedAt',
    'times',
    'resolvedAt',
    'resolvedBy',
  ] as const),
] as const;

export async function findConcern(db: Db, id: number): Promise<ConcernRow | null> {
  const row = await db.selectFrom('concerns').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return (row as ConcernRow | undefined) ?? null;
}

/** The open concerns of a kind, oldest first. */
export async function listOpenConcerns(db: Db, kind: RaisedKind, limit: number): Promise<ConcernRow[]> {
  const rows = await db
    .selectFrom('concerns')
    .select(COLUMNS)
    .where('kind', '=', kind)
    .where('resolvedAt', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as ConcernRow[];
}

/** The open concerns that name an order, oldest first. */
export async function listOpenConcernsOf(
  db: Db,
  orderNumber: string,
): Promise<readonly { id: number; kind: RaisedKind; since: Date }[]> {
  const { rows } = await sql<{ id: number; kind: RaisedKind; since: Date }>`
    select id, kind, since from concerns
    where resolved_at is null and (subject = ${orderNumber} or details ->> 'order' = ${orderNumber})
    order by since, id limit 20`.execute(db);
  return rows;
}

/** The concern of that kind and subject that was raised last, open or closed. */
export async function findConcernAbout(
  db: Db,
  kind: RaisedKind,
  subject: string,
): Promise<ConcernRow | null> {
  const row = await db
    .selectFrom('concerns')
    .select(COLUMNS)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return (row as ConcernRow | undefined) ?? null;
}

/** Locks a concern for one that acts on it. */
export async function lockConcern(db: Db, id: number): Promise<ConcernRow | null> {
  const row = await db
    .selectFrom('concerns')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return (row as ConcernRow | undefined) ?? null;
}
