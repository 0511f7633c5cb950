-- Up Migration

-- Where the shop sends to. A zone with postcodes comes before one of the whole country, that before the rest of the world.
create table shipping_zones (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 100),
  position integer not null default 0,
  -- ISO 3166-1 alpha-2; none: the rest of the world.
  countries text[] not null default '{}',
  -- Of its one country: `10*`, `20000-29999`. None: the whole of it.
  postcodes text[] not null default '{}',
  check (cardinality(postcodes) = 0 or cardinality(countries) = 1)
);

create table shipping_methods (
  id uuid primary key default gen_random_uuid(),
  zone_id uuid not null references shipping_zones (id) on delete cascade,
  position integer not null default 0,
  kind text not null check (kind in ('letter', 'parcel', 'express', 'pickup')),
  title text not null check (length(title) between 1 and 100),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- What its rates depend on.
  rate_by text not null check (rate_by in ('order', 'weight', 'price', 'pieces')),
  -- Free from this sum of what is sent; null for never.
  free_from bigint check (free_from > 0),
  min_days smallint check (min_days between 0 and 365),
  max_days smallint check (max_days between min_days and 365),
  -- Where it is picked up.
  place text not null default '' check (length(place) <= 500),
  -- Offered until then: what is picked up at a date of an event.
  ends_at timestamptz,
  is_offered boolean not null default true,
  check ((kind = 'pickup') = (place <> ''))
);

-- Up to how many grams, minor units or pieces a method costs how much. The last step may have no end.
create table shipping_rates (
  method_id uuid not null references shipping_methods (id) on delete cascade,
  position smallint not null check (position between 0 and 19),
  up_to bigint check (up_to > 0),
  amount bigint not null check (amount between 0 and 99999999),
  primary key (method_id, position)
);

create index shipping_methods_zone on shipping_methods (zone_id);

-- Down Migration

drop table shipping_rates;
drop table shipping_methods;
drop table shipping_zones;
