-- Up Migration

alter table payments
  -- Money that buys nothing here: its order had ended, or was paid already. It goes back, and counts in no total.
  add column is_surplus boolean not null default false,
  -- Why the last try to pay was turned down, and when; a payment that then succeeds keeps them as its story.
  add column declined_code text check (length(declined_code) between 1 and 120),
  add column declined_at timestamptz,
  -- When Stripe was last asked about it by the reconciler.
  add column asked_at timestamptz;
create index payments_updated_at on payments (updated_at);

-- What was given for this line is with the buyer no more: paid back, or lost in a dispute.
alter table order_items add column taken_back_at timestamptz;

alter table refunds add column asked_at timestamptz;

alter table mails add column tried_at timestamptz;

create index orders_updated_at on orders (updated_at);
create index orders_cart_id on orders (cart_id);

-- A bank took a payment back and asks for evidence. Open ones and lost ones close the money to refunds.
create table disputes (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete restrict,
  payment_id uuid not null references payments (id) on delete restrict,
  stripe_dispute_id text not null unique,
  status text not null check (status in ('open', 'won', 'lost')),
  amount bigint not null check (amount >= 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  reason text not null default '' check (length(reason) <= 120),
  -- Evidence is taken until then.
  evidence_due_at timestamptz,
  gateway_answer jsonb,
  opened_at timestamptz not null,
  closed_at timestamptz,
  updated_at timestamptz not null default now(),
  check ((status = 'open') = (closed_at is null))
);
create index disputes_order_id on disputes (order_id);
create index disputes_payment_id on disputes (payment_id);
create index disputes_open on disputes (evidence_due_at) where status = 'open';

-- What must always hold, with what the last look found.
create table invariant_checks (
  name text primary key check (length(name) between 1 and 80),
  rule text not null,
  broken integer not null check (broken >= 0),
  samples jsonb not null default '[]' check (jsonb_typeof(samples) = 'array'),
  checked_at timestamptz not null default now(),
  broken_since timestamptz,
  check ((broken = 0) = (broken_since is null))
);

-- Down Migration

drop table invariant_checks;
drop table disputes;
drop index orders_cart_id;
drop index orders_updated_at;
alter table mails drop column tried_at;
alter table refunds drop column asked_at;
alter table order_items drop column taken_back_at;
drop index payments_updated_at;
alter table payments drop column asked_at, drop column declined_at, drop column declined_code, drop column is_surplus;
