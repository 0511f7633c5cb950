-- Up Migration

-- Under which terms an order was placed, and whether the buyer asked for delivery at once, giving up the right to withdraw.
alter table orders add column terms_version text check (terms_version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
alter table orders add column immediate_delivery_at timestamptz;

-- Down Migration

alter table orders drop column immediate_delivery_at, drop column terms_version;
