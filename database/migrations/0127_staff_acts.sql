-- Up Migration

-- What staff write about a customer: notes, and the reasons of what they did. Never shown to the customer, and erased with
-- him. The order, if it is about one, is that customer's. The id comes from the form, so that one sent twice is one.
create table staff_notes (
  id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  order_id uuid references orders on delete cascade,
  kind text not null check (kind in ('note', 'access_given', 'access_taken')),
  body text not null check (length(body) between 1 and 2000),
  author text not null check (length(author) between 1 and 120),
  created_at timestamptz not null default now()
);
create index staff_notes_customer_id on staff_notes (customer_id, created_at);
create index staff_notes_order_id on staff_notes (order_id) where order_id is not null;

-- Given by staff for nothing: who did.
alter table orders add column given_by text check (length(given_by) between 1 and 120);
-- How often the address was corrected: links emailed before the last time open nothing.
alter table orders add column address_version integer not null default 0 check (address_version >= 0);

-- Units that staff took away, beside what refunds take back.
alter table entitlements add column taken_units integer not null default 0 check (taken_units >= 0);
alter table entitlements drop constraint entitlements_reason_check;
alter table entitlements add constraint entitlements_reason_check
  check (reason in ('refunded', 'dispute_lost', 'taken_by_staff'));

-- Down Migration

update entitlements set reason = 'refunded' where reason = 'taken_by_staff';
alter table entitlements drop constraint entitlements_reason_check;
alter table entitlements add constraint entitlements_reason_check check (reason in ('refunded', 'dispute_lost'));
alter table entitlements drop column taken_units;
alter table orders drop column address_version;
alter table orders drop column given_by;
drop table staff_notes;
