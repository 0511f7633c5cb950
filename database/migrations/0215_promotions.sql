-- Up Migration

-- A rule by which something costs less: with a code that is typed, or by itself.
create table promotions (
  id uuid primary key default gen_random_uuid(),
  -- As staff call it, and shoppers read it where it has no code.
  name text not null check (length(name) between 1 and 80),
  -- As its owner wrote it; null for one that applies by itself.
  code text check (length(code) between 1 and 40),
  -- The form that all spellings of it share.
  code_key text unique check (length(code_key) between 1 and 80),
  effect text not null check (effect in ('percent', 'fixed', 'fixed_price', 'free_delivery', 'buy_get')),
  -- What is taken off, in millionths: 100000 is 10 %.
  rate integer check (rate between 1 and 1000000),
  -- What is taken off the sum, or what each piece costs then.
  amount bigint check (amount >= 0),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  -- Of so many pieces that are paid in full, so many more cost less.
  buy_quantity integer check (buy_quantity between 1 and 1000),
  get_quantity integer check (get_quantity between 1 and 1000),
  scope text not null default 'everything' check (scope in ('everything', 'kind', 'category', 'product', 'variant')),
  starts_at timestamptz,
  ends_at timestamptz,
  -- Of what it is for, before anything is taken off.
  min_amount bigint check (min_amount > 0),
  min_pieces integer check (min_pieces > 0),
  total_limit integer check (total_limit > 0),
  customer_limit integer check (customer_limit > 0),
  is_first_only boolean not null default false,
  is_combinable boolean not null default false,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  -- Counts its changes: two who edit it at once are told.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((code is null) = (code_key is null)),
  check (ends_at > starts_at),
  check (effect not in ('percent', 'buy_get') or rate is not null),
  check (effect not in ('fixed', 'fixed_price') or amount is not null),
  check (effect <> 'buy_get' or (buy_quantity is not null and get_quantity is not null)),
  check ((amount is null and min_amount is null) or currency is not null)
);

-- What a promotion is for, where that is not everything: one of these in each row.
create table promotion_targets (
  id bigint generated always as identity primary key,
  promotion_id uuid not null references promotions (id) on delete cascade,
  kind text,
  category_id uuid references categories (id) on delete cascade,
  product_id uuid references products (id) on delete cascade,
  variant_id uuid references variants (id) on delete cascade,
  check (num_nonnulls(kind, category_id, product_id, variant_id) = 1)
);
create index promotion_targets_promotion_id on promotion_targets (promotion_id);
create index promotion_targets_category_id on promotion_targets (category_id) where category_id is not null;
create index promotion_targets_product_id on promotion_targets (product_id) where product_id is not null;
create index promotion_targets_variant_id on promotion_targets (variant_id) where variant_id is not null;

-- The codes in a cart. Whether they apply is decided whenever the cart is looked at.
create table cart_codes (
  cart_id uuid not null references carts (id) on delete cascade,
  code_key text not null check (length(code_key) between 1 and 80),
  added_at timestamptz not null default now(),
  primary key (cart_id, code_key)
);

-- An order takes a use of each of its promotions when it is placed. Code and name stay as they were, whatever becomes of it.
create table promotion_uses (
  id bigint generated always as identity primary key,
  promotion_id uuid references promotions (id) on delete set null,
  order_id uuid not null references orders (id) on delete restrict,
  code text,
  name text not null,
  -- What it took off the lines.
  amount bigint not null check (amount >= 0),
  -- What it took off the delivery.
  delivery_amount bigint not null default 0 check (delivery_amount >= 0),
  taken_at timestamptz not null,
  -- When the order came to nothing: the use counts no more.
  given_back_at timestamptz,
  unique (order_id, promotion_id)
);
create index promotion_uses_promotion_id on promotion_uses (promotion_id, given_back_at);

-- The form that the aliases of one mailbox share, of a folded address. Only providers of whom it is known that they deliver
-- all of them to one mailbox: elsewhere a dot or a plus may be another person.
create function mailbox_of(email_key text) returns text language sql immutable strict as $$
  select case
    when host in ('gmail.com', 'googlemail.com') then replace(split_part(local, '+', 1), '.', '') || '@gmail.com'
    when host in ('protonmail.com', 'proton.me', 'pm.me')
      then translate(split_part(local, '+', 1), '.-_', '') || '@proton.me'
    when host in ('outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'fastmail.com',
      'yandex.com', 'posteo.de', 'mailbox.org') then split_part(local, '+', 1) || '@' || host
    else email_key end
  from (select substring(email_key from '^(.*)@') as local, substring(email_key from '[^@]*$') as host) parts
$$;
create index customers_mailbox on customers (mailbox_of(email_key));

create view reporting.promotion_uses as
select coalesce(u.code, u.name) as code, u.order_id, o.customer_id, u.taken_at, u.given_back_at, u.amount, u.delivery_amount
from promotion_uses u join orders o on o.id = u.order_id
where not o.is_practice;

-- Down Migration

drop view reporting.promotion_uses;
drop index customers_mailbox;
drop function mailbox_of(text);
drop table promotion_uses;
drop table cart_codes;
drop table promotion_targets;
drop table promotions;
