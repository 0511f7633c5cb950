-- Up Migration

-- What is picked up waits in a warehouse, or is brought to a date of an event; its way goes with the date.
alter table shipping_methods
  add column warehouse_id uuid references warehouses (id),
  add column event_date_id uuid references event_dates (id) on delete cascade,
  drop constraint shipping_methods_check1,
  add constraint shipping_methods_pickup check (case when kind = 'pickup'
    then place <> '' or warehouse_id is not null or event_date_id is not null
    else place = '' and warehouse_id is null and event_date_id is null end);
create index shipping_methods_warehouse_id on shipping_methods (warehouse_id);
create index shipping_methods_event_date_id on shipping_methods (event_date_id);

alter table order_shipping
  add column warehouse_id uuid references warehouses (id),
  add column event_date_id uuid references event_dates (id) on delete set null;
create index order_shipping_warehouse_id on order_shipping (warehouse_id);
create index order_shipping_event_date_id on order_shipping (event_date_id);

-- What is picked up at an event is packed in the week before it.
create or replace function to_be_packed_from(wanted uuid, paid_at timestamptz) returns timestamptz language sql stable as $$
  select greatest(paid_at, (select d.starts_at - interval '7 days' from order_shipping s
    join event_dates d on d.id = s.event_date_id where s.order_id = wanted))
$$;

-- Down Migration

create or replace function to_be_packed_from(wanted uuid, paid_at timestamptz) returns timestamptz language sql stable as $$
  select paid_at
$$;
alter table order_shipping drop column warehouse_id, drop column event_date_id;
delete from shipping_methods where kind = 'pickup' and place = '';
alter table shipping_methods drop constraint shipping_methods_pickup,
  drop column warehouse_id, drop column event_date_id,
  add constraint shipping_methods_check1 check ((kind = 'pickup') = (place <> ''));
