import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** A picture of a product, as staff edit it. */
export interface ProductPicture {
  readonly id: string;
  readonly name: string;
  readonly alternativeText: string;
  /** The widths it is served in, the smallest first. */
  readonly widths: readonly number[];
  /** Codes of the variants that show it. */
  readonly skus: readonly string[];
}

/** The pictures of a product in their order. */
export async function listProductPictures(db: Db, productId: string): Promise<ProductPicture[]> {
  const { rows } = await sql<ProductPicture>`
    select f.id, f.name, f.alternative_text as "alternativeText",
      array(select s.width from picture_sizes s where s.file_id = f.id order by s.width) as widths,
      array(select v.sku from variants v join goods_variants g on g.variant_id = v.id
        where v.product_id = ${productId} and g.picture_id = f.id order by v.position, v.sku) as skus
    from product_pictures p join files f on f.id = p.file_id
    where p.product_id = ${productId} order by p.position, f.created_at, f.id`.execute(db);
  return rows;
}

/** Keeps an uploaded picture from being deleted until the caller's transaction ends. @returns whether it is one. */
export async function holdUploadedPicture(tx: Tx, fileId: string): Promise<boolean> {
  const { rows } = await sql`
    select f.id from files f where f.id = ${fileId}::uuid
      and exists (select from picture_sizes s where s.file_id = f.id) for key share`.execute(tx);
  return rows.length > 0;
}

/** Writes which pictures a product has, in their order. */
export async function saveProductPictures(tx: Tx, productId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from product_pictures where product_id = ${productId} and file_id <> all(${[...ids]}::uuid[])`.execute(
    tx,
  );
  await sql`insert into product_pictures (product_id, file_id, position)
    select ${productId}::uuid, p.id, p.place - 1 from unnest(${[...ids]}::uuid[]) with ordinality as p (id, place)
    on conflict (product_id, file_id) do update set position = excluded.position`.execute(tx);
}

/** Variants show a picture that their product no longer has as little. */
export async function dropVariantPicture(tx: Tx, productId: string, fileId: string): Promise<void> {
  await sql`update goods_variants g set picture_id = null from variants v
    where v.id = g.variant_id and v.product_id = ${productId} and g.picture_id = ${fileId}::uuid`.execute(tx);
}

/** Lists and feeds show the first picture. One from elsewhere, by a web address of its own, stays where it is. */
export async function showFirstPicture(tx: Tx, productId: string): Promise<void> {
  await sql`update products p set image = (
      select '/media/' || s.file_id || '-' || s.width || '.webp' from product_pictures g
      join picture_sizes s on s.file_id = g.file_id
      where g.product_id = p.id and g.position = (select min(position) from product_pictures where product_id = p.id)
      order by s.width < 960, case when s.width < 960 then -s.width else s.width end limit 1)
    where p.id = ${productId} and (p.image is null or media_file_id(p.image) is not null)`.execute(tx);
}
