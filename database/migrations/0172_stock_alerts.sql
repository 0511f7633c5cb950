-- Up Migration

-- Who wants to be told by email when a variant that is sold out can be had again.
create table stock_alerts (
  id uuid primary key default gen_random_uuid(),
  variant_id uuid not null references variants (id) on delete cascade,
  email text not null check (length(email) between 3 and 254),
  email_key text not null,
  -- `unproven` until the link of an email was used; `told` once the email was queued.
  state text not null default 'unproven' check (state in ('unproven', 'waiting', 'told', 'left')),
  created_at timestamptz not null default now(),
  joined_at timestamptz,
  ended_at timestamptz,
  check (state = 'unproven' or state = 'left' or joined_at is not null),
  check ((ended_at is not null) = (state in ('told', 'left')))
);
create unique index stock_alerts_once on stock_alerts (variant_id, email_key) where state in ('unproven', 'waiting');
create index stock_alerts_in_order on stock_alerts (variant_id, joined_at, id) where state = 'waiting';
create index stock_alerts_told on stock_alerts (variant_id, ended_at) where state = 'told';

-- Down Migration

drop table stock_alerts;
