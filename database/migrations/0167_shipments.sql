-- Up Migration

-- Parcels of an order. A parcel is packed, then it leaves; a lost one or one that came back is sent again or refunded.
create table shipments (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete cascade,
  -- Among the parcels of its order, from 1.
  number smallint not null check (number > 0),
  warehouse_id uuid not null references warehouses (id),
  state text not null default 'packed' check (state in ('packed', 'shipped', 'delivered', 'lost', 'returned')),
  carrier text not null default '' check (length(carrier) <= 40),
  tracking_number text not null default '' check (length(tracking_number) <= 60),
  -- What became of the pieces of a parcel that was lost or came back; null while nobody has decided.
  resolution text check (resolution in ('send_again', 'refund')),
  -- Of the form that packed it: sent twice, it packs once.
  form uuid not null unique,
  packed_at timestamptz not null,
  shipped_at timestamptz,
  ended_at timestamptz,
  unique (order_id, number),
  check ((state = 'packed') = (shipped_at is null)),
  check ((state in ('delivered', 'lost', 'returned')) = (ended_at is not null)),
  check (resolution is null or state in ('lost', 'returned'))
);
create index shipments_waiting on shipments (packed_at) where state = 'packed';
create index shipments_tracking_number on shipments (tracking_number) where tracking_number <> '';
create index shipments_warehouse_id on shipments (warehouse_id);

create table shipment_items (
  shipment_id uuid not null references shipments (id) on delete cascade,
  order_item_id uuid not null references order_items (id) on delete cascade,
  quantity integer not null check (quantity > 0),
  primary key (shipment_id, order_item_id)
);
create index shipment_items_order_item_id on shipment_items (order_item_id);

-- Never more pieces in parcels than were ordered. The lock lets two who pack the same line come one after another.
create function check_pieces_packed() returns trigger language plpgsql as $$
declare
  ordered integer;
  packed bigint;
begin
  select i.quantity into ordered from order_items i join shipments s on s.order_id = i.order_id
  where i.id = new.order_item_id and s.id = new.shipment_id for update of i;
  if not found then
    raise exception 'a parcel holds a line of another order'
      using errcode = 'check_violation', constraint = 'shipment_items_of_order';
  end if;
  select sum(c.quantity) into packed from shipment_items c join shipments s on s.id = c.shipment_id
  where c.order_item_id = new.order_item_id and s.resolution is distinct from 'send_again';
  if packed > ordered then
    raise exception 'a line of % pieces has % in parcels', ordered, packed
      using errcode = 'check_violation', constraint = 'shipment_items_within_order';
  end if;
  return null;
end $$;
create trigger shipment_items_within_order after insert or update on shipment_items
  for each row execute function check_pieces_packed();

create view reporting.shipments as
select s.id, s.order_id, s.state, s.tracking_number, s.shipped_at
from shipments s join orders o on o.id = s.order_id
where not o.is_practice;

-- Down Migration

drop view reporting.shipments;
drop table shipment_items, shipments;
drop function check_pieces_packed();
