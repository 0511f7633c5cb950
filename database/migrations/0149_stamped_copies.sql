-- Up Migration

-- Whether the PDFs of a download carry the buyer's name on each page.
alter table downloads add column stamps_pdf boolean not null default false;
-- Why a version cannot be stamped; its buyers get it as it is.
alter table download_versions add column stamp_fault text check (stamp_fault in ('encrypted', 'broken', 'too_large'));

-- A buyer's own copies, made by a job when they are first asked for. They can be made again at any time.
create table stamped_copies (
  order_item_id uuid not null references order_items (id) on delete restrict,
  version_id uuid not null references download_versions (id) on delete cascade,
  requested_at timestamptz not null,
  made_at timestamptz,
  storage_key uuid unique,
  bytes bigint check (bytes > 0),
  sha256 bytea check (length(sha256) = 32),
  primary key (order_item_id, version_id),
  check ((made_at is null) = (storage_key is null)),
  check ((made_at is null) = (bytes is null)),
  check ((made_at is null) = (sha256 is null))
);
create index stamped_copies_version_id on stamped_copies (version_id);
create index stamped_copies_made_at on stamped_copies (made_at);

-- Down Migration

drop table stamped_copies;
alter table download_versions drop column stamp_fault;
alter table downloads drop column stamps_pdf;
