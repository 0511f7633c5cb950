-- Up Migration

-- The pictures of a product in their order; the first one is its `image` too, which lists and feeds show.
create table product_pictures (
  product_id uuid not null references products (id) on delete cascade,
  file_id uuid not null references files (id) on delete restrict,
  position integer not null check (position >= 0),
  primary key (product_id, file_id)
);
create index product_pictures_file_id on product_pictures (file_id);

insert into product_pictures (product_id, file_id, position)
  select p.id, f.id, 0 from products p join files f on f.id::text = media_file_id(p.image)
  where p.kind = 'goods' and media_file_id(p.image) is not null;
insert into product_pictures (product_id, file_id, position)
  select v.product_id, g.picture_id, min(v.position) + 1 from goods_variants g join variants v on v.id = g.variant_id
  where g.picture_id is not null group by v.product_id, g.picture_id
  on conflict do nothing;

create or replace view file_uses as
  select d.sample_file_id as file_id, d.product_id, 'sample' as used_as
  from downloads d where d.sample_file_id is not null
  union all
  select distinct v.file_id, f.product_id, 'version'
  from download_versions v join download_files f on f.id = v.download_file_id
  union all (
    select f.id, p.id, 'picture'
    from files f join products p on media_file_id(p.image) is not null and media_file_id(p.image) = f.id::text
    union
    select g.picture_id, v.product_id, 'picture'
    from goods_variants g join variants v on v.id = g.variant_id where g.picture_id is not null
    union
    select file_id, product_id, 'picture' from product_pictures);

-- Down Migration

create or replace view file_uses as
  select d.sample_file_id as file_id, d.product_id, 'sample' as used_as
  from downloads d where d.sample_file_id is not null
  union all
  select distinct v.file_id, f.product_id, 'version'
  from download_versions v join download_files f on f.id = v.download_file_id
  union all
  select f.id, p.id, 'picture'
  from files f join products p on media_file_id(p.image) is not null and media_file_id(p.image) = f.id::text
  union
  select g.picture_id, v.product_id, 'picture'
  from goods_variants g join variants v on v.id = g.variant_id where g.picture_id is not null;
drop table product_pictures;
