import type { Db } from '#lib/db.ts';

export interface NewFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly type: string;
  readonly storageKey: string;
  readonly createdBy: string;
}

/** @returns the id of the new row. */
export async function insertFile(db: Db, file: NewFile): Promise<string> {
  const { id } = await db.insertInto('files').values(file).returning('id').executeTakeFirstOrThrow();
  return id;
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

/** A picture in one of its widths. */
export async function findPicture(
  db: Db,
  fileId: string,
  width: number,
): Promise<{ readonly storageKey: string; readonly bytes: number } | null> {
  const row = await db
    .selectFrom('pictureSizes')
    .select(['storageKey', 'bytes'])
    .where('fileId', '=', fileId)
    .where('width', '=', width)
    .executeTakeFirst();
  return row ?? null;
}

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
