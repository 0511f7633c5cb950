-- Up Migration

-- Rates of tax in millionths: 190000 is 19 %. A class without a row of its own has its country's standard rate.
create table tax_rates (
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  -- A part of the country with rates of its own: `PT-30` by ISO 3166-2, or as addresses name it; empty for the rest of it.
  region text not null default '' check (length(region) <= 40),
  class text not null check (class ~ '^[a-z][a-z0-9_]{0,29}$'),
  valid_from date not null,
  rate integer not null check (rate between 0 and 1000000),
  primary key (country, region, class, valid_from)
);

-- As they hold in 2026. Where a country has several reduced rates, `reduced` is the one of most services and goods.
insert into tax_rates (country, class, valid_from, rate)
select country, class, date '2026-01-01', round(percent * 10000)::integer
from (values
  ('AT', 20, 10, 10, 10, 13), ('BE', 21, 6, 6, 6, 6), ('BG', 20, 9, 9, 9, null), ('HR', 25, 13, 5, 5, 5),
  ('CY', 19, 9, 3, 3, 5), ('CZ', 21, 12, 0, 0, 12), ('DK', 25, null, null, null, null), ('EE', 24, 9, 9, 9, null),
  ('FI', 25.5, 13.5, 13.5, 13.5, 13.5), ('FR', 20, 10, 5.5, 5.5, 5.5), ('DE', 19, 7, 7, 7, 7),
  ('GR', 24, 13, 6, 6, null), ('HU', 27, 18, 5, null, null), ('IE', 23, 13.5, 0, 0, null),
  ('IT', 22, 10, 4, 4, 10), ('LV', 21, 12, 5, 5, null), ('LT', 21, 12, 5, 5, 12), ('LU', 17, 8, 3, 3, 3),
  ('MT', 18, 7, 5, 5, 5), ('NL', 21, 9, 9, 9, 9), ('PL', 23, 8, 5, 5, 8), ('PT', 23, 6, 6, 6, 6),
  ('RO', 21, 11, 11, 11, 11), ('SK', 23, 19, 5, null, null), ('SI', 22, 9.5, 5, 5, 9.5), ('ES', 21, 10, 4, 4, 10),
  ('SE', 25, 12, 6, 6, 6), ('GB', 20, 5, 0, 0, null), ('CH', 8.1, 2.6, 2.6, 2.6, null),
  ('LI', 8.1, 2.6, 2.6, 2.6, null), ('NO', 25, 15, 0, 0, 12), ('IS', 24, 11, 11, 11, null)
) as r (country, standard, reduced, book, ebook, admission)
cross join lateral (values ('standard', standard), ('reduced', reduced), ('book', book), ('ebook', ebook),
  ('admission', admission)) as c (class, percent)
where percent is not null;
insert into tax_rates (country, region, class, valid_from, rate)
values ('PT', 'PT-30', 'standard', '2026-01-01', 220000), ('PT', 'PT-30', 'reduced', '2026-01-01', 40000),
  ('PT', 'PT-30', 'book', '2026-01-01', 40000), ('PT', 'PT-30', 'ebook', '2026-01-01', 40000),
  ('PT', 'PT-30', 'admission', '2026-01-01', 40000), ('PT', 'PT-20', 'standard', '2026-01-01', 160000),
  ('PT', 'PT-20', 'reduced', '2026-01-01', 40000), ('PT', 'PT-20', 'book', '2026-01-01', 40000),
  ('PT', 'PT-20', 'ebook', '2026-01-01', 40000), ('PT', 'PT-20', 'admission', '2026-01-01', 40000);

-- Where the prices include the tax, it is part of the other amounts and is not added to them.
alter table orders add column tax_included boolean not null default false;
alter table orders drop constraint orders_check1;
alter table orders add constraint orders_total check (total_amount = subtotal_amount - discount_amount + shipping_amount
  + case when tax_included then 0 else tax_amount end);
alter table order_items add column tax_included boolean not null default false;
alter table order_items drop constraint order_items_check2;
alter table order_items add constraint order_items_total check (total_amount = subtotal_amount - discount_amount
  + case when tax_included then 0 else tax_amount end);
alter table order_items add constraint order_items_tax_within check (not tax_included or tax_amount <= total_amount);

-- The tax of each line as it was when the order was placed, and of the delivery, at each rate of what is delivered.
create table order_taxes (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id) on delete restrict,
  -- Null for the delivery.
  order_item_id uuid unique references order_items (id) on delete restrict,
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  region text not null default '',
  class text not null,
  rate integer not null check (rate between 0 and 1000000),
  net_amount bigint not null check (net_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  -- Why it is taxed so.
  ground text not null check (ground in ('taxed', 'exempt', 'reverse_charge', 'intra_community', 'export', 'outside')),
  check (ground = 'taxed' or (rate = 0 and tax_amount = 0))
);
create index order_taxes_order_id on order_taxes (order_id);

-- As before, with the taxes.
create or replace function columns_known_later() returns jsonb language sql immutable return '{
  "payments": ["status", "refunded_amount", "stripe_payment_intent_id", "gateway_answer", "paid_at", "updated_at",
    "is_surplus", "declined_code", "declined_at", "asked_at", "method", "brand", "last_four", "wallet", "fingerprint"],
  "refunds": ["status", "stripe_refund_id", "failure_reason", "gateway_answer", "settled_at", "asked_at"],
  "refund_items": [],
  "disputes": ["status", "amount", "reason", "evidence_due_at", "gateway_answer", "closed_at", "updated_at", "stated_at"],
  "webhook_events": ["attempts", "handled_at", "outcome", "note", "failed_at", "failure"],
  "webhook_bodies": [],
  "order_taxes": []
}'::jsonb;

-- The rate in percent. The order is named for the delivery, which is no line.
create view reporting.order_taxes as
select t.order_item_id, t.country, trim_scale(t.rate / 10000.0) as rate, t.net_amount, t.tax_amount, t.order_id, t.ground
from order_taxes t join orders o on o.id = t.order_id
where not o.is_practice;

-- Down Migration

drop view reporting.order_taxes;
create or replace function columns_known_later() returns jsonb language sql immutable return '{
  "payments": ["status", "refunded_amount", "stripe_payment_intent_id", "gateway_answer", "paid_at", "updated_at",
    "is_surplus", "declined_code", "declined_at", "asked_at", "method", "brand", "last_four", "wallet", "fingerprint"],
  "refunds": ["status", "stripe_refund_id", "failure_reason", "gateway_answer", "settled_at", "asked_at"],
  "refund_items": [],
  "disputes": ["status", "amount", "reason", "evidence_due_at", "gateway_answer", "closed_at", "updated_at", "stated_at"],
  "webhook_events": ["attempts", "handled_at", "outcome", "note", "failed_at", "failure"],
  "webhook_bodies": []
}'::jsonb;
drop table order_taxes;
alter table order_items drop constraint order_items_tax_within;
alter table order_items drop constraint order_items_total;
-- What was included becomes part of the price again.
update order_items set tax_amount = 0 where tax_included;
alter table order_items add constraint order_items_check2 check (total_amount = subtotal_amount - discount_amount + tax_amount);
alter table order_items drop column tax_included;
alter table orders drop constraint orders_total;
update orders set tax_amount = 0 where tax_included;
alter table orders add constraint orders_check1 check (total_amount = subtotal_amount - discount_amount + tax_amount + shipping_amount);
alter table orders drop column tax_included;
drop table tax_rates;
