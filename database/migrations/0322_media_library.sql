-- Up Migration

-- What a picture is cropped around, in percent from its left and from its top.
alter table files add column focal_x smallint not null default 50 check (focal_x between 0 and 100);
alter table files add column focal_y smallint not null default 50 check (focal_y between 0 and 100);
-- Grows when its content or its focal point changes, and with it the addresses of a picture: no cache keeps the old one.
alter table files add column version integer not null default 1 check (version > 0);
-- SHA-256 of a picture as it was uploaded: the same one uploaded again is the same picture.
alter table files add column uploaded_sha256 bytea check (length(uploaded_sha256) = 32);
create index files_uploaded_sha256 on files (uploaded_sha256) where uploaded_sha256 is not null;
-- What the alternative text is written in; null for the language of the shop.
alter table files add column alternative_language char(2) check (alternative_language ~ '^[a-z]{2}$');
-- The same width as AVIF, once a job has made it.
alter table picture_sizes add column avif_key uuid unique;
alter table picture_sizes add column avif_bytes bigint check (avif_bytes > 0);

alter table teachers add column picture_id uuid references files (id) on delete restrict;
create index teachers_picture_id on teachers (picture_id);

-- The file of a picture's address in this shop, of any version; null for any other address.
create or replace function media_file_id(address text) returns text language sql immutable parallel safe strict
  return substring(address from
    '/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9]{1,4}\.webp(?:\?v=[0-9]{1,9})?$');

-- Where lists and feeds load a picture; null for a file that is none.
create function picture_address(file uuid) returns text language sql stable parallel safe strict
  return (
    select '/media/' || f.id || '-' || s.width || '.webp' || case when f.version > 1 then '?v=' || f.version else '' end
    from files f join picture_sizes s on s.file_id = f.id where f.id = file
    order by s.width < 960, case when s.width < 960 then -s.width else s.width end limit 1);

-- The ids of files that a Markdown text shows: `![Bread](media:<id>)`, or by the address of a width.
create function media_ids(markdown text) returns text[] language sql immutable parallel safe strict
  return array(
    select distinct found[1] from regexp_matches(lower(markdown),
      'media[:/]([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') found);
create index lessons_media on lessons using gin (media_ids(body));
create index products_media on products using gin (media_ids(full_description));

-- Every kind of product has pictures in an order now; so far only goods had.
insert into product_pictures (product_id, file_id, position)
  select p.id, f.id, 0 from products p join files f on f.id::text = media_file_id(p.image)
  where p.kind <> 'goods' and media_file_id(p.image) is not null
  on conflict do nothing;

create or replace view file_uses as
  select d.sample_file_id as file_id, d.product_id, 'sample' as used_as, null::uuid as part_id, null::text as setting
  from downloads d where d.sample_file_id is not null
  union all
  select distinct v.file_id, f.product_id, 'version', null::uuid, null
  from download_versions v join download_files f on f.id = v.download_file_id
  union all (
    select f.id, p.id, 'picture', null::uuid, null
    from files f join products p on media_file_id(p.image) is not null and media_file_id(p.image) = f.id::text
    union
    select g.picture_id, v.product_id, 'picture', null, null
    from goods_variants g join variants v on v.id = g.variant_id where g.picture_id is not null
    union
    select file_id, product_id, 'picture', null, null from product_pictures)
  union all
  select f.id, p.id, 'text', null, null from files f join products p on media_ids(p.full_description) @> array[f.id::text]
  union all
  select f.id, l.product_id, 'lesson', l.id, null from files f join lessons l on media_ids(l.body) @> array[f.id::text]
  union all
  select t.picture_id, null, 'teacher', t.id, null from teachers t where t.picture_id is not null
  union all
  -- A logo, say: a setting names a picture by its id, alone or within an address.
  select f.id, null, 'setting', null, s.name
  from settings s
  cross join lateral regexp_matches(s.value::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') found
  join files f on f.id = found[1]::uuid;

-- Down Migration

drop view file_uses;
create view file_uses as
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
delete from product_pictures g using products p where p.id = g.product_id and p.kind <> 'goods';
drop index products_media;
drop index lessons_media;
drop function media_ids(text);
drop function picture_address(uuid);
-- Of any version an address is the same picture.
update products set image = regexp_replace(image, '\?v=[0-9]+$', '') where media_file_id(image) is not null and image like '%?v=%';
create or replace function media_file_id(address text) returns text language sql immutable parallel safe strict
  return substring(address from '/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9]{1,4}\.webp$');
drop index teachers_picture_id;
alter table teachers drop column picture_id;
alter table picture_sizes drop column avif_bytes, drop column avif_key;
drop index files_uploaded_sha256;
alter table files drop column alternative_language, drop column uploaded_sha256, drop column version,
  drop column focal_y, drop column focal_x;
