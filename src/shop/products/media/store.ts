import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';

export interface NewFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly type: string;
  readonly storageKey: string;
  readonly createdBy: string;
  /** Of a picture, as it was uploaded. */
  readonly uploadedSha256?: Buffer;
}

/** @returns the id of the new row. */
export async function insertFile(db: Db, file: NewFile): Promise<string> {
  const { id } = await db.insertInto('files').values(file).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Holds back others that store the same picture until the caller's transaction ends. */
export async function lockSamePicture(tx: Tx, uploadedSha256: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${uploadedSha256.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
}

/**
 * The picture that was uploaded with this content. One that nothing uses yet counts as uploaded now: it is not deleted before
 * the form that brought it is sent.
 * @returns its id, or null.
 */
export async function findSamePicture(db: Db, uploadedSha256: Buffer): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update files set created_at = case when is_kept then created_at else now() end
    where id = (select id from files where uploaded_sha256 = ${uploadedSha256} order by created_at, id limit 1)
    returning id`.execute(db);
  return rows[0]?.id ?? null;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly storageKey: string;
}

export async function insertSizes(db: Db, fileId: string, sizes: readonly PictureSize[]): Promise<void> {
  await db
    .insertInto('pictureSizes')
    .values(sizes.map((size) => ({ fileId, ...size })))
    .execute();
}

export interface PictureFile {
  readonly storageKey: string;
  readonly bytes: number;
  /** Whether this is what the address has named since it was made: it never changes. */
  readonly isCurrent: boolean;
}

/**
 * A picture in one of its widths. By the address of an earlier version, what the picture is now, in the width that is nearest.
 * @returns null where there is none, or not in this format yet.
 */
export async function findPicture(
  db: Db,
  fileId: string,
  width: number,
  { version = 1, format = 'webp' }: { readonly version?: number; readonly format?: 'webp' | 'avif' } = {},
): Promise<PictureFile | null> {
  const [row] = await pictureFile(db, { fileId, width, version });
  if (!row || (row.isCurrent && row.width !== width)) return null;
  const { isCurrent } = row;
  if (format === 'webp') return { storageKey: row.storageKey, bytes: row.bytes, isCurrent };
  return row.avifKey && row.avifBytes ? { storageKey: row.avifKey, bytes: row.avifBytes, isCurrent } : null;
}

interface SizeRow extends PictureFile {
  readonly width: number;
  readonly avifKey: string | null;
  readonly avifBytes: number | null;
}

const pictureFile = prepared<
  SizeRow,
  { readonly fileId: string; readonly width: number; readonly version: number }
>(
  (_, value) => sql`
    select s.width, s.storage_key, s.bytes::float8 as bytes, s.avif_key, s.avif_bytes::float8 as avif_bytes,
      f.version = ${value('version')}::integer as is_current
    from files f join picture_sizes s on s.file_id = f.id where f.id = ${value('fileId')}::uuid
    order by s.width < ${value('width')}::integer, abs(s.width - ${value('width')}::integer) limit 1`,
);

/** A file that staff have uploaded, no picture. In a transaction that `holds` it, it is not deleted meanwhile. */
export async function findUploaded(
  db: Db,
  id: string,
  { holds = false } = {},
): Promise<{ readonly id: string; readonly name: string } | null> {
  const row = await db
    .selectFrom('files')
    .select(['id', 'name'])
    .where('id', '=', id)
    .$if(holds, (query) => query.forKeyShare())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('pictureSizes as s').select('s.width').whereRef('s.fileId', '=', 'files.id'))),
    )
    .executeTakeFirst();
  return row ?? null;
}
