-- Up Migration

-- The staff's list of all dates.
create index event_dates_starts_at on event_dates (starts_at, id);

-- Down Migration

drop index event_dates_starts_at;
