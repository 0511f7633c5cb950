import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { isOwnOrder } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { LAST_VERSION } from '../store.ts';
import type { DownloadLink } from './link.ts';
import type { Use } from './use.ts';

/** Why something bought is not the buyer's any more. */
export type TakenReason = 'refunded' | 'dispute_lost' | 'taken_by_staff';

/** A file that somebody has bought, as its last version is sent. */
export interface BoughtFile {
  readonly versionId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly storageKey: string;
  readonly publishedAt: Date;
  readonly useLimit: number | null;
  /** The buyer gets an own copy, with the name on each page. */
  readonly isStamped: boolean;
  /** Null while it is the buyer's. */
  readonly takenReason: TakenReason | null;
}

/**
 * A condition: the order line `i` with the entitlement `e` has the file `f`. Who bought it before it was removed, or limited
 * to other variants, keeps it.
 */
export const HAS_FILE = sql`f.product_id = i.product_id
  and (f.removed_at is null or e.granted_at < f.removed_at)
  and (not exists (select from download_file_variants w where w.download_file_id = f.id and w.ended_at is null)
    or exists (select from download_file_variants w where w.download_file_id = f.id and w.variant_id = i.variant_id
      and (w.ended_at is null or e.granted_at < w.ended_at)))`;

/** The file of a link, if what it belongs to was bought by the visitor. */
export async function findBoughtFile(
  db: Db,
  { orderItemId, fileId }: DownloadLink,
  visitor: Visitor,
): Promise<BoughtFile | null> {
  const { rows } = await sql<BoughtFile>`
    select v.id as "versionId", s.name, s.type, s.bytes, s.sha256, s.storage_key as "storageKey",
      v.published_at as "publishedAt", d.use_limit as "useLimit",
      (d.stamps_pdf and s.type = 'application/pdf' and v.stamp_fault is null) as "isStamped",
      case when e.units = 0 then coalesce(e.reason, 'refunded') end as "takenReason"
    from order_items i
    join orders o on o.id = i.order_id
    join entitlements e on e.order_item_id = i.id
    join downloads d on d.product_id = i.product_id
    join download_files f on ${HAS_FILE}
    ${LAST_VERSION}
    where i.id = ${orderItemId} and f.id = ${fileId} and ${isOwnOrder(visitor)}`.execute(db);
  return rows[0] ?? null;
}

/** Locks how often a file was downloaded by a buyer. @returns the number of downloads that were begun. */
export async function lockCount(tx: Tx, { orderItemId, fileId }: DownloadLink): Promise<number> {
  await tx
    .insertInto('downloadCounts')
    .values({ orderItemId, downloadFileId: fileId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('downloadCounts')
    .select('uses')
    .where('orderItemId', '=', orderItemId)
    .where('downloadFileId', '=', fileId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.uses;
}

/** The download of a version that was begun last. */
export async function findLastUse(
  tx: Tx,
  { orderItemId, fileId }: DownloadLink,
  versionId: string,
): Promise<(Use & { readonly id: string }) | null> {
  const row = await tx
    .selectFrom('downloadUses')
    .select([
      'id',
      'lastAt',
      'bytes',
      'openBytes',
      'isProbe',
      sql<boolean>`finished_at is not null`.as('isFinished'),
    ])
    .where('orderItemId', '=', orderItemId)
    .where('downloadFileId', '=', fileId)
    .where('versionId', '=', versionId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertUse(
  tx: Tx,
  { orderItemId, fileId }: DownloadLink,
  use: {
    readonly versionId: string;
    readonly at: Date;
    readonly openBytes: number;
    readonly isProbe: boolean;
  },
): Promise<string> {
  await changeCount(tx, { orderItemId, fileId }, 1);
  const { id } = await tx
    .insertInto('downloadUses')
    .values({ orderItemId, downloadFileId: fileId, ...use, lastAt: use.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function changeCount(tx: Tx, { orderItemId, fileId }: DownloadLink, by: number): Promise<void> {
  await tx
    .updateTable('downloadCounts')
    .set({ uses: sql<number>`uses + ${by}::integer` })
    .where('orderItemId', '=', orderItemId)
    .where('downloadFileId', '=', fileId)
    .execute();
}

/** A further part of a download was asked for. @param bytes of the part. */
export async function touchUse(
  tx: Tx,
  id: string,
  { at, bytes, isStillProbe }: { at: Date; bytes: number; isStillProbe: boolean },
): Promise<void> {
  await tx
    .updateTable('downloadUses')
    .set({
      lastAt: sql<Date>`greatest(last_at, ${at}::timestamptz)`,
      openBytes: sql<number>`open_bytes + ${bytes}::bigint`,
      isProbe: sql<boolean>`is_probe and ${isStillProbe}::boolean`,
    })
    .where('id', '=', id)
    .execute();
}

/** Forgets a download of which nothing could be sent. */
export async function deleteUse(tx: Tx, link: DownloadLink, id: string): Promise<void> {
  await lockCount(tx, link);
  const { numDeletedRows } = await tx
    .deleteFrom('downloadUses')
    .where('id', '=', id)
    .where('bytes', '=', 0)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await changeCount(tx, link, -1);
}

/**
 * Adds what was sent of a part that was asked for; the download is finished once all was sent and the last answer was whole.
 * @param asked bytes of the part: none of them is still to be sent.
 */
export async function addSent(
  db: Db,
  id: string,
  { sent, asked, size, at }: { sent: number; asked: number; size: number; at: Date },
  isWhole: boolean,
): Promise<void> {
  await sql`
    update download_uses set bytes = bytes + ${sent}::bigint,
      open_bytes = greatest(0, open_bytes - ${asked}::bigint), last_at = greatest(last_at, ${at}::timestamptz),
      finished_at = coalesce(finished_at,
        case when ${isWhole}::boolean and bytes + ${sent}::bigint >= ${size}::bigint then ${at}::timestamptz end)
    where id = ${id}`.execute(db);
}

/** When the first download of each of these lines began. */
export async function listFirstUses(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (orderItemIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('downloadUses')
    .select(({ fn }) => ['orderItemId', fn.min('at').as('at')])
    .where('orderItemId', 'in', orderItemIds)
    .groupBy('orderItemId')
    .execute();
  return new Map(rows.map(({ orderItemId, at }) => [orderItemId, at]));
}

/** Which of these lines are not their buyer's any more. */
export async function listTakenItems(db: Db, orderItemIds: readonly string[]): Promise<readonly string[]> {
  if (orderItemIds.length === 0) return [];
  const rows = await db
    .selectFrom('entitlements')
    .select('orderItemId')
    .where('orderItemId', 'in', orderItemIds)
    .where('units', '=', 0)
    .execute();
  return rows.map(({ orderItemId }) => orderItemId);
}
