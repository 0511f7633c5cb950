-- Up Migration

-- Uploaded in the media library, to be used later: kept although nothing uses it yet.
alter table files add column is_kept boolean not null default false;
-- What a picture shows, for those who do not see it.
alter table files add column alternative_text text not null default '' check (length(alternative_text) <= 250);
create index files_created_at on files (created_at desc, id desc);

-- The file of a picture's address in this shop; null for any other address.
create function media_file_id(address text) returns text language sql immutable parallel safe strict
  return substring(address from '/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9]{1,4}\.webp$');
create index products_media_file on products (media_file_id(image)) where media_file_id(image) is not null;

-- Where the files are used that staff have uploaded.
create view file_uses as
  select d.sample_file_id as file_id, d.product_id, 'sample' as used_as
  from downloads d where d.sample_file_id is not null
  union all
  select distinct v.file_id, f.product_id, 'version'
  from download_versions v join download_files f on f.id = v.download_file_id
  union all
  select f.id, p.id, 'picture'
  from files f join products p on media_file_id(p.image) is not null and media_file_id(p.image) = f.id::text;

-- Down Migration

drop view file_uses;
drop index products_media_file;
drop function media_file_id(text);
drop index files_created_at;
alter table files drop column alternative_text;
alter table files drop column is_kept;
