import { sql } from 'kysely';
import { type Cursor, instantOf, isBeyond, microseconds, queryDirection } from '#lib/db/keyset.ts';
import type { Db, Tx } from '#lib/db.ts';

/** A file or picture that was uploaded, and where it is used. */
export interface MediaFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly createdAt: Date;
  readonly alternativeText: string;
  /** Kept in the library although nothing uses it. */
  readonly isKept: boolean;
  /** The widths a picture is served in, the smallest first; none for other files. */
  readonly widths: readonly number[];
  readonly uses: readonly MediaUse[];
  readonly key: number;
}

export interface MediaUse {
  readonly slug: string;
  readonly title: string;
  readonly usedAs: 'sample' | 'version' | 'picture';
}

/** What is uploaded, newest first. @param only pictures, or other files; everything without it. */
export async function selectMedia(
  db: Db,
  only: 'pictures' | 'files' | undefined,
  cursor: Cursor | null,
  limit: number,
): Promise<MediaFile[]> {
  const direction = queryDirection(cursor, true);
  const isPicture = sql<boolean>`exists (select from picture_sizes s where s.file_id = f.id)`;
  return db
    .selectFrom('files as f')
    .select(['f.id', 'f.name', 'f.type', 'f.bytes', 'f.createdAt', 'f.alternativeText', 'f.isKept'])
    .select([
      microseconds(sql<Date>`f.created_at`).as('key'),
      sql<number[]>`array(select s.width from picture_sizes s where s.file_id = f.id order by s.width)`.as(
        'widths',
      ),
      sql<
        MediaUse[]
      >`coalesce((select json_agg(json_build_object('slug', p.slug, 'title', p.title, 'usedAs', u.used_as) order by p.title)
        from file_uses u join products p on p.id = u.product_id where u.file_id = f.id), '[]')`.as('uses'),
    ])
    .$if(only === 'pictures', (query) => query.where(isPicture))
    .$if(only === 'files', (query) => query.where(sql<boolean>`not ${isPicture}`))
    .$if(cursor !== null, (query) =>
      cursor
        ? query.where(
            isBeyond(cursor, { column: sql`f.created_at`, id: sql`f.id`, key: instantOf(cursor.key) }, true),
          )
        : query,
    )
    .orderBy('f.createdAt', direction)
    .orderBy('f.id', direction)
    .limit(limit)
    .execute();
}

/** @returns whether there is such a file. */
export async function setAlternativeText(tx: Tx, id: string, alternativeText: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ alternativeText })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps a file in the library although nothing uses it yet. */
export async function keepInLibrary(tx: Tx, id: string, alternativeText: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('files')
    .set({ isKept: true, alternativeText })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
