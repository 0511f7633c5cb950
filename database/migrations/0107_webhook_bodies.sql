-- Up Migration

-- Bodies of events that could not be stored as JSON without a change (NUL, half surrogates, nesting, wrong fields).
create table webhook_bodies (
  event_id text primary key check (length(event_id) between 1 and 255),
  body bytea not null,
  kept_at timestamptz not null default now()
);

-- Down Migration

drop table webhook_bodies;
