import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Why a version cannot be stamped. */
export type StampFault = 'encrypted' | 'broken' | 'too_large';

/** What names a copy: a line of an order, and a version of a file. */
export interface CopyOf {
  readonly orderItemId: string;
  readonly versionId: string;
}

/** A copy that is made. */
export interface StampedCopy {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

export async function findCopy(db: Db, { orderItemId, versionId }: CopyOf): Promise<StampedCopy | null> {
  const row = await db
    .selectFrom('stampedCopies')
    .select(['storageKey', 'bytes', 'sha256'])
    .where('orderItemId', '=', orderItemId)
    .where('versionId', '=', versionId)
    .where('madeAt', 'is not', null)
    .executeTakeFirst();
  return (row as StampedCopy | undefined) ?? null;
}

/** Asks for a copy. @returns whether it was not asked for yet, or so long ago that its job must be lost. */
export async function requestCopy(
  tx: Tx,
  { orderItemId, versionId }: CopyOf,
  at: Date,
  lostBefore: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into stamped_copies (order_item_id, version_id, requested_at) values (${orderItemId}, ${versionId}, ${at})
    on conflict (order_item_id, version_id) do update set requested_at = excluded.requested_at
      where stamped_copies.made_at is null and stamped_copies.requested_at < ${lostBefore}
    returning order_item_id`.execute(tx);
  return rows.length > 0;
}

/** What a job needs to make a copy. */
export interface CopyTask {
  readonly storageKey: string;
  readonly bytes: number;
  readonly name: string;
  readonly email: string | null;
  readonly orderNumber: string;
  readonly slug: string;
  readonly file: string;
}

/** Null for a copy that is made, or not the buyer's any more. */
export async function findTask(db: Db, { orderItemId, versionId }: CopyOf): Promise<CopyTask | null> {
  const { rows } = await sql<CopyTask>`
    select s.storage_key as "storageKey", s.bytes, p.slug, f.title as file, o.email, o.number as "orderNumber",
      case when o.is_address_proven then trim(concat_ws(' ', c.first_name, c.last_name)) else '' end as name
    from stamped_copies t
    join order_items i on i.id = t.order_item_id
    join entitlements e on e.order_item_id = i.id and e.units > 0
    join orders o on o.id = i.order_id
    left join customers c on c.id = o.customer_id
    join download_versions v on v.id = t.version_id
    join download_files f on f.id = v.download_file_id
    join products p on p.id = f.product_id
    join files s on s.id = v.file_id
    where t.order_item_id = ${orderItemId} and t.version_id = ${versionId} and t.made_at is null`.execute(db);
  return rows[0] ?? null;
}

/** @returns whether the copy was not made yet. */
export async function setMade(
  db: Db,
  { orderItemId, versionId }: CopyOf,
  copy: StampedCopy,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('stampedCopies')
    .set({ ...copy, madeAt: at })
    .where('orderItemId', '=', orderItemId)
    .where('versionId', '=', versionId)
    .where('madeAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that a version cannot be stamped; nobody waits for a copy of it any more. */
export async function setFault(tx: Tx, versionId: string, fault: StampFault): Promise<void> {
  await tx.updateTable('downloadVersions').set({ stampFault: fault }).where('id', '=', versionId).execute();
  await tx
    .deleteFrom('stampedCopies')
    .where('versionId', '=', versionId)
    .where('madeAt', 'is', null)
    .execute();
}

/** Deletes copies that were made before then, which can be made again. @returns the keys of their bytes. */
export async function deleteOldCopies(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await db
    .deleteFrom('stampedCopies')
    .where('madeAt', '<', before)
    .returning('storageKey')
    .execute();
  return rows.flatMap(({ storageKey }) => storageKey ?? []);
}

export async function setStamping(tx: Tx, productId: string, stampsPdf: boolean): Promise<void> {
  await tx.updateTable('downloads').set({ stampsPdf }).where('productId', '=', productId).execute();
}

/** Whether the PDFs of a download are stamped, and the titles of its files that cannot be, with why. */
export async function findStamping(
  db: Db,
  productId: string,
): Promise<{ readonly isOn: boolean; readonly faults: readonly { title: string; fault: StampFault }[] }> {
  const { rows } = await sql<{ isOn: boolean; faults: { title: string; fault: StampFault }[] }>`
    select d.stamps_pdf as "isOn", coalesce((
      select json_agg(json_build_object('title', f.title, 'fault', v.stamp_fault) order by f.position)
      from download_files f
      cross join lateral (select * from download_versions v where v.download_file_id = f.id order by v.number desc limit 1) v
      where f.product_id = d.product_id and f.removed_at is null and v.stamp_fault is not null), '[]') as faults
    from downloads d where d.product_id = ${productId}`.execute(db);
  return rows[0] ?? { isOn: false, faults: [] };
}

/** The last versions of a download's PDFs of which it is not known whether they can be stamped. */
export async function listUncheckedPdfs(
  db: Db,
  productId: string,
): Promise<
  readonly {
    readonly versionId: string;
    readonly storageKey: string;
    readonly bytes: number;
    readonly title: string;
    readonly slug: string;
  }[]
> {
  const { rows } = await sql<{
    versionId: string;
    storageKey: string;
    bytes: number;
    title: string;
    slug: string;
  }>`
    select v.id as "versionId", s.storage_key as "storageKey", s.bytes, f.title, p.slug
    from download_files f
    cross join lateral (select * from download_versions v where v.download_file_id = f.id order by v.number desc limit 1) v
    join files s on s.id = v.file_id
    join products p on p.id = f.product_id
    where f.product_id = ${productId} and f.removed_at is null and s.type = 'application/pdf' and v.stamp_fault is null
    order by f.position`.execute(db);
  return rows;
}
