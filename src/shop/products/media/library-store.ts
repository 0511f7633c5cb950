import { sql } from 'kysely';
import { type Cursor, instantOf, isBeyond, microseconds, queryDirection } from '#lib/db/keyset.ts';
import type { Db, Tx } from '#lib/db.ts';
import { IS_USED, type MediaUse, USES } from './uses-store.ts';

/** A file or picture that was uploaded, and where it is used. */
export interface MediaFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly alternativeText: string;
  /** ISO 639-1; null for the language of the shop. */
  readonly alternativeLanguage: string | null;
  /** What it is cropped around, in percent from the left and from the top. */
  readonly focalX: number;
  readonly focalY: number;
  readonly version: number;
  /** Kept in the library although nothing uses it. */
  readonly isKept: boolean;
  /** The widths a picture is served in, the smallest first; none for other files. */
  readonly widths: readonly number[];
  /** Of its largest width; 0 for other files. */
  readonly height: number;
  readonly uses: readonly MediaUse[];
  readonly key: number;
}

/** What a list of the library shows; everything without it. */
export interface MediaFilter {
  readonly show?: 'pictures' | 'files' | undefined;
  readonly use?: 'used' | 'unused' | 'undescribed' | undefined;
  /** Part of a name or of an alternative text. */
  readonly q?: string | undefined;
}

const IS_PICTURE = sql<boolean>`exists (select from picture_sizes s where s.file_id = f.id)`;

function select(db: Db) {
  return db
    .selectFrom('files as f')
    .select(['f.id', 'f.name', 'f.type', 'f.bytes', 'f.createdAt', 'f.createdBy', 'f.alternativeText'])
    .select(['f.alternativeLanguage', 'f.focalX', 'f.focalY', 'f.version', 'f.isKept'])
    .select([
      microseconds(sql<Date>`f.created_at`).as('key'),
      sql<number[]>`array(select s.width from picture_sizes s where s.file_id = f.id order by s.width)`.as(
        'widths',
      ),
      sql<number>`coalesce((select max(s.height) from picture_sizes s where s.file_id = f.id), 0)`.as(
        'height',
      ),
      USES.as('uses'),
    ]);
}

/** What is uploaded, newest first. */
export async function selectMedia(
  db: Db,
  { show, use, q }: MediaFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<MediaFile[]> {
  const direction = queryDirection(cursor, true);
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    ...(show === 'pictures' ? [IS_PICTURE] : []),
    ...(show === 'files' ? [sql<boolean>`not ${IS_PICTURE}`] : []),
    ...(use === 'used' ? [IS_USED] : []),
    ...(use === 'unused' ? [sql<boolean>`not ${IS_USED}`] : []),
    ...(use === 'undescribed' ? [sql<boolean>`f.alternative_text = '' and ${IS_PICTURE}`] : []),
    ...(q ? [sql<boolean>`(f.name ilike ${like} or f.alternative_text ilike ${like})`] : []),
    ...(cursor
      ? [isBeyond(cursor, { column: sql`f.created_at`, id: sql`f.id`, key: instantOf(cursor.key) }, true)]
      : []),
  ];
  return select(db)
    .where((is) => is.and([sql<boolean>`true`, ...conditions]))
    .orderBy('f.createdAt', direction)
    .orderBy('f.id', direction)
    .limit(limit)
    .execute();
}

/** One file or picture of the library; null if there is none. */
export async function findMedium(db: Db, id: string): Promise<MediaFile | null> {
  return (await select(db).where('f.id', '=', id).executeTakeFirst()) ?? null;
}

/** How many pictures have no alternative text. */
export async function countUndescribed(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from files f where f.alternative_text = '' and ${IS_PICTURE}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** @returns whether there is such a file. */
export async function setAlternativeText(
  tx: Tx,
  id: string,
  alternativeText: string,
  alternativeLanguage?: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ alternativeText, ...(alternativeLanguage !== undefined && { alternativeLanguage }) })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a picture is cropped around. Its addresses change with it. */
export async function setFocalPoint(tx: Tx, id: string, x: number, y: number): Promise<void> {
  await sql`update files set focal_x = ${x}, focal_y = ${y}, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}

/** Keeps a file in the library although nothing uses it yet. A text that it has already stays where none is given. */
export async function keepInLibrary(tx: Tx, id: string, alternativeText: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ isKept: true, ...(alternativeText !== '' && { alternativeText }) })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
