-- Up Migration

-- When staff have dealt with units that were given although nothing was free; null again when more are given.
alter table entitlements add column beyond_capacity_seen_at timestamptz;

-- Down Migration

alter table entitlements drop column beyond_capacity_seen_at;
