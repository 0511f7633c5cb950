import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { HAS_FILE } from '../use/store.ts';

/**
 * Orders `o` of customers `c` that still have the file `f`. An address that was only typed, for something free, may be
 * anybody's: it is not written to.
 */
const READERS = sql`download_files f
  join order_items i on i.product_id = f.product_id
  join entitlements e on e.order_item_id = i.id and e.units > 0
  join orders o on o.id = i.order_id and not o.is_practice and (o.total_amount > 0 or o.is_address_proven)
  join customers c on c.id = o.customer_id and c.email is not null
    and not exists (select from version_email_stops s where s.customer_id = c.id)`;

/** How many customers could be told of a new version of each file of a product, by file id. */
export async function countReaders(db: Db, productId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select f.id, count(distinct c.id)::int as count from ${READERS}
    where f.product_id = ${productId} and ${HAS_FILE} group by f.id`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export interface Reader {
  readonly customerId: string;
  readonly email: string;
}

/** The next customers who had the file before this version of it came out. @param after the last customer of before. */
export async function listReaders(
  tx: Tx,
  versionId: string,
  after: string | null,
  limit: number,
): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct c.id as "customerId", c.email from ${READERS}
    join download_versions v on v.download_file_id = f.id
    where v.id = ${versionId} and ${HAS_FILE} and e.granted_at < v.published_at
      and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${limit}`.execute(tx);
  return rows;
}

export interface NewsOrder {
  readonly orderId: string;
  readonly addressVersion: number;
  readonly title: string;
  /** Of the file. */
  readonly file: string;
  readonly version: string;
  readonly words: string;
  /** Whether a later version has come out. */
  readonly isOld: boolean;
}

/** The last order by which a customer still has the file of a version, and what is told of it; null for none any more. */
export async function findNews(db: Db, versionId: string, customerId: string): Promise<NewsOrder | null> {
  const { rows } = await sql<NewsOrder>`
    select o.id as "orderId", o.address_version as "addressVersion", i.title, f.title as file, v.version, a.words,
      exists (select from download_versions later where later.download_file_id = f.id and later.number > v.number) as "isOld"
    from ${READERS}
    join download_versions v on v.download_file_id = f.id
    join version_announcements a on a.version_id = v.id
    where v.id = ${versionId} and c.id = ${customerId} and ${HAS_FILE}
    order by o.created_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function insertAnnouncement(
  tx: Tx,
  announcement: { readonly versionId: string; readonly words: string; readonly createdBy: string },
): Promise<void> {
  await tx.insertInto('versionAnnouncements').values(announcement).execute();
}

/** Locks an announcement that is not finished. */
export async function lockAnnouncement(
  tx: Tx,
  versionId: string,
): Promise<{ readonly reachedId: string | null } | null> {
  const row = await tx
    .selectFrom('versionAnnouncements')
    .select('reachedId')
    .where('versionId', '=', versionId)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function setReached(
  tx: Tx,
  versionId: string,
  { reachedId, count, finishedAt }: { reachedId: string | null; count: number; finishedAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('versionAnnouncements')
    .set({ reachedId, finishedAt, emailed: sql<number>`emailed + ${count}::integer` })
    .where('versionId', '=', versionId)
    .execute();
}

/** How many buyers were emailed about the last version of each file of a product, by file id. */
export async function countEmailed(db: Db, productId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; emailed: number }>`
    select distinct on (f.id) f.id, coalesce(a.emailed, 0) as emailed
    from download_files f
    join download_versions v on v.download_file_id = f.id
    left join version_announcements a on a.version_id = v.id
    where f.product_id = ${productId} order by f.id, v.number desc`.execute(db);
  return new Map(rows.map(({ id, emailed }) => [id, emailed]));
}

export async function setStopped(db: Db, customerId: string, at: Date | null): Promise<void> {
  if (at === null) {
    await db.deleteFrom('versionEmailStops').where('customerId', '=', customerId).execute();
    return;
  }
  await sql`insert into version_email_stops (customer_id, stopped_at)
    select id, ${at} from customers where id = ${customerId} on conflict do nothing`.execute(db);
}

export async function isStopped(db: Db, customerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('versionEmailStops')
    .select('customerId')
    .where('customerId', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}
