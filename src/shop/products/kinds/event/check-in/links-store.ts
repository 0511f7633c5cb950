import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

export interface HelperLink {
  readonly id: string;
  readonly dateId: string;
  /** Of the helper. */
  readonly name: string;
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
}

export async function insertLink(
  tx: Tx,
  link: Omit<HelperLink, 'revokedAt'> & { readonly tokenHash: Buffer; readonly createdBy: string },
): Promise<void> {
  await tx.insertInto('checkInLinks').values(link).execute();
}

const COLUMNS = ['id', 'dateId', 'name', 'endsAt', 'revokedAt'] as const;

export async function findLink(db: Db, tokenHash: Buffer): Promise<HelperLink | null> {
  const row = await db
    .selectFrom('checkInLinks')
    .select(COLUMNS)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** The links of a date, newest first, with how many each has let in. */
export async function listLinks(
  db: Db,
  dateId: string,
): Promise<(HelperLink & { readonly createdAt: Date; readonly checkIns: number })[]> {
  return db
    .selectFrom('checkInLinks as l')
    .select(['l.id', 'l.dateId', 'l.name', 'l.endsAt', 'l.revokedAt', 'l.createdAt'])
    .select(
      sql<number>`(select count(*)::int from check_ins c where c.actor = 'helper:' || l.id)`.as('checkIns'),
    )
    .where('l.dateId', '=', dateId)
    .orderBy('l.createdAt', 'desc')
    .execute();
}

/** @returns whether it was valid until now. */
export async function revokeLinks(tx: Tx, dateId: string, id: string): Promise<boolean> {
  const row = await tx
    .updateTable('checkInLinks')
    .set({ revokedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .where('dateId', '=', dateId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The names of helpers by their links. */
export async function listLinkNames(
  db: Db,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('checkInLinks').select(['id', 'name']).where('id', 'in', ids).execute();
}
