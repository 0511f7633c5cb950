-- Up Migration

-- Emails to past buyers about a new version of a file, sent by a job in batches.
create table version_announcements (
  version_id uuid primary key references download_versions (id) on delete cascade,
  -- What the owner says of it.
  words text not null default '' check (length(words) <= 2000),
  created_at timestamptz not null default now(),
  created_by text not null check (length(created_by) between 1 and 100),
  -- Customers are emailed in the order of their ids: the last one so far.
  reached_id uuid,
  emailed integer not null default 0 check (emailed >= 0),
  finished_at timestamptz
);

-- Customers who want no more emails about new versions.
create table version_email_stops (
  customer_id uuid primary key references customers (id) on delete cascade,
  stopped_at timestamptz not null
);

-- Down Migration

drop table version_email_stops;
drop table version_announcements;
