-- Up Migration

-- What a buyer thought, once per person and product. It shows, and counts, while it is approved and the thing is still theirs.
create table reviews (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references products (id) on delete cascade,
  customer_id uuid references customers (id) on delete set null,
  rating smallint not null check (rating between 1 and 5),
  author_name text not null default '' check (length(author_name) <= 60),
  body text not null check (length(body) between 1 and 4000),
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
  decided_at timestamptz,
  decided_by text check (length(decided_by) between 1 and 120),
  reply text check (length(reply) between 1 and 4000),
  replied_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (product_id, customer_id),
  check ((status = 'pending') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((reply is null) = (replied_at is null))
);
create index reviews_shown on reviews (product_id, created_at desc) where status = 'approved';
create index reviews_waiting on reviews (created_at) where status = 'pending';
create index reviews_customer_id on reviews (customer_id);

-- Down Migration

drop table reviews;
