-- Up Migration

-- What VIES, the register of the EU, said of a VAT ID last, and when it is asked next.
create table vat_checks (
  vat_id text primary key check (vat_id ~ '^[A-Z]{2}[0-9A-Z+*]{2,18}$'),
  -- `unverified`: not asked yet; `unavailable`: the register did not answer.
  state text not null default 'unverified' check (state in ('unverified', 'valid', 'invalid', 'unavailable')),
  -- When it last said valid or invalid, and the number by which it proves that it was asked.
  checked_at timestamptz,
  consultation text check (length(consultation) <= 60),
  name text check (length(name) <= 300),
  -- Null where nothing is to be asked.
  due_at timestamptz,
  tries smallint not null default 0,
  check ((state in ('valid', 'invalid')) <= (checked_at is not null))
);
create index vat_checks_due on vat_checks (due_at) where due_at is not null;

-- The same for each order: what was known when it was placed, then the first answer after that. It proves what the shop knew.
alter table order_businesses add column vat_state text not null default 'unverified'
  check (vat_state in ('unverified', 'valid', 'invalid', 'unavailable'));
alter table order_businesses add column vat_checked_at timestamptz;
alter table order_businesses add column vat_consultation text;
-- Staff were told that the VAT ID of an order without tax is invalid.
alter table order_businesses add column vat_told_at timestamptz;
create index order_businesses_vat_id on order_businesses (vat_id) where vat_id <> '';
create index order_businesses_invalid on order_businesses (order_id) where vat_state = 'invalid' and vat_told_at is null;

-- Down Migration

drop index order_businesses_invalid;
drop index order_businesses_vat_id;
alter table order_businesses drop column vat_told_at;
alter table order_businesses drop column vat_consultation;
alter table order_businesses drop column vat_checked_at;
alter table order_businesses drop column vat_state;
drop table vat_checks;
