-- Up Migration

alter table payments
  -- How it was paid, as Stripe says: `card`, `us_bank_account`; of a card also its brand, and the wallet it was in.
  add column method text check (length(method) between 1 and 60),
  add column brand text check (length(brand) between 1 and 60),
  add column last_four text check (length(last_four) between 1 and 8),
  add column wallet text check (length(wallet) between 1 and 60),
  -- The same for the same card or account: tells orders that were paid with one card. Shown to nobody.
  add column fingerprint text check (length(fingerprint) between 1 and 120);
create index payments_last_four on payments (last_four) where last_four is not null;
create index payments_fingerprint on payments (fingerprint) where fingerprint is not null;

create view reporting.payments as
  select p.id, p.order_id, 'stripe'::text as gateway, p.method, p.brand, p.last_four, p.status, p.amount, p.currency
  from payments p join orders o on o.id = p.order_id
  where not o.is_practice;

create view reporting.refunds as
  select r.id, r.order_id, r.amount, r.status, r.reason
  from refunds r join orders o on o.id = r.order_id
  where not o.is_practice;

-- Down Migration

drop view reporting.refunds;
drop view reporting.payments;
alter table payments
  drop column fingerprint, drop column wallet, drop column last_four, drop column brand, drop column method;
