-- Up Migration

-- Who was signed in when buying: it is theirs at once, whether or not the address was proven.
alter table orders add column user_id uuid references users (id) on delete set null;
create index orders_user_id on orders (user_id, created_at desc) where user_id is not null;

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

-- A browser's cart poured into an account's at sign-in: kept, empty, because orders point at it.
alter table carts add column merged_into_id uuid references carts (id) on delete cascade;
alter table carts drop constraint carts_check;
alter table carts add constraint carts_owned check
  ((merged_into_id is null) = (visitor_id is not null or user_id is not null));
create index carts_merged_into_id on carts (merged_into_id) where merged_into_id is not null;

-- Down Migration

create or replace view reporting.orders as
  select o.id, o.number, o.status, o.mode, o.customer_id, c.user_id, o.email,
         p.stripe_session_id as session_id, p.stripe_payment_intent_id as payment_intent_id,
         o.total_amount, o.refunded_amount, o.currency, o.created_at, o.completed_at
  from orders o
  left join customers c on c.id = o.customer_id
  left join lateral (
    select stripe_session_id, stripe_payment_intent_id from payments
    where order_id = o.id order by (status = 'succeeded') desc, created_at desc limit 1
  ) p on true;
delete from carts where merged_into_id is not null;
drop index carts_merged_into_id;
alter table carts drop constraint carts_owned;
alter table carts drop column merged_into_id;
alter table carts add constraint carts_check check (visitor_id is not null or user_id is not null);
drop index orders_user_id;
alter table orders drop column user_id;
