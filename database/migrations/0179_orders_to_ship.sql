-- Up Migration

-- Kinds whose lines are sent in parcels.
alter table product_kinds add column is_sent boolean not null default false;
update product_kinds set is_sent = true where name = 'goods';

-- Orders with pieces that wait to be packed: without it every list of them would read all lines that were ever sold.
create table orders_to_ship (
  order_id uuid primary key references orders (id) on delete cascade,
  pieces integer not null check (pieces > 0)
);

-- The buyer's pieces, less what is in parcels, plus what came back for good.
create function pieces_to_pack(wanted uuid) returns integer language sql stable as $$
  select coalesce(sum(greatest(e.units - coalesce(p.in_parcels, 0) + coalesce(b.back, 0), 0)), 0)::integer
  from order_items i join product_kinds k on k.name = i.kind and k.is_sent
  join entitlements e on e.order_item_id = i.id
  left join lateral (
    select sum(c.quantity) as in_parcels from shipment_items c join shipments s on s.id = c.shipment_id
    where c.order_item_id = i.id and s.resolution is null
  ) p on true
  left join lateral (
    select sum(t.quantity - t.missing) as back from return_items t join returns r on r.id = t.return_id
    where t.order_item_id = i.id and r.state in ('refunded', 'exchanged')
  ) b on true
  where i.order_id = wanted
$$;

create function count_pieces_to_pack(wanted uuid) returns void language plpgsql as $$
declare
  waiting integer := pieces_to_pack(wanted);
begin
  if waiting > 0 then
    insert into orders_to_ship (order_id, pieces) values (wanted, waiting)
    on conflict (order_id) do update set pieces = excluded.pieces where orders_to_ship.pieces <> excluded.pieces;
  else
    delete from orders_to_ship where order_id = wanted;
  end if;
end $$;

create function count_pieces_of_line() returns trigger language plpgsql as $$
begin
  perform count_pieces_to_pack(i.order_id) from order_items i join product_kinds k on k.name = i.kind and k.is_sent
  where i.id = coalesce(new.order_item_id, old.order_item_id);
  return null;
end $$;
create function count_pieces_of_order() returns trigger language plpgsql as $$
begin
  perform count_pieces_to_pack(new.order_id);
  return null;
end $$;
create trigger pieces_to_pack after insert or update of units or delete on entitlements
  for each row execute function count_pieces_of_line();
create trigger pieces_to_pack after insert or update of quantity or delete on shipment_items
  for each row execute function count_pieces_of_line();
create trigger pieces_to_pack after update of resolution on shipments
  for each row execute function count_pieces_of_order();
create trigger pieces_to_pack after update of state on returns
  for each row execute function count_pieces_of_order();

insert into orders_to_ship (order_id, pieces)
select w.order_id, w.pieces from (
  select i.order_id, pieces_to_pack(i.order_id) as pieces
  from order_items i join product_kinds k on k.name = i.kind and k.is_sent group by i.order_id
) w where w.pieces > 0;

-- Down Migration

drop trigger pieces_to_pack on returns;
drop trigger pieces_to_pack on shipments;
drop trigger pieces_to_pack on shipment_items;
drop trigger pieces_to_pack on entitlements;
drop function count_pieces_of_order();
drop function count_pieces_of_line();
drop function count_pieces_to_pack(uuid);
drop function pieces_to_pack(uuid);
drop table orders_to_ship;
alter table product_kinds drop column is_sent;
