import type pg from 'pg';
import { asAdmin } from '#tests/support/services.ts';

export const VARIANTS_EACH = 5;
/** The owner's own properties, and what shoppers choose between: half of the goods have sizes, the others colours. */
export const MATERIALS = 'Linen,Cotton,Wool,Oak,Steel,Leather,Paper,Glass'.split(',');
const CARES = 'Hand wash,Machine wash,Wipe clean,Dry clean'.split(',');
const SIZES = 'XS,S,M,L,XL'.split(',');
const COLOURS = 'Indigo,Madder,Ochre,Sage,Slate,Cream,Rust,Ink'.split(',');

/**
 * Fills a database with so many published goods of five variants, with options, properties, and a stock in two warehouses
 * that is the sum of its ledger. Triggers are off meanwhile: what they would write is written here at once.
 * @param adminUrl the superuser's address of the database.
 */
export function fillGoods(adminUrl: string, count: number): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    await client.query(`set session_replication_role = replica`);
    await client.query(`set synchronous_commit = off`);
    for (const statement of [PRODUCTS, OPTIONS, VARIANTS, STOCK, LISTS]) await run(client, statement, count);
    await client.query(`select learn_words(array(select concat_ws(' ', title, description, category_words, kind_words)
      from products where slug like 'goods-bulk-%' limit 5000))`);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  });
}

async function run(client: pg.Client, script: string, count: number): Promise<void> {
  for (const statement of script.split(';\n'))
    await client.query(statement.replaceAll(':count', String(count)));
}

const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(',')}]`;
const idOf = (name: string) => `md5('${name} ' || i)::uuid`;
const slugged = (text: string) => `replace(lower(${text}), ' ', '-')`;
const material = `(${list(MATERIALS)})[1 + i / 2 % ${MATERIALS.length}]`;
const care = `(${list(CARES)})[1 + i / 64 % ${CARES.length}]`;
const isSized = 'i % 2 = 0';
/** Five colours in a row out of eight. */
const colours = `array(select (${list(COLOURS)})[1 + (i / 16 % 4 + n) % ${COLOURS.length}] from generate_series(0, 4) n)`;
const values = `case when ${isSized} then ${list(SIZES)} else ${colours} end`;
const optionName = `case when ${isSized} then 'Size' else 'Colour' end`;
/** One item in eight is sold out as a whole. */
const isInStock = 'i % 8 <> 3';
const price = `900 + (hashtext('goods' || i) & 1023) * 20`;

const PRODUCTS = `
create temporary table numbers as select i from generate_series(1, :count) i;
insert into products (id, kind, slug, title, description, full_description, status, published_at, category_id, category_words,
  attributes, least_amount, kind_words, kind_facets)
select ${idOf('goods')}, 'goods', 'goods-bulk-' || i,
  act[1 + (i % 10)] || ' ' || noun[1 + (i / 10 % 20)] || ' with ' || noun[1 + (i / 200 % 20)] || ' ' || i,
  'A measured thing of ' || noun[1 + (i % 20)] || ' for people who like ' || noun[1 + (i / 20 % 20)] || '.',
  'Number ' || i || ' of the measured goods.',
  'published', now() - make_interval(mins => i), c.id, category_words_of(c.id),
  jsonb_build_object('Material', ${material}, 'Care', ${care}), ${price},
  concat_ws(' ', ${care}, ${material}, array_to_string(${values}, ' ')),
  (select string_agg(facet, ' ' order by facet) from (values ('property=material-is-' || ${slugged(material)}),
    ('property=care-is-' || ${slugged(care)})) as own (facet)) || (
    select string_agg(' property=' || lower(${optionName}) || '-is-' || lower(v), '' order by lower(v)) from unnest(${values}) v) || case when ${isInStock} then ' stock=now' else '' end
from numbers, (select array['bread','ink','wood','light','clay','linen','silver','paper','garden','river','stone','salt',
    'honey','copper','cedar','walnut','indigo','saffron','thread','glass'] as noun,
  array['Apron','Bowl','Kit','Brush','Knife','Board','Basket','Lamp','Loom','Press'] as act) words,
  lateral (select id from categories order by position, id
    offset (i % greatest((select count(*) from categories), 1)) limit 1) c;
insert into goods (product_id, contents, facet_values, is_in_stock)
select p.id, array['One piece'],
  array(select f from unnest(string_to_array(p.kind_facets, ' ')) f where f like 'property=%'), p.kind_facets like '%stock=now'
from products p where p.slug like 'goods-bulk-%';
insert into product_kinds (name) values ('goods') on conflict do nothing`;

const OPTIONS = `
insert into product_options (id, product_id, name, position)
select ${idOf('option')}, ${idOf('goods')}, ${optionName}, 0 from numbers;
insert into option_values (id, option_id, value, position)
select md5('value ' || i || ' ' || v.place)::uuid, ${idOf('option')}, v.value, v.place
from numbers, unnest(${values}) with ordinality as v (value, place)`;

const VARIANTS = `
insert into variants (id, product_id, sku, title, price_amount, currency, max_quantity, position)
select md5('variant ' || i || ' ' || v.place)::uuid, ${idOf('goods')}, 'BULK-' || i || '-' || v.place, v.value,
  ${price} + (v.place - 1) * 100, 'USD', 99, v.place
from numbers, unnest(${values}) with ordinality as v (value, place);
insert into variant_option_values (variant_id, option_id, value_id)
select md5('variant ' || i || ' ' || place)::uuid, ${idOf('option')}, md5('value ' || i || ' ' || place)::uuid
from numbers, generate_series(1, ${VARIANTS_EACH}) place;
insert into goods_variants (variant_id, weight_grams, customs_code, origin_country)
select md5('variant ' || i || ' ' || place)::uuid, 100 + i % 900, '621142', 'PT' from numbers, generate_series(1, ${VARIANTS_EACH}) place`;

/** Of the others one variant in ten is sold out, and one in ten is in the second warehouse alone. */
const STOCK = `
insert into warehouses (code, name, country, position) values ('BULK1', 'First bench warehouse', 'US', 1), ('BULK2', 'Second bench warehouse', 'DE', 2);
insert into pools (id, capacity)
select md5('pool ' || i || ' ' || place || ' ' || w)::uuid,
  case when not (${isInStock}) or (i + place) % 10 = 0 or (w = 1 and (i + place) % 10 = 1) then 0 else 1 + (i + place) % 50 end
from numbers, generate_series(1, ${VARIANTS_EACH}) place, generate_series(1, 2) w;
insert into stock_levels (pool_id, variant_id, warehouse_id)
select md5('pool ' || i || ' ' || place || ' ' || w.position)::uuid, md5('variant ' || i || ' ' || place)::uuid, w.id
from numbers, generate_series(1, ${VARIANTS_EACH}) place, warehouses w where w.code like 'BULK_';
insert into stock_movements (at, pool_id, kind, on_hand)
select now(), p.id, 'receipt', p.capacity from stock_levels l join pools p on p.id = l.pool_id
join warehouses w on w.id = l.warehouse_id and w.code like 'BULK_' where p.capacity > 0`;

const LISTS = `
insert into product_cells as cell (kind, category_id, facets, count)
select kind, category_id, facets, count(*) from products where slug like 'goods-bulk-%' group by 1, 2, 3
on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
insert into product_search (kind, cell_id, product_id, search)
select p.kind, c.id, p.id, p.search from products p
join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
where p.slug like 'goods-bulk-%'`;
