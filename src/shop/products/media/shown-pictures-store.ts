import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { isUuid } from '#lib/ids.ts';
import type { LibraryPicture } from './library-picture.ts';

/** The sizes of the picture `f`, as JSON. */
const SIZES = sql`(
  select json_agg(json_build_object('width', s.width, 'height', s.height, 'isAvif', s.avif_key is not null) order by s.width)
  from picture_sizes s where s.file_id = f.id)`;

/** A picture of the library as JSON; null for a file that is none. @param id a column with the id of its file. */
export const pictureJson = (id: ReturnType<typeof sql>) => sql<LibraryPicture | null>`(
  select json_build_object('id', f.id, 'version', f.version, 'alternativeText', f.alternative_text,
    'alternativeLanguage', f.alternative_language, 'focalX', f.focal_x, 'focalY', f.focal_y, 'sizes', ${SIZES})
  from files f where f.id = ${id} and exists (select from picture_sizes s where s.file_id = f.id))`;

/**
 * The pictures of a product from the media library: its own first, then the others in their order and those of its variants,
 * each once.
 * @param image the picture of the product, as `products.image` has it.
 */
export async function listPictures(
  db: Db,
  productId: string,
  image: string | null,
): Promise<readonly LibraryPicture[]> {
  return pictures(db, { productId, own: idOfAddress(image) });
}

const pictures = prepared<LibraryPicture, { readonly productId: string; readonly own: string | null }>(
  (_, value) => sql`
    select f.id, f.version, f.alternative_text, f.alternative_language, f.focal_x, f.focal_y, ${SIZES} as sizes
    from (
      select id, min(place) as place from (
        select ${value('own')}::uuid as id, -1 as place
        union all
        select file_id, position from product_pictures where product_id = ${value('productId')}::uuid
        union all
        select g.picture_id, 10000 + min(v.position) from variants v join goods_variants g on g.variant_id = v.id
        where v.product_id = ${value('productId')}::uuid and v.withdrawn_at is null group by g.picture_id
      ) every_one group by id
    ) shown
    join files f on f.id = shown.id and exists (select from picture_sizes s where s.file_id = f.id)
    order by shown.place, f.id`,
);

/** Pictures of the library by their ids; those that are gone are left out. */
export async function listPicturesById(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LibraryPicture>> {
  const rows = ids.length === 0 ? [] : await byId(db, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

const byId = prepared<LibraryPicture, { readonly ids: readonly string[] }>(
  (_, value) => sql`
    select f.id, f.version, f.alternative_text, f.alternative_language, f.focal_x, f.focal_y, ${SIZES} as sizes
    from files f where f.id = any(${value('ids')}::uuid[])
      and exists (select from picture_sizes s where s.file_id = f.id)`,
);

/** The id of the picture that an address of this shop leads to; null for any other address. */
export function idOfAddress(address: string | null): string | null {
  const [, id = ''] = /^\/media\/([0-9a-f-]{36})-\d{1,4}\.webp(?:\?v=\d{1,9})?$/.exec(address ?? '') ?? [];
  return isUuid(id) ? id : null;
}
