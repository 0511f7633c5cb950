-- Up Migration

-- Where an order is sent, and who pays for it where that differs. Personal data: erasing a person deletes the rows.
create table order_addresses (
  order_id uuid not null references orders (id) on delete cascade,
  purpose text not null check (purpose in ('delivery', 'billing')),
  name text not null check (length(name) between 1 and 100),
  company text not null default '' check (length(company) <= 100),
  line1 text not null default '' check (length(line1) <= 100),
  line2 text not null default '' check (length(line2) <= 100),
  city text not null default '' check (length(city) <= 100),
  region text not null default '' check (length(region) <= 100),
  postcode text not null default '' check (length(postcode) <= 20),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  phone text not null default '' check (length(phone) <= 40),
  primary key (order_id, purpose)
);

-- How an order is sent, as it was chosen and paid for.
create table order_shipping (
  order_id uuid primary key references orders (id) on delete cascade,
  kind text not null check (kind in ('letter', 'parcel', 'express', 'pickup')),
  title text not null check (length(title) between 1 and 100),
  amount bigint not null check (amount >= 0),
  currency char(3) not null,
  -- Working days from paying to arriving; null where nothing was promised.
  min_days smallint check (min_days between 0 and 365),
  max_days smallint check (max_days between min_days and 365),
  -- Where it is picked up; empty for what is sent.
  place text not null default '' check (length(place) <= 500)
);

-- Down Migration

drop table order_shipping;
drop table order_addresses;
