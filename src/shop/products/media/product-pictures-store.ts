import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** A picture of a product, as staff edit it. */
export interface ProductPicture {
  readonly id: string;
  readonly name: string;
  readonly alternativeText: string;
  readonly version: number;
  /** The widths it is served in, the smallest first. */
  readonly widths: readonly number[];
}

/** The pictures of a product in their order. */
export async function listProductPictures(db: Db, productId: string): Promise<ProductPicture[]> {
  const { rows } = await sql<ProductPicture>`
    select f.id, f.name, f.alternative_text as "alternativeText", f.version,
      array(select s.width from picture_sizes s where s.file_id = f.id order by s.width) as widths
    from product_pictures p join files f on f.id = p.file_id
    where p.product_id = ${productId} order by p.position, f.created_at, f.id`.execute(db);
  return rows;
}

/** Keeps uploaded pictures from being deleted until the caller's transaction ends. @returns the ids that are some. */
export async function holdPictures(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select f.id from files f where f.id = any(${[...ids]}::uuid[])
      and exists (select from picture_sizes s where s.file_id = f.id) order by f.id for key share`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
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

/** Lists and feeds show the first picture. One from elsewhere, by a web address of its own, stays where it is. */
export async function showFirstPicture(tx: Tx, productId: string): Promise<void> {
  await sql`update products p set image = picture_address((
      select g.file_id from product_pictures g where g.product_id = p.id order by g.position limit 1))
    where p.id = ${productId} and (p.image is null or media_file_id(p.image) is not null)`.execute(tx);
}

/** A picture of the library that was typed as the address of a product's picture becomes its first. */
export async function putFirst(tx: Tx, productId: string, address: string): Promise<void> {
  await sql`insert into product_pictures (product_id, file_id, position)
    select ${productId}::uuid, f.id, 0 from files f
    where f.id::text = media_file_id(${address}) and exists (select from picture_sizes s where s.file_id = f.id)
    on conflict (product_id, file_id) do nothing`.execute(tx);
  await sql`update product_pictures g set position = r.place from (
      select file_id, row_number() over (
        order by file_id::text = media_file_id(${address}) desc, position, file_id) - 1 as place
      from product_pictures where product_id = ${productId}) r
    where g.product_id = ${productId} and g.file_id = r.file_id and media_file_id(${address}) is not null`.execute(
    tx,
  );
}
