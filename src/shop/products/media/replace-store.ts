import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** A picture whose content another one may take. */
export interface TakenContent {
  readonly name: string;
  readonly isKept: boolean;
  readonly isUsed: boolean;
}

/** Locks the picture that was just uploaded to stand in for another; null where there is none. */
export async function lockNewContent(tx: Tx, id: string): Promise<TakenContent | null> {
  await sql`select id from files where id = ${id} for update`.execute(tx);
  const { rows } = await sql<TakenContent>`
    select f.name, f.is_kept as "isKept", exists (select from file_uses u where u.file_id = f.id) as "isUsed"
    from files f where f.id = ${id} and exists (select from picture_sizes s where s.file_id = f.id)`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/**
 * Gives a picture the content of another one, which is gone afterwards. It is cropped around its middle again.
 * @returns the keys of the bytes that it had.
 */
export async function moveContent(tx: Tx, from: string, to: string): Promise<readonly string[]> {
  const { rows: old } = await sql<{ key: string }>`
    with gone as (delete from picture_sizes where file_id = ${to} returning storage_key, avif_key)
    select storage_key as key from gone union select avif_key from gone where avif_key is not null`.execute(
    tx,
  );
  await sql`update picture_sizes set file_id = ${to} where file_id = ${from}`.execute(tx);
  await sql`
    with taken as (
      delete from files where id = ${from} returning bytes, sha256, storage_key, uploaded_sha256)
    update files f set bytes = t.bytes, sha256 = t.sha256, storage_key = t.storage_key,
      uploaded_sha256 = t.uploaded_sha256, focal_x = 50, focal_y = 50, version = f.version + 1
    from taken t where f.id = ${to}`.execute(tx);
  return old.map(({ key }) => key);
}
