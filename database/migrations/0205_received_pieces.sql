-- Up Migration

-- What is received is compared with what others have sent back for good, not with what they only mean to send: a return
-- whose parcel was lost keeps no other from being received.
create or replace function check_pieces_returned() returns trigger language plpgsql as $$
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
  where t.order_item_id = new.order_item_id and r.state <> 'refused' and (tg_op = 'INSERT' or t.missing is not null);
  if back > sent then
    raise exception '% pieces of a line were sent and % come back', sent, back
      using errcode = 'check_violation', constraint = 'return_items_within_sent';
  end if;
  return null;
end $$;

-- Down Migration

create or replace function check_pieces_returned() returns trigger language plpgsql as $$
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
