-- Up Migration

-- Where a date in a place happens, ISO 3166-1 alpha-2; null: in the shop's own country. Its admission is taxed there.
alter table event_dates add column country char(2) check (country ~ '^[A-Z]{2}$');

-- Down Migration

alter table event_dates drop column country;
