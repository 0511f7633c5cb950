-- Up Migration

-- Downloads that come with a licence key.
create table licences (
  product_id uuid primary key references downloads (product_id) on delete cascade,
  -- Made by the shop, or taken from a list of the owner's.
  source text not null check (source in ('generated', 'list')),
  -- On how many devices a key can be active at once, for keys that are given from now on; null for any number.
  seats integer check (seats between 1 and 100000)
);

create table licence_keys (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references downloads (product_id) on delete cascade,
  code text not null check (length(code) between 4 and 100),
  -- As it is compared: in capitals, without blanks and hyphens.
  code_key text not null unique check (length(code_key) between 4 and 100),
  -- Keys of a list are given in their order.
  position bigint generated always as identity,
  -- Null: it is still in the list.
  order_item_id uuid references order_items (id) on delete restrict,
  given_at timestamptz,
  -- Staff gave another key in its place: it is valid no more.
  replaced_at timestamptz check (replaced_at >= given_at),
  seats integer check (seats between 1 and 100000),
  -- Devices on which it is active.
  used integer not null default 0 check (used >= 0),
  check ((order_item_id is null) = (given_at is null)),
  check (replaced_at is null or given_at is not null)
);
create unique index licence_keys_one_of_item on licence_keys (order_item_id) where replaced_at is null;
create index licence_keys_order_item_id on licence_keys (order_item_id);
create index licence_keys_free on licence_keys (product_id, position) where order_item_id is null;

-- Lines whose key follows: the list was empty.
create table licence_waits (
  order_item_id uuid primary key references order_items (id) on delete restrict,
  product_id uuid not null references downloads (product_id) on delete cascade,
  since timestamptz not null
);
create index licence_waits_product_id on licence_waits (product_id, since);

-- Where a key is active, and was.
create table licence_activations (
  id uuid primary key default gen_random_uuid(),
  licence_key_id uuid not null references licence_keys (id) on delete cascade,
  -- As the program calls the device it runs on.
  device text not null check (length(device) between 1 and 200),
  activated_at timestamptz not null,
  -- When the program asked last.
  seen_at timestamptz not null,
  ended_at timestamptz check (ended_at >= activated_at)
);
create unique index licence_activations_active on licence_activations (licence_key_id, device) where ended_at is null;

-- Down Migration

drop table licence_activations;
drop table licence_waits;
drop table licence_keys;
drop table licences;
