-- Up Migration

-- Lines of orders that were sent in exchange, with the line that was paid for them: over a chain of exchanges the first one.
create table exchanged_items (
  order_item_id uuid primary key references order_items (id) on delete cascade,
  order_id uuid not null references orders (id) on delete cascade,
  paid_item_id uuid not null references order_items (id) on delete cascade,
  paid_order_id uuid not null references orders (id) on delete cascade,
  check (order_id <> paid_order_id)
);
create index exchanged_items_order_id on exchanged_items (order_id);
create index exchanged_items_paid_item_id on exchanged_items (paid_item_id);
create index exchanged_items_paid_order_id on exchanged_items (paid_order_id);

-- The lines of an exchange stand in the order of what came back for them.
create function link_exchanged_items(return_id uuid, of_order_id uuid, exchange_order_id uuid) returns void language sql as $$
  insert into exchanged_items (order_item_id, order_id, paid_item_id, paid_order_id)
  select n.id, n.order_id, coalesce(x.paid_item_id, p.order_item_id), coalesce(x.paid_order_id, of_order_id)
  from (select t.order_item_id, row_number() over (order by i.position) - 1 as place
        from return_items t join order_items i on i.id = t.order_item_id
        where t.return_id = link_exchanged_items.return_id and t.restocked + t.damaged > 0) p
  join order_items n on n.order_id = exchange_order_id and n.position = p.place
  left join exchanged_items x on x.order_item_id = p.order_item_id
  on conflict do nothing
$$;

do $$
declare
  r record;
begin
  for r in select id, order_id, exchange_order_id from returns where exchange_order_id is not null order by settled_at loop
    perform link_exchanged_items(r.id, r.order_id, r.exchange_order_id);
  end loop;
end $$;

create function link_exchange() returns trigger language plpgsql as $$
begin
  perform link_exchanged_items(new.id, new.order_id, new.exchange_order_id);
  return null;
end $$;
create trigger exchanged_items after update of exchange_order_id on returns
  for each row when (new.exchange_order_id is not null) execute function link_exchange();

-- What was refunded of a return: its lines and delivery as one.
alter table returns add column refund_id uuid references refunds (id);
create index returns_refund_id on returns (refund_id);

-- Down Migration

alter table returns drop column refund_id;
drop trigger exchanged_items on returns;
drop function link_exchange();
drop function link_exchanged_items(uuid, uuid, uuid);
drop table exchanged_items;
