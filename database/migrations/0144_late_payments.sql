-- Up Migration

-- Money that came when its order had expired and its seats were gone. The buyer chooses what becomes of it; without an
-- answer it goes back by itself.
create table late_payments (
  order_id uuid primary key references orders (id),
  session_id text not null,
  since timestamptz not null,
  decide_until timestamptz not null check (decide_until > since),
  decided_at timestamptz,
  -- `date`: seats at another date; `money`: the buyer wants it back; `none`: no answer; `gone`: it went back another way.
  decision text check (decision in ('date', 'money', 'none', 'gone')),
  check ((decided_at is null) = (decision is null))
);
create index late_payments_waiting on late_payments (decide_until) where decided_at is null;

-- Down Migration

drop table late_payments;
