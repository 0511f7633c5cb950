import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { ProductBrief } from '../../kind.ts';
import type { DownloadBrief, DownloadDetails, DownloadFile, Format } from './download.ts';

/** The last version of each file `f`, with the uploaded file `s`. */
export const LAST_VERSION = sql`cross join lateral (
  select v.* from download_versions v where v.download_file_id = f.id order by v.number desc limit 1
) v join files s on s.id = v.file_id`;

const briefs = sql<ProductBrief & DownloadBrief>`(
  select d.product_id, count(f.id)::int as file_count, coalesce(sum(f.bytes), 0)::bigint as bytes,
    coalesce(array_agg(distinct f.format) filter (where f.format is not null), '{}') as formats
  from downloads d
  left join lateral (
    select f.id, s.bytes, file_format(s.type) as format from download_files f ${LAST_VERSION}
    where f.product_id = d.product_id and f.removed_at is null
  ) f on true
  group by d.product_id)`;

/** What cards show. */
export const downloadBriefs = statement<ProductBrief & DownloadBrief, { productIds: readonly string[] }>(
  (db, value) =>
    db
      .selectFrom(briefs.as('b'))
      .select(['b.productId', 'b.formats', 'b.fileCount', 'b.bytes'])
      .where('b.productId', '=', sql<string>`any(${value('productIds')}::uuid[])`),
);

export async function loadDetails(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, DownloadDetails>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('downloads as d')
    .innerJoin(briefs.as('b'), 'b.productId', 'd.productId')
    .select(['d.productId', 'd.language', 'd.contents', 'd.licence', 'd.useLimit'])
    .select(['b.formats', 'b.fileCount', 'b.bytes'])
    .where('d.productId', 'in', productIds)
    .where('b.productId', 'in', productIds)
    .execute();
  return new Map(
    rows.map(({ productId, formats, ...details }) => [productId, { ...details, formats: [...formats] }]),
  );
}

/** Without what follows from the files. */
export async function saveDetails(db: Db, productId: string, details: DownloadDetails): Promise<void> {
  const { language, licence, useLimit } = details;
  const values = { language, licence, useLimit, contents: [...details.contents] };
  await db
    .insertInto('downloads')
    .values({ productId, ...values })
    .onConflict((conflict) => conflict.column('productId').doUpdateSet(values))
    .execute();
}

/** The files that a product is sold with, in their order. */
export async function listFiles(db: Db, productId: string): Promise<DownloadFile[]> {
  const { rows } = await sql<DownloadFile & { format: Format; publishedAt: Date }>`
    select f.id, f.title, file_format(s.type) as format, v.version, s.bytes, encode(s.sha256, 'hex') as sha256,
      v.published_at as "publishedAt",
      array(select x.title from download_file_variants w join variants x on x.id = w.variant_id
            where w.download_file_id = f.id and w.ended_at is null order by x.position) as variants
    from download_files f ${LAST_VERSION}
    where f.product_id = ${productId} and f.removed_at is null
    order by f.position, f.id`.execute(db);
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }));
}

export interface Sample {
  readonly name: string;
  readonly format: Format;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
}

/** The free file of a product on sale; null where there is none. */
export async function findSample(db: Db, slug: string): Promise<Sample | null> {
  const { rows } = await sql<Sample>`
    select s.name, file_format(s.type) as format, s.type, s.bytes, encode(s.sha256, 'hex') as sha256,
      s.storage_key as "storageKey"
    from products p join downloads d on d.product_id = p.id join files s on s.id = d.sample_file_id
    where p.slug = ${slug} and p.status = 'published'`.execute(db);
  return rows[0] ?? null;
}
