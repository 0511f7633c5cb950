import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

const IS_UNUSED = sql`not exists (select from file_uses u where u.file_id = f.id)`;

/**
 * Locks files that nothing uses: others who are about to use one wait. A file that is just being attached to something is
 * left out. What was attached before the lock is only seen by the next statement: ask `stillUnused`.
 */
export async function lockUnused(tx: Tx, before: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from files f
    where f.created_at < ${before} and not f.is_kept and ${IS_UNUSED}
    order by f.created_at limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Locks one file for its deletion. @returns whether it is there. */
export async function lockFile(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('files').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** Which of these files, locked by the caller, nothing uses. */
export async function stillUnused(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from files f where f.id = any(${[...ids]}::uuid[]) and ${IS_UNUSED}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Deletes the rows of files. @returns the keys of their bytes in the store. */
export async function deleteFiles(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select storage_key as key from files where id = any(${[...ids]}::uuid[])
    union select storage_key from picture_sizes where file_id = any(${[...ids]}::uuid[])
    union select avif_key from picture_sizes where file_id = any(${[...ids]}::uuid[]) and avif_key is not null`.execute(
    tx,
  );
  await sql`delete from files where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ key }) => key);
}

/** Which of these keys of the store belong to a row. */
export async function listNamedKeys(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select storage_key as key from files where storage_key = any(${[...keys]}::uuid[])
    union select storage_key from picture_sizes where storage_key = any(${[...keys]}::uuid[])
    union select avif_key from picture_sizes where avif_key = any(${[...keys]}::uuid[])
    union select storage_key from stamped_copies where storage_key = any(${[...keys]}::uuid[])
    union select storage_key from invoice_files where storage_key = any(${[...keys]}::uuid[])`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** Keeps a picture from being deleted until the caller's transaction ends. @returns whether it is there. */
export async function holdPicture(tx: Tx, address: string): Promise<boolean> {
  const { rows } = await sql`
    select f.id from files f where f.id::text = media_file_id(${address}) for key share`.execute(tx);
  return rows.length > 0;
}
