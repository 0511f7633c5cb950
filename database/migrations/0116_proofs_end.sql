-- Up Migration

-- A new password ends the links emailed before it: each names the number of its time.
alter table customers add column link_version integer not null default 0 check (link_version >= 0);

-- Down Migration

alter table customers drop column link_version;
