-- Up Migration

-- Addresses that a customer keeps; of several one is the usual. Personal data: they go with the customer.
create table addresses (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers (id) on delete cascade,
  name text not null check (length(name) between 1 and 100),
  company text not null default '' check (length(company) <= 100),
  line1 text not null default '' check (length(line1) <= 100),
  line2 text not null default '' check (length(line2) <= 100),
  city text not null default '' check (length(city) <= 100),
  region text not null default '' check (length(region) <= 100),
  postcode text not null default '' check (length(postcode) <= 20),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  phone text not null default '' check (length(phone) <= 40),
  is_usual boolean not null default false,
  created_at timestamptz not null default now()
);

create index addresses_customer on addresses (customer_id);
create unique index addresses_usual on addresses (customer_id) where is_usual;

-- When the address of an order was kept for its customer: one that is deleted there does not come back.
alter table order_addresses add column kept_at timestamptz;

-- Down Migration

alter table order_addresses drop column kept_at;
drop table addresses;
