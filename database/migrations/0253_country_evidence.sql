-- Up Migration

-- Where the card was issued, ISO 3166-1 alpha-2, as Stripe says with the charge.
alter table payments add column card_country char(2) check (card_country ~ '^[A-Z]{2}$');

-- The country in which the buyer of an order is, for what is taxed there (Art. 24b of Regulation 282/2011). One row for each
-- such order, of whatever scheme the shop is.
create table order_countries (
  order_id uuid primary key references orders (id) on delete restrict,
  -- As the buyer chose it: the order was taxed by it, and stays so.
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  -- `waiting`: not paid, or not looked at. `agreed`: two pieces name it. `single`: only one piece says anything. `asked`:
  -- pieces differ, and the buyer has not answered. `confirmed`: the buyer says that it is right. `differs`: that it is another.
  state text not null default 'waiting' check (state in ('waiting', 'agreed', 'single', 'asked', 'confirmed', 'differs')),
  -- When a job looks at the pieces next; null before it is paid, and when it is settled.
  due_at timestamptz,
  tries smallint not null default 0,
  asked_at timestamptz,
  answered_at timestamptz,
  -- What the tax would be in the country that the buyer named, beside what was charged, in minor units.
  answered_tax_amount bigint check (answered_tax_amount >= 0),
  check ((state in ('confirmed', 'differs')) = (answered_at is not null)),
  check (due_at is null or state = 'waiting')
);
create index order_countries_due on order_countries (due_at) where due_at is not null;

-- The pieces of evidence: kept as they came, ten years and more.
create table country_evidence (
  order_id uuid not null references orders (id) on delete restrict,
  -- `chosen` for the tax, `billing` and `delivery` address, `vat_id`, `card`, `account`: confirmed with an earlier order,
  -- `confirmed`: the answer to our question.
  kind text not null check (kind in ('chosen', 'billing', 'delivery', 'vat_id', 'card', 'account', 'confirmed')),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  at timestamptz not null,
  primary key (order_id, kind)
);

-- The card's country is one more column that is known later, and evidence is never rewritten.
do $$
begin
  execute format('create or replace function columns_known_later() returns jsonb language sql immutable return %L::jsonb',
    columns_known_later() || jsonb_build_object('country_evidence', '[]'::jsonb,
      'payments', columns_known_later() -> 'payments' || '["card_country"]'::jsonb));
end $$;

create view reporting.country_evidence as
select c.order_id, c.country, c.state, e.kind, e.country as evidence_country, e.at
from order_countries c join orders o on o.id = c.order_id left join country_evidence e on e.order_id = c.order_id
where not o.is_practice;

-- Down Migration

drop view reporting.country_evidence;
call guard_money(false);
do $$
begin
  execute format('create or replace function columns_known_later() returns jsonb language sql immutable return %L::jsonb',
    columns_known_later() - 'country_evidence' || jsonb_build_object('payments', (columns_known_later() -> 'payments') - 'card_country'));
end $$;
drop table country_evidence;
drop table order_countries;
alter table payments drop column card_country;
