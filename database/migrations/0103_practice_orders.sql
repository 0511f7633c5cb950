-- Up Migration

-- Made for the demo shop: never charged, left out of reports, sums and checks, and removed whole by `db seed --clear`.
alter table orders add column is_practice boolean not null default false;
create index orders_practice on orders (id) where is_practice;
-- Made together with practice orders, and removed with them unless they have ordered something themselves meanwhile.
alter table customers add column is_practice boolean not null default false;
alter table users add column is_practice boolean not null default false;

create or replace view reporting.orders as
  select o.id, o.number, o.status, o.mode, o.customer_id, coalesce(o.user_id, c.user_id) as user_id, o.email,
         p.stripe_session_id as session_id, p.stripe_payment_intent_id as payment_intent_id,
         o.total_amount, o.refunded_amount, o.currency, o.created_at, o.completed_at
  from orders o
  left join customers c on c.id = o.customer_id
  left join lateral (
    select stripe_session_id, stripe_payment_intent_id from payments
    where order_id = o.id order by (status = 'succeeded') desc, created_at desc limit 1
  ) p on true
  where not o.is_practice;

create or replace view reporting.order_items as
  select i.id, i.order_id, i.product_id, i.variant_id, i.kind, i.title, i.quantity, i.unit_amount, i.total_amount
  from order_items i
  join orders o on o.id = i.order_id
  where not o.is_practice;

create or replace view reporting.entitlements as
  select i.order_id, e.order_item_id, i.product_id, i.kind, e.customer_id, e.email, e.granted_at, e.revoked_at,
         e.units, e.reason
  from entitlements e
  join order_items i on i.id = e.order_item_id
  join orders o on o.id = i.order_id
  where not o.is_practice;

create or replace view reporting.mails as
  select m.kind, m.recipient, m.order_id, m.queued_at, m.sent_at
  from mails m
  left join orders o on o.id = m.order_id
  where o.is_practice is not true;

create or replace view reporting.inventory as
  select p.id as pool_id, vp.variant_id, pr.kind, p.label, p.capacity,
         (p.taken - coalesce(practice.taken, 0))::integer as taken, (p.held - coalesce(practice.held, 0))::integer as held
  from pools p
  join variant_pools vp on vp.pool_id = p.id
  join variants v on v.id = vp.variant_id
  join products pr on pr.id = v.product_id
  left join (
    select h.pool_id, sum(h.quantity) filter (where h.expires_at is null) as taken,
           sum(h.quantity) filter (where h.expires_at is not null) as held
    from orders o
    join order_items i on i.order_id = o.id
    join holds h on h.order_item_id = i.id
    where o.is_practice
    group by h.pool_id
  ) practice on practice.pool_id = p.id;

create or replace view reporting.holds as
  select h.pool_id, i.variant_id, i.order_id, h.quantity, h.expires_at
  from holds h
  join order_items i on i.id = h.order_item_id
  join orders o on o.id = i.order_id
  where h.expires_at is not null and not o.is_practice;

-- Down Migration

create or replace view reporting.holds as
  select h.pool_id, i.variant_id, i.order_id, h.quantity, h.expires_at
  from holds h
  join order_items i on i.id = h.order_item_id
  where h.expires_at is not null;

create or replace view reporting.inventory as
  select p.id as pool_id, vp.variant_id, pr.kind, p.label, p.capacity, p.taken, p.held
  from pools p
  join variant_pools vp on vp.pool_id = p.id
  join variants v on v.id = vp.variant_id
  join products pr on pr.id = v.product_id;

create or replace view reporting.mails as
  select kind, recipient, order_id, queued_at, sent_at from mails;

create or replace view reporting.entitlements as
  select i.order_id, e.order_item_id, i.product_id, i.kind, e.customer_id, e.email, e.granted_at, e.revoked_at,
         e.units, e.reason
  from entitlements e
  join order_items i on i.id = e.order_item_id;

create or replace view reporting.order_items as
  select id, order_id, product_id, variant_id, kind, title, quantity, unit_amount, total_amount from order_items;

create or replace view reporting.orders as
  select o.id, o.number, o.status, o.mode, o.customer_id, coalesce(o.user_id, c.user_id) as user_id, o.email,
         p.stripe_session_id as session_id, p.stripe_payment_intent_id as payment_intent_id,
         o.total_amount, o.refunded_amount, o.currency, o.created_at, o.completed_at
  from orders o
  left join customers c on c.id = o.customer_id
  left join lateral (
    select stripe_session_id, stripe_payment_intent_id from payments
    where order_id = o.id order by (status = 'succeeded') desc, created_at desc limit 1
  ) p on true;

alter table users drop column is_practice;
alter table customers drop column is_practice;
alter table orders drop column is_practice;
