-- Up Migration

-- Files that staff have uploaded. Their bytes lie in private storage under a key; names and types are here.
create table files (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  -- The media type of its content, whatever its name says.
  type text not null check (type ~ '^[a-z]+/[a-z0-9.+-]{1,100}$'),
  storage_key uuid not null unique,
  created_at timestamptz not null default now(),
  -- As in the audit log.
  created_by text not null check (length(created_by) between 1 and 100)
);

-- The widths in which a picture is served, `/media/<id>-<width>.webp`.
create table picture_sizes (
  file_id uuid not null references files (id) on delete cascade,
  width integer not null check (width between 1 and 4000),
  height integer not null check (height between 1 and 16000),
  bytes bigint not null check (bytes > 0),
  storage_key uuid not null unique,
  primary key (file_id, width)
);

-- What people call a type of file; lists of downloads are filtered by it.
create function file_format(type text) returns text language sql immutable strict as $$
  select case
    when type = 'application/pdf' then 'pdf'
    when type in ('application/epub+zip', 'application/x-mobipocket-ebook') then 'ebook'
    when type like 'audio/%' then 'audio'
    when type like 'video/%' then 'video'
    when type like 'image/%' then 'picture'
    when type = 'application/zip' then 'zip'
    else 'document' end
$$;

insert into product_kinds (name) values ('download') on conflict do nothing;

create table downloads (
  product_id uuid primary key,
  kind text not null default 'download' check (kind = 'download'),
  language char(2) not null default 'en' check (language ~ '^[a-z]{2}$'),
  -- What a buyer gets, a line each.
  contents text[] not null default '{}',
  licence text not null default '' check (length(licence) <= 10000),
  sample_file_id uuid references files (id),
  -- How often each file may be downloaded by a buyer; null for any number.
  use_limit integer check (use_limit between 1 and 1000),
  foreign key (product_id, kind) references products (id, kind) on delete cascade
);

create table download_files (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references downloads (product_id) on delete cascade,
  title text not null check (length(title) between 1 and 160),
  position integer not null check (position >= 0),
  -- Who bought it before keeps it.
  removed_at timestamptz
);
create index download_files_product_id on download_files (product_id);

-- Only these variants have the file; without any, all have it.
create table download_file_variants (
  download_file_id uuid not null references download_files (id) on delete cascade,
  variant_id uuid not null references variants (id) on delete cascade,
  primary key (download_file_id, variant_id)
);
create index download_file_variants_variant_id on download_file_variants (variant_id);

-- The last one is what buyers get.
create table download_versions (
  id uuid primary key default gen_random_uuid(),
  download_file_id uuid not null references download_files (id) on delete cascade,
  number integer not null check (number > 0),
  -- As buyers know it: "2nd edition", "1.4".
  version text not null check (length(version) between 1 and 40),
  file_id uuid not null references files (id),
  published_at timestamptz not null default now(),
  created_by text not null check (length(created_by) between 1 and 100),
  unique (download_file_id, number)
);
create index download_versions_file_id on download_versions (file_id);
create index downloads_sample_file_id on downloads (sample_file_id);

-- How many downloads of a file a buyer has begun. A row is locked while one begins.
create table download_counts (
  order_item_id uuid not null references order_items (id) on delete restrict,
  download_file_id uuid not null references download_files (id) on delete restrict,
  uses integer not null default 0 check (uses >= 0),
  primary key (order_item_id, download_file_id)
);

-- Every download that was begun; what goes on with one belongs to it.
create table download_uses (
  id uuid primary key default gen_random_uuid(),
  order_item_id uuid not null,
  download_file_id uuid not null,
  version_id uuid not null references download_versions (id) on delete restrict,
  at timestamptz not null,
  -- When a part of it was last asked for.
  last_at timestamptz not null check (last_at >= at),
  -- Sent so far, with what was sent again.
  bytes bigint not null default 0 check (bytes >= 0),
  -- Only the first bytes were asked for, to see what it is.
  is_probe boolean not null default false,
  finished_at timestamptz,
  foreign key (order_item_id, download_file_id) references download_counts (order_item_id, download_file_id)
);
create index download_uses_item on download_uses (order_item_id, download_file_id, at desc);
create index download_uses_version_id on download_uses (version_id);

create view reporting.downloads as
  select u.order_item_id as entitlement_id, f.title as file, u.at, u.bytes, u.finished_at is not null as finished
  from download_uses u
  join download_files f on f.id = u.download_file_id
  join order_items i on i.id = u.order_item_id
  join orders o on o.id = i.order_id
  where not o.is_practice;

-- What searches find a download by, and what its lists are filtered by.
create function describe_downloads(ids uuid[]) returns void language sql as $$
  with described as (
    select d.product_id as id,
      concat_ws(' ', array_to_string(d.contents, ' '),
        (select string_agg(f.title, ' ' order by f.title) from download_files f
         where f.product_id = d.product_id and f.removed_at is null)) as words,
      concat_ws(' ',
        (select string_agg(distinct 'format=' || file_format(s.type), ' ')
         from download_files f
         cross join lateral (
           select file_id from download_versions v where v.download_file_id = f.id order by number desc limit 1
         ) last
         join files s on s.id = last.file_id
         where f.product_id = d.product_id and f.removed_at is null),
        'language=' || d.language) as facets
    from downloads d where d.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$$;
create function download_describes_itself() returns trigger language plpgsql as $$
begin
  perform describe_downloads(array[new.product_id]);
  return null;
end $$;
create function version_describes_download() returns trigger language plpgsql as $$
begin
  perform describe_downloads(array(select product_id from download_files where id = new.download_file_id));
  return null;
end $$;
create trigger downloads_described after insert or update of language, contents on downloads
  for each row execute function download_describes_itself();
create trigger download_files_described after insert or update on download_files
  for each row execute function download_describes_itself();
create trigger download_versions_described after insert on download_versions
  for each row execute function version_describes_download();

-- Down Migration

drop view reporting.downloads;
drop table download_uses;
drop table download_counts;
drop table download_versions;
drop table download_file_variants;
drop table download_files;
drop table downloads;
-- What was ordered stays in the books.
update products set status = 'archived' where kind = 'download' and status = 'published';
delete from product_kinds where name = 'download' and not exists (select from products where kind = 'download');
drop function version_describes_download();
drop function download_describes_itself();
drop function describe_downloads(uuid[]);
drop function file_format(text);
drop table picture_sizes;
drop table files;
