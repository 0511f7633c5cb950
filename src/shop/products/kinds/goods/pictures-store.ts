import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { isUuid } from '#lib/ids.ts';
import type { LibraryPicture } from './variant-facts-store.ts';

/**
 * The pictures of an item from the media library: its own first, then the others in their order and those of its variants, each
 * once.
 * @param image the picture of the product, as `products.image` has it.
 */
export async function listPictures(
  db: Db,
  productId: string,
  image: string | null,
): Promise<readonly LibraryPicture[]> {
  const [, own = ''] = /^\/media\/([0-9a-f-]{36})-\d+\.webp$/.exec(image ?? '') ?? [];
  return pictures(db, { productId, own: isUuid(own) ? own : null });
}

const pictures = prepared<LibraryPicture, { readonly productId: string; readonly own: string | null }>(
  (_, value) => sql`
    select f.id, f.alternative_text,
      json_agg(json_build_object('width', s.width, 'height', s.height) order by s.width) as sizes
    from (
      select ${value('own')}::uuid as id, -1 as place
      union all
      select file_id, position from product_pictures where product_id = ${value('productId')}::uuid
      union all
      select g.picture_id, 10000 + min(v.position) from variants v join goods_variants g on g.variant_id = v.id
      where v.product_id = ${value('productId')}::uuid and v.withdrawn_at is null group by g.picture_id
    ) shown
    join files f on f.id = shown.id
    join picture_sizes s on s.file_id = f.id
    group by f.id, f.alternative_text order by min(shown.place), f.id`,
);
