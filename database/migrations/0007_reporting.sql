-- Up Migration

-- Stable read-only views for dashboards and outside checks; amounts in minor units.
create schema reporting;

create view reporting.products as
  select id, kind, slug, title, status from products;

create view reporting.variants as
  select id, product_id, sku, title, price_amount, currency from variants;

create view reporting.orders as
  select o.id, o.number, o.status, o.mode, o.customer_id, c.user_id, o.email,
         p.stripe_session_id as session_id, p.stripe_payment_intent_id as payment_intent_id,
         o.total_amount, o.refunded_amount, o.currency, o.created_at, o.completed_at
  from orders o
  left join customers c on c.id = o.customer_id
  left join lateral (
    select stripe_session_id, stripe_payment_intent_id from payments
    where order_id = o.id order by (status = 'succeeded') desc, created_at desc limit 1
  ) p on true;

create view reporting.order_items as
  select id, order_id, product_id, variant_id, kind, title, quantity, unit_amount, total_amount from order_items;

create view reporting.entitlements as
  select i.order_id, g.order_item_id, i.product_id, i.kind, e.customer_id, c.email, g.granted_at, g.revoked_at
  from enrolment_grants g
  join enrolments e on e.id = g.enrolment_id
  join order_items i on i.id = g.order_item_id
  join customers c on c.id = e.customer_id;

create view reporting.webhook_events as
  select id, type, received_at, handled_at, outcome from webhook_events;

create view reporting.sessions as
  select user_id, created_at, expires_at from sessions;

create view reporting.audit as
  select at, actor, action, subject, details from audit_log;

create view reporting.mails as
  select kind, recipient, order_id, queued_at, sent_at from mails;

-- Down Migration

drop schema reporting cascade;
