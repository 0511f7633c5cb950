-- Up Migration

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table users (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = btrim(email) and length(email) between 3 and 254),
  email_verified boolean not null default false,
  first_name text not null default '' check (length(first_name) <= 100),
  last_name text not null default '' check (length(last_name) <= 100),
  display_name text not null default '' check (length(display_name) <= 200),
  image text,
  role text not null default 'user' check (role in ('user', 'supporter', 'admin', 'super_admin')),
  banned boolean not null default false,
  ban_reason text,
  ban_expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email_key on users (lower(email));

create table user_accounts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index user_accounts_user_id on user_accounts (user_id);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  impersonated_by uuid references users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (expires_at > created_at)
);
create index sessions_user_id on sessions (user_id);
create index sessions_expires_at on sessions (expires_at);

create table verification_tokens (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_tokens_identifier on verification_tokens (identifier);
create index verification_tokens_expires_at on verification_tokens (expires_at);

-- Who buys: a person by e-mail address, with or without an account.
create table customers (
  id uuid primary key default gen_random_uuid(),
  email text check (length(email) between 3 and 254),
  -- The address folded for comparison (NFKC, lower case); emptied with the address on erasure.
  email_key text unique,
  first_name text not null default '' check (length(first_name) <= 100),
  last_name text not null default '' check (length(last_name) <= 100),
  user_id uuid unique references users (id) on delete set null,
  email_proven_at timestamptz,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  check ((email is null) = (email_key is null)),
  check (erased_at is not null or email is not null)
);

-- One browser. The cookie holds a random token, the row its SHA-256.
create table visitors (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (length(token_hash) = 32),
  -- Set when this browser opened a link that was mailed to the customer's address.
  customer_id uuid references customers (id) on delete set null,
  proven_at timestamptz,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  check (customer_id is null or proven_at is not null)
);
create index visitors_customer_id on visitors (customer_id) where customer_id is not null;
create index visitors_last_seen_at on visitors (last_seen_at);

create table settings (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- Down Migration

drop table settings;
drop table visitors;
drop table customers;
drop table verification_tokens;
drop table sessions;
drop table user_accounts;
drop table users;
