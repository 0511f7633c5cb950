-- Up Migration

-- What a buyer sends back: asked for, accepted or refused, received, and then refunded or exchanged.
create table returns (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete cascade,
  -- Among the returns of its order, from 1.
  number smallint not null check (number > 0),
  state text not null default 'requested'
    check (state in ('requested', 'accepted', 'refused', 'received', 'refunded', 'exchanged')),
  wish text not null check (wish in ('refund', 'exchange')),
  reason text not null check (reason in ('size', 'damaged', 'wrong', 'not_as_described', 'changed_mind', 'other')),
  -- The buyer's words; erasing a person empties them.
  note text not null default '' check (length(note) <= 1000),
  picture_id uuid references files (id) on delete set null,
  -- Why it was refused, for the buyer.
  answer text not null default '' check (length(answer) <= 1000),
  -- Asked for within the time to withdraw: it cannot be refused.
  is_withdrawal boolean not null default false,
  form uuid not null unique,
  requested_at timestamptz not null,
  decided_at timestamptz,
  received_at timestamptz,
  settled_at timestamptz,
  -- The free order that sends what was wanted instead.
  exchange_order_id uuid unique references orders (id),
  unique (order_id, number),
  check ((state = 'requested') = (decided_at is null)),
  check ((state in ('received', 'refunded', 'exchanged')) = (received_at is not null)),
  check ((state in ('refunded', 'exchanged')) = (settled_at is not null)),
  check ((state = 'exchanged') = (exchange_order_id is not null)),
  check (not (is_withdrawal and state = 'refused'))
);
create index returns_open on returns (requested_at) where state in ('requested', 'accepted', 'received');
create index returns_picture_id on returns (picture_id);

create table return_items (
  return_id uuid not null references returns (id) on delete cascade,
  order_item_id uuid not null references order_items (id) on delete cascade,
  quantity integer not null check (quantity > 0),
  -- Wanted instead, of the same product.
  exchange_variant_id uuid references variants (id),
  -- What came: to be sold again, damaged, or not in the parcel. All null until it was received.
  restocked integer check (restocked >= 0),
  damaged integer check (damaged >= 0),
  missing integer check (missing >= 0),
  primary key (return_id, order_item_id),
  check ((restocked is null) = (damaged is null) and (restocked is null) = (missing is null)),
  check (restocked is null or restocked + damaged + missing = quantity)
);
create index return_items_order_item_id on return_items (order_item_id);
create index return_items_exchange_variant_id on return_items (exchange_variant_id);

-- Never more pieces sent back than have left.
create function check_pieces_returned() returns trigger language plpgsql as $$
declare
  sent bigint;
  back bigint;
begin
  perform from order_items i join returns r on r.order_id = i.order_id
  where i.id = new.order_item_id and r.id = new.return_id for update of i;
  if not found then
    raise exception 'a return holds a line of another order'
      using errcode = 'check_violation', constraint = 'return_items_of_order';
  end if;
  select coalesce(sum(c.quantity), 0) into sent from shipment_items c join shipments s on s.id = c.shipment_id
  where c.order_item_id = new.order_item_id and s.state in ('shipped', 'delivered');
  select sum(t.quantity - coalesce(t.missing, 0)) into back from return_items t join returns r on r.id = t.return_id
  where t.order_item_id = new.order_item_id and r.state <> 'refused';
  if back > sent then
    raise exception '% pieces of a line were sent and % come back', sent, back
      using errcode = 'check_violation', constraint = 'return_items_within_sent';
  end if;
  return null;
end $$;
create trigger return_items_within_sent after insert or update on return_items
  for each row execute function check_pieces_returned();

-- Down Migration

drop table return_items, returns;
drop function check_pieces_returned();
