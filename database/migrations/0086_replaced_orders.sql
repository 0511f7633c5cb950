-- Up Migration

-- When its buyer went on to another order. Written before the payment page is closed: Stripe tells of the closing by a
-- webhook that may come before our own transaction does, and must find out that time did not simply run out.
alter table orders add column replaced_at timestamptz;

-- Down Migration

alter table orders drop column replaced_at;
