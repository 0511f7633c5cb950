-- Up Migration

-- Payment methods that take days were not offered: a date was near, or few seats were left.
alter table orders add column without_debit boolean not null default false;

-- Down Migration

alter table orders drop column without_debit;
