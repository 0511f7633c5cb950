-- Up Migration

create sequence order_numbers as bigint;

create table orders (
  id uuid primary key default gen_random_uuid(),
  number text not null unique check (number ~ '^ORD-[0-9]{4}-[0-9]{6,}$'),
  status text not null default 'pending' check (status in
    ('pending', 'completed', 'failed', 'expired', 'cancelled', 'partially_refunded', 'refunded')),
  cancel_reason text check (cancel_reason in ('buyer', 'staff', 'superseded', 'payment_page_failed')),
  mode text not null check (mode in ('sandbox', 'test', 'live')),
  customer_id uuid references customers (id) on delete set null,
  visitor_id uuid references visitors (id) on delete set null,
  cart_id uuid references carts (id) on delete set null,
  cart_version integer,
  email text check (length(email) between 3 and 254),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  subtotal_amount bigint not null check (subtotal_amount >= 0),
  discount_amount bigint not null default 0 check (discount_amount between 0 and subtotal_amount),
  tax_amount bigint not null default 0 check (tax_amount >= 0),
  shipping_amount bigint not null default 0 check (shipping_amount >= 0),
  total_amount bigint not null check (total_amount between 0 and 99999999999),
  refunded_amount bigint not null default 0,
  -- Who asks Stripe for the payment page: a lease, so that two tabs ask once and nothing is locked meanwhile.
  page_asked_at timestamptz,
  expires_at timestamptz not null,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (total_amount = subtotal_amount - discount_amount + tax_amount + shipping_amount),
  check (refunded_amount between 0 and total_amount),
  check ((status in ('completed', 'partially_refunded', 'refunded')) = (completed_at is not null)),
  check ((status = 'cancelled') = (cancel_reason is not null)),
  check (status <> 'completed' or refunded_amount = 0),
  check (status <> 'partially_refunded' or (refunded_amount > 0 and refunded_amount < total_amount)),
  check (status <> 'refunded' or refunded_amount = total_amount)
);
-- A cart has at most one open order.
create unique index orders_one_open_per_cart on orders (cart_id) where status = 'pending';
create index orders_customer_id on orders (customer_id, created_at desc);
create index orders_visitor_id on orders (visitor_id, created_at desc);
create index orders_created_at on orders (created_at desc, id desc);
create index orders_open on orders (created_at) where status = 'pending';

create table order_items (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete restrict,
  position integer not null check (position >= 0),
  product_id uuid not null references products (id) on delete restrict,
  variant_id uuid not null references variants (id) on delete restrict,
  kind text not null,
  title text not null,
  variant_title text not null default '',
  quantity integer not null check (quantity >= 1),
  unit_amount bigint not null check (unit_amount >= 0),
  subtotal_amount bigint not null,
  discount_amount bigint not null default 0,
  tax_amount bigint not null default 0 check (tax_amount >= 0),
  total_amount bigint not null check (total_amount >= 0),
  refunded_amount bigint not null default 0,
  unique (order_id, position),
  check (subtotal_amount = unit_amount * quantity),
  check (discount_amount between 0 and subtotal_amount),
  check (total_amount = subtotal_amount - discount_amount + tax_amount),
  check (refunded_amount between 0 and total_amount)
);
create index order_items_product_id on order_items (product_id);
create index order_items_variant_id on order_items (variant_id);

-- One row per payment page (Stripe Checkout Session) of an order.
create table payments (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete restrict,
  status text not null default 'open' check (status in
    ('open', 'processing', 'succeeded', 'failed', 'expired')),
  mode text not null check (mode in ('sandbox', 'test', 'live')),
  amount bigint not null check (amount > 0),
  refunded_amount bigint not null default 0,
  currency char(3) not null,
  stripe_session_id text unique,
  stripe_payment_intent_id text unique,
  page_url text,
  page_expires_at timestamptz,
  gateway_answer jsonb,
  paid_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (refunded_amount between 0 and amount),
  check (status <> 'succeeded' or paid_at is not null)
);
create index payments_order_id on payments (order_id);
create index payments_unsettled on payments (updated_at) where status in ('open', 'processing');

create table refunds (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete restrict,
  payment_id uuid not null references payments (id) on delete restrict,
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  reason text not null check (reason in
    ('requested_by_customer', 'duplicate', 'fraudulent', 'late_payment', 'superseded', 'from_stripe', 'other')),
  note text not null default '',
  takes_back boolean not null default true,
  actor text not null,
  stripe_refund_id text unique,
  failure_reason text,
  gateway_answer jsonb,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((status = 'pending') = (settled_at is null))
);
create index refunds_order_id on refunds (order_id);
create index refunds_payment_id on refunds (payment_id);
create index refunds_pending on refunds (created_at) where status = 'pending';

create table refund_items (
  refund_id uuid not null references refunds (id) on delete restrict,
  order_item_id uuid not null references order_items (id) on delete restrict,
  amount bigint not null check (amount > 0),
  primary key (refund_id, order_item_id)
);
create index refund_items_order_item_id on refund_items (order_item_id);

create table webhook_events (
  id text primary key check (length(id) between 1 and 255),
  type text not null,
  livemode boolean not null,
  -- The Stripe object it speaks of, and the payment intent or session that leads to an order.
  object_id text,
  payment_key text,
  payload jsonb not null,
  stripe_created_at timestamptz not null,
  received_at timestamptz not null default now(),
  attempts integer not null default 0,
  handled_at timestamptz,
  outcome text check (outcome in ('applied', 'unchanged', 'ignored', 'parked', 'refused')),
  note text,
  failed_at timestamptz,
  failure text,
  check ((handled_at is null) = (outcome is null))
);
create index webhook_events_parked on webhook_events (payment_key) where outcome = 'parked';
create index webhook_events_received_at on webhook_events (received_at desc);
create index webhook_events_unhandled on webhook_events (received_at) where handled_at is null;

create table order_history (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id) on delete restrict,
  at timestamptz not null default now(),
  actor text not null check (length(actor) between 1 and 120),
  action text not null check (length(action) between 1 and 80),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object')
);
create index order_history_order_id on order_history (order_id, id);

-- The outbox: a mail is a row first, sent by a job, at most one per dedupe_key.
create table mails (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (length(kind) between 1 and 60),
  dedupe_key text not null unique,
  recipient text check (length(recipient) between 3 and 254),
  customer_id uuid references customers (id) on delete set null,
  order_id uuid references orders (id) on delete restrict,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  queued_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mails_order_id on mails (order_id);
create index mails_customer_id on mails (customer_id);
create index mails_unsent on mails (queued_at) where sent_at is null;

-- Down Migration

drop table mails;
drop table order_history;
drop table webhook_events;
drop table refund_items;
drop table refunds;
drop table payments;
drop table order_items;
drop table orders;
drop sequence order_numbers;
