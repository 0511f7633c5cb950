-- Up Migration

-- What a health answer writes to learn whether anything can be written; a row needs a page of its own. Holds one row.
create table write_checks (
  checked_at timestamptz not null default now(),
  filler bytea not null check (length(filler) <= 7000)
);
alter table write_checks alter column filler set storage plain;

-- Down Migration

drop table write_checks;
