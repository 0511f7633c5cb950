import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../../../customers/access-store.ts';
import type { Visitor } from '../../../customers/store.ts';
import type { OwnedProduct } from '../../kind-own.ts';
import type { Format } from './download.ts';
import { listOwnKeys, type OwnKey } from './licences/own-keys-store.ts';
import { LAST_VERSION } from './store.ts';
import { HAS_FILE } from './use/store.ts';

/** A file that a buyer may download. */
export interface OwnFile {
  readonly orderItemId: string;
  readonly fileId: string;
  readonly title: string;
  readonly format: Format;
  readonly version: string;
  /** How many versions it has had. */
  readonly number: number;
  readonly bytes: number;
  readonly publishedAt: Date;
  /** Downloads that were begun. */
  readonly uses: number;
}

/** Something that was bought, in one of its variants. */
export interface OwnDownload extends OwnedProduct {
  readonly orderItemId: string;
  readonly variantTitle: string;
  readonly useLimit: number | null;
  readonly licence: string;
  /** Whether it was paid for and can be withdrawn from as long as nothing was downloaded. */
  readonly isPaid: boolean;
  readonly files: readonly OwnFile[];
  /** Null for a download without licence keys. */
  readonly key: OwnKey | null;
}

/** What a visitor may download, latest first; what was bought twice is shown as it was bought last. */
export async function listOwnDownloads(db: Db, visitor: Visitor): Promise<OwnDownload[]> {
  const { rows } = await sql<Omit<OwnDownload, 'files' | 'key'>>`
    select * from (
      select distinct on (i.product_id, i.variant_id) i.id as "orderItemId", i.variant_title as "variantTitle",
        p.slug, p.title, p.image, p.language, c.slug as category, d.use_limit as "useLimit", d.licence,
        i.total_amount > 0 as "isPaid", e.granted_at
      from orders o
      join order_items i on i.order_id = o.id
      join entitlements e on e.order_item_id = i.id
      join products p on p.id = i.product_id
      join downloads d on d.product_id = p.id
      left join categories c on c.id = p.category_id
      where e.units > 0 and ${isOwnOrder(visitor)}
      order by i.product_id, i.variant_id, e.granted_at desc
    ) own order by granted_at desc limit 200`.execute(db);
  const ids = rows.map(({ orderItemId }) => orderItemId);
  const [files, keys] = await Promise.all([listFilesOf(db, ids), listOwnKeys(db, ids)]);
  return rows.map((row) => ({
    ...row,
    files: files.get(row.orderItemId) ?? [],
    key: keys.find(({ orderItemId }) => orderItemId === row.orderItemId) ?? null,
  }));
}

async function listFilesOf(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OwnFile[]>> {
  const { rows } = await sql<OwnFile>`
    select i.id as "orderItemId", f.id as "fileId", f.title, file_format(s.type) as format, v.version, v.number,
      s.bytes, v.published_at as "publishedAt", coalesce(n.uses, 0) as uses
    from order_items i
    join entitlements e on e.order_item_id = i.id
    join download_files f on ${HAS_FILE}
    ${LAST_VERSION}
    left join download_counts n on n.order_item_id = i.id and n.download_file_id = f.id
    where i.id = any(${[...orderItemIds]}::uuid[])
    order by f.position, f.id`.execute(db);
  return Map.groupBy(rows, ({ orderItemId }) => orderItemId);
}
