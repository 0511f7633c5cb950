-- Up Migration

-- What a completed order gave for each of its lines, and how much of it is left. Written by orders alone; each kind of
-- product keeps only its own detail (progress in a course, the seat of a booking).
create table entitlements (
  order_item_id uuid primary key references order_items (id) on delete restrict,
  -- Null until the buyer has proven the address of the order.
  customer_id uuid references customers (id) on delete set null,
  email text check (length(email) between 3 and 254),
  units integer not null check (units >= 0),
  -- Units given although nothing was free any more: the place was sold again meanwhile.
  beyond_capacity integer not null default 0 check (beyond_capacity >= 0),
  granted_at timestamptz not null,
  revoked_at timestamptz check (revoked_at >= granted_at),
  -- Why units were taken back.
  reason text check (reason in ('refunded', 'dispute_lost')),
  check ((units = 0) = (revoked_at is not null))
);
create index entitlements_customer_id on entitlements (customer_id) where customer_id is not null;
create index entitlements_beyond_capacity on entitlements (granted_at) where beyond_capacity > 0;

-- Whether the buyer had proven the order's address when ordering, or has since.
alter table orders add column is_address_proven boolean not null default false;
update orders o set is_address_proven = true
  from customers c where c.id = o.customer_id and (c.user_id = o.user_id
    or exists (select from visitors v where v.id = o.visitor_id and v.customer_id = o.customer_id)
    or c.user_id is not null and c.email_proven_at is not null);

insert into entitlements (order_item_id, customer_id, email, units, granted_at, revoked_at, reason)
  select i.id, case when o.is_address_proven then o.customer_id end, o.email,
         case when g.revoked_at is null then i.quantity else 0 end, g.granted_at, g.revoked_at,
         case when g.revoked_at is not null then 'refunded' end
  from enrolment_grants g
  join order_items i on i.id = g.order_item_id
  join orders o on o.id = i.order_id;

drop view reporting.entitlements;
create view reporting.entitlements as
  select i.order_id, e.order_item_id, i.product_id, i.kind, e.customer_id, e.email, e.granted_at, e.revoked_at,
         e.units, e.reason
  from entitlements e
  join order_items i on i.id = e.order_item_id;

alter table order_items drop column taken_back_at;
drop index enrolment_grants_enrolment_id;
alter table enrolment_grants drop column granted_at, drop column revoked_at;
create index enrolment_grants_enrolment_id on enrolment_grants (enrolment_id);

-- Nothing shows it, and every purchase waited for this row: it is counted where it is needed.
alter table courses drop column enrolment_count;

-- The variant that was in the cart and how many of it, where the line is one part of it (a bundle).
alter table order_items
  add column part_of_variant_id uuid references variants (id) on delete restrict,
  add column part_of_quantity integer check (part_of_quantity > 0),
  add check ((part_of_variant_id is null) = (part_of_quantity is null));

-- Down Migration

alter table order_items drop column part_of_quantity, drop column part_of_variant_id;
alter table courses add column enrolment_count integer not null default 0 check (enrolment_count >= 0);
update courses c set enrolment_count = (select count(*) from enrolment_grants g join enrolments e on e.id = g.enrolment_id
  join entitlements t on t.order_item_id = g.order_item_id where e.product_id = c.product_id and t.units > 0);
alter table enrolment_grants
  add column granted_at timestamptz not null default now(),
  add column revoked_at timestamptz;
update enrolment_grants g set granted_at = e.granted_at, revoked_at = e.revoked_at
  from entitlements e where e.order_item_id = g.order_item_id;
alter table enrolment_grants add check (revoked_at >= granted_at);
drop index enrolment_grants_enrolment_id;
create index enrolment_grants_enrolment_id on enrolment_grants (enrolment_id) where revoked_at is null;
alter table order_items add column taken_back_at timestamptz;
update order_items i set taken_back_at = e.revoked_at from entitlements e where e.order_item_id = i.id;
drop view reporting.entitlements;
create view reporting.entitlements as
  select i.order_id, g.order_item_id, i.product_id, i.kind, e.customer_id, c.email, g.granted_at, g.revoked_at
  from enrolment_grants g
  join enrolments e on e.id = g.enrolment_id
  join order_items i on i.id = g.order_item_id
  join customers c on c.id = e.customer_id;
alter table orders drop column is_address_proven;
drop table entitlements;
