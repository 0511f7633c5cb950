import type { Shop } from '#tests/support/shop.ts';
import { change } from './states.ts';

const [SIZES, COLOURS, PICTURES] = [5, 4, 6];

/** Puts an item of twenty variants in five sizes and four colours on sale, with six pictures, each in five widths. @returns its page. */
export async function aLargeItem(shop: Shop): Promise<string> {
  await change(shop, ITEM, [crypto.randomUUID(), SIZES, COLOURS]);
  await change(shop, PICTURES_OF_IT, [PICTURES]);
  return '/goods/a-large-item';
}

const ITEM = `
  with item as (
    insert into products (id, kind, slug, title, description, full_description, status, published_at)
    values ($1::uuid, 'goods', 'a-large-item', 'A large item', 'For every size and in every colour.', 'Of linen.', 'published', now())
    returning id
  ), goods_row as (
    insert into goods (product_id) select id from item
  ), option_rows as (
    insert into product_options (id, product_id, name, position)
    select gen_random_uuid(), id, name, position from item, (values ('Size', 0), ('Colour', 1)) o(name, position) returning id, position
  ), value_rows as (
    insert into option_values (id, option_id, value, position)
    select gen_random_uuid(), o.id, case o.position when 0 then 'Size ' else 'Colour ' end || n, n
    from option_rows o, generate_series(1, 5) n where n <= case o.position when 0 then $2::integer else $3::integer end
    returning id, option_id, position
  ), pairs as (
    select gen_random_uuid() as id, s.id as size, s.option_id as sizes, c.id as colour, c.option_id as colours,
      row_number() over (order by s.position, c.position)::integer as position
    from value_rows s join option_rows o on o.id = s.option_id and o.position = 0,
      value_rows c join option_rows p on p.id = c.option_id and p.position = 1
  ), variant_rows as (
    insert into variants (id, product_id, sku, title, price_amount, currency, position, max_quantity)
    select pairs.id, item.id, 'LARGE-' || position, 'Variant ' || position, 1000 + position, 'USD', position, 99 from pairs, item
  ), goods_rows as (
    insert into goods_variants (variant_id, weight_grams, stock) select id, 400, 'untracked' from pairs
  )
  insert into variant_option_values (variant_id, option_id, value_id)
  select id, sizes, size from pairs union all select id, colours, colour from pairs`;

const PICTURES_OF_IT = `
  with pictures as (
    insert into files (id, name, bytes, sha256, type, storage_key, created_by, is_kept)
    select gen_random_uuid(), 'large-' || n || '.webp', 50000, sha256(('large ' || n)::bytea), 'image/webp', gen_random_uuid(), 'cli', true
    from generate_series(1, $1::integer) n returning id, name
  ), sizes as (
    insert into picture_sizes (file_id, width, height, bytes, storage_key)
    select id, width, width * 3 / 4, 9000, gen_random_uuid() from pictures, unnest(array[320, 480, 640, 960, 1280]) width
  )
  update goods_variants g set picture_id = p.id
  from pictures p, variants v where v.id = g.variant_id and v.sku = 'LARGE-' || split_part(split_part(p.name, '-', 2), '.', 1)`;
