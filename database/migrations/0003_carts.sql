-- Up Migration

create table carts (
  id uuid primary key default gen_random_uuid(),
  visitor_id uuid unique references visitors (id) on delete cascade,
  user_id uuid unique references users (id) on delete cascade,
  -- Counts changes of the lines: checkout tells "the same cart" from "a changed cart" by it.
  version integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  check (visitor_id is not null or user_id is not null)
);
create index carts_expires_at on carts (expires_at);

create table cart_items (
  id uuid primary key default gen_random_uuid(),
  cart_id uuid not null references carts (id) on delete cascade,
  variant_id uuid not null references variants (id) on delete cascade,
  quantity integer not null check (quantity between 1 and 10),
  -- The price the shopper saw when adding, or accepted since; the price charged is today's.
  seen_amount bigint not null check (seen_amount >= 0),
  currency char(3) not null,
  added_at timestamptz not null default now(),
  unique (cart_id, variant_id)
);
create index cart_items_variant_id on cart_items (variant_id);

-- Down Migration

drop table cart_items;
drop table carts;
