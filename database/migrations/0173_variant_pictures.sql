-- Up Migration

-- The picture of a variant is used too: it is neither deleted with what nothing uses, nor offered for that.
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

-- Down Migration

create or replace view file_uses as
  select d.sample_file_id as file_id, d.product_id, 'sample' as used_as
  from downloads d where d.sample_file_id is not null
  union all
  select distinct v.file_id, f.product_id, 'version'
  from download_versions v join download_files f on f.id = v.download_file_id
  union all
  select f.id, p.id, 'picture'
  from files f join products p on media_file_id(p.image) is not null and media_file_id(p.image) = f.id::text;
