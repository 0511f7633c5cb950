import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Format } from '../download.ts';
import { LAST_VERSION } from '../store.ts';

/** A file of a download as staff see it. */
export interface StaffFile {
  readonly id: string;
  readonly title: string;
  /** Its last version. */
  readonly version: string;
  readonly number: number;
  readonly name: string;
  readonly format: Format;
  readonly bytes: number;
  readonly sha256: string;
  readonly publishedAt: Date;
  /** Ids of the variants that have it; none where all have it. */
  readonly variantIds: readonly string[];
  /** Downloads that buyers have begun. */
  readonly uses: number;
}

/** The files that a product is sold with, in their order. */
export async function listStaffFiles(db: Db, productId: string): Promise<StaffFile[]> {
  const { rows } = await sql<StaffFile>`
    select f.id, f.title, v.version, v.number, s.name, file_format(s.type) as format, s.bytes,
      encode(s.sha256, 'hex') as sha256, v.published_at as "publishedAt",
      array(select w.variant_id::text from download_file_variants w where w.download_file_id = f.id and w.ended_at is null) as "variantIds",
      (select coalesce(sum(n.uses), 0)::int from download_counts n where n.download_file_id = f.id) as uses
    from download_files f ${LAST_VERSION}
    where f.product_id = ${productId} and f.removed_at is null
    order by f.position, f.id`.execute(db);
  return rows;
}

export interface NewVersion {
  /** As buyers know it. */
  readonly version: string;
  /** Of `files`. */
  readonly fileId: string;
  readonly createdBy: string;
}

export async function insertDownloadFile(tx: Tx, productId: string, title: string): Promise<string> {
  const { id } = await tx
    .insertInto('downloadFiles')
    .values({
      ...{ productId, title },
      position: sql<number>`(select coalesce(max(position) + 1, 0) from download_files where product_id = ${productId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns the id of the version. */
export async function insertVersion(tx: Tx, downloadFileId: string, version: NewVersion): Promise<string> {
  const { id } = await tx
    .insertInto('downloadVersions')
    .values({
      ...{ downloadFileId, ...version },
      number: sql<number>`(select coalesce(max(number), 0) + 1 from download_versions where download_file_id = ${downloadFileId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setTitle(tx: Tx, id: string, title: string): Promise<void> {
  await tx.updateTable('downloadFiles').set({ title }).where('id', '=', id).execute();
}

/**
 * Says which variants on sale have the file; variants off sale keep it as they had it. Who bought one that loses it, before
 * now, keeps the file.
 * @param ticked of `onSale`; all or none of them: every variant has it.
 */
export async function setVariants(
  tx: Tx,
  id: string,
  ticked: readonly string[],
  { onSale, at }: { readonly onSale: readonly string[]; readonly at: Date },
): Promise<void> {
  if (ticked.length === 0 || ticked.length === onSale.length) {
    await tx
      .updateTable('downloadFileVariants')
      .set({ endedAt: at })
      .where('downloadFileId', '=', id)
      .where('endedAt', 'is', null)
      .execute();
    return;
  }
  await sql`
    with now as (
      select variant_id from download_file_variants where download_file_id = ${id} and ended_at is null
    ), before as (
      select v.id, (v.id in (select variant_id from now) or not exists (select from now)) as had_it
      from download_files f join variants v on v.product_id = f.product_id where f.id = ${id}
    )
    insert into download_file_variants (download_file_id, variant_id, ended_at)
    select ${id}, id, case when id = any(${[...ticked]}::uuid[]) or (had_it and id <> all(${[...onSale]}::uuid[]))
      then null else ${at}::timestamptz end
    from before where had_it or id = any(${[...ticked]}::uuid[])
    on conflict (download_file_id, variant_id) do update set ended_at = excluded.ended_at`.execute(tx);
}

/** New buyers do not get it any more; those before keep it. */
export async function markRemoved(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('downloadFiles').set({ removedAt: at }).where('id', '=', id).execute();
}

/** @param fileId of `files`; null for none. */
export async function setSample(tx: Tx, productId: string, fileId: string | null): Promise<void> {
  await tx
    .updateTable('downloads')
    .set({ sampleFileId: fileId })
    .where('productId', '=', productId)
    .execute();
}

export async function findSampleName(db: Db, productId: string): Promise<string | null> {
  const row = await db
    .selectFrom('downloads as d')
    .innerJoin('files as s', 's.id', 'd.sampleFileId')
    .select('s.name')
    .where('d.productId', '=', productId)
    .executeTakeFirst();
  return row?.name ?? null;
}
