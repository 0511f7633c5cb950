-- Up Migration

-- Something scarce: the seats of a date, the stock of a size. A capacity of null never runs out.
create table pools (
  id uuid primary key default gen_random_uuid(),
  label text not null default '' check (length(label) <= 200),
  capacity integer check (capacity between 0 and 10000000),
  -- Units held by orders that wait for money, and units that are sold. Sold may exceed the capacity: what was paid is
  -- given even where the place was sold again meanwhile.
  held integer not null default 0 check (held >= 0),
  taken integer not null default 0 check (taken >= 0),
  created_at timestamptz not null default now()
);

-- What one unit of a variant draws, from one pool or several (the limit of a ticket type and the seats of its date).
create table variant_pools (
  variant_id uuid not null references variants (id) on delete cascade,
  pool_id uuid not null references pools (id) on delete restrict,
  units integer not null default 1 check (units between 1 and 1000),
  primary key (variant_id, pool_id)
);
create index variant_pools_pool_id on variant_pools (pool_id);

-- What an order line has of a pool: held until its time, or taken for good (no time).
create table holds (
  order_item_id uuid not null references order_items (id) on delete restrict,
  pool_id uuid not null references pools (id) on delete restrict,
  quantity integer not null check (quantity > 0),
  expires_at timestamptz,
  primary key (order_item_id, pool_id)
);
create index holds_pool_id on holds (pool_id, expires_at) where expires_at is not null;

create view reporting.inventory as
  select p.id as pool_id, vp.variant_id, pr.kind, p.label, p.capacity, p.taken, p.held
  from pools p
  join variant_pools vp on vp.pool_id = p.id
  join variants v on v.id = vp.variant_id
  join products pr on pr.id = v.product_id;

create view reporting.holds as
  select h.pool_id, i.variant_id, i.order_id, h.quantity, h.expires_at
  from holds h
  join order_items i on i.id = h.order_item_id
  where h.expires_at is not null;

-- Down Migration

drop view reporting.holds;
drop view reporting.inventory;
drop table holds;
drop table variant_pools;
drop table pools;
