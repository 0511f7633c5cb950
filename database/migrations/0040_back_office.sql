-- Up Migration

-- Counts edits of one lesson, apart from those of its course: two people may write two lessons at once.
alter table lessons add column version integer not null default 1 check (version > 0);

-- The lists of the back office: newest first, by status, by part of an address.
create index orders_status on orders (status, created_at desc, id desc);
create index orders_completed_at on orders (completed_at) where completed_at is not null;
create index products_updated_at on products (updated_at desc, id desc);
create index products_title on products (title, id);
create index customers_created_at on customers (created_at desc, id desc);
create index customers_email_trgm on customers using gin (email_key gin_trgm_ops);
-- The story of an order asks for what Stripe said of its payments.
create index webhook_events_payment_key on webhook_events (payment_key) where payment_key is not null;

-- Down Migration

drop index webhook_events_payment_key;
drop index customers_email_trgm;
drop index customers_created_at;
drop index products_title;
drop index products_updated_at;
drop index orders_completed_at;
drop index orders_status;
alter table lessons drop column version;
