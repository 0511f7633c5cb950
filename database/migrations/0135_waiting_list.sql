-- Up Migration

-- Units of a pool that are kept for somebody who has not ordered yet: what a waiting list offers.
create table reservations (
  id uuid primary key default gen_random_uuid(),
  pool_id uuid not null references pools (id),
  quantity integer not null check (quantity > 0),
  expires_at timestamptz not null
);
create index reservations_pool_id on reservations (pool_id);

-- Who waits for seats of a date that is sold out. Rows of a date change only under the lock of its pool.
create table waiting_entries (
  id uuid primary key default gen_random_uuid(),
  date_id uuid not null references event_dates (id) on delete cascade,
  email text not null check (length(email) between 3 and 254),
  email_key text not null,
  seats integer not null check (seats between 1 and 100),
  takes_fewer boolean not null default false,
  state text not null default 'unproven' check (state in ('unproven', 'waiting', 'offered', 'ordered', 'left', 'expired')),
  -- When the address was proven: first come, first served.
  joined_at timestamptz,
  offered_seats integer check (offered_seats between 1 and 100),
  offer_ends_at timestamptz,
  -- Checked at the end: an offer that is ordered ends its reservation before the order is there.
  reservation_id uuid unique references reservations (id) deferrable initially deferred,
  order_id uuid unique references orders (id),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  check ((joined_at is null) <= (state in ('unproven', 'left'))),
  check ((state = 'offered') = (reservation_id is not null)),
  check ((state = 'ordered') = (order_id is not null)),
  check (state <> 'offered' or (offered_seats is not null and offer_ends_at is not null))
);
create unique index waiting_entries_once on waiting_entries (date_id, email_key)
  where state in ('unproven', 'waiting', 'offered');
create index waiting_entries_in_order on waiting_entries (date_id, joined_at, id) where state = 'waiting';
create index waiting_entries_offers on waiting_entries (offer_ends_at) where state = 'offered';

create or replace view reporting.holds as
select h.pool_id, i.variant_id, i.order_id, h.quantity, h.expires_at
from holds h
join order_items i on i.id = h.order_item_id
join orders o on o.id = i.order_id
where h.expires_at is not null and not o.is_practice
union all
select r.pool_id, null::uuid, null::uuid, r.quantity, r.expires_at from reservations r;

-- Down Migration

create or replace view reporting.holds as
select h.pool_id, i.variant_id, i.order_id, h.quantity, h.expires_at
from holds h
join order_items i on i.id = h.order_item_id
join orders o on o.id = i.order_id
where h.expires_at is not null and not o.is_practice;
drop table waiting_entries;
update pools p set held = held - r.quantity
from (select pool_id, sum(quantity) as quantity from reservations group by pool_id) r where r.pool_id = p.id;
drop table reservations;
