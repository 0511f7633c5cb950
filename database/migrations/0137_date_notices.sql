-- Up Migration

alter table refunds drop constraint refunds_reason_check;
alter table refunds add constraint refunds_reason_check check (reason in ('requested_by_customer', 'duplicate', 'fraudulent',
  'late_payment', 'superseded', 'from_stripe', 'buyer_erased', 'date_cancelled', 'other'));

alter table event_dates
  -- When it was moved last, and where it was before; null for one that never moved.
  add column moved_at timestamptz,
  add column moved_from_local text check (moved_from_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  add column moved_from_zone text check (length(moved_from_zone) between 1 and 64),
  add column moved_from_at timestamptz,
  add column moved_from_place text check (length(moved_from_place) <= 800),
  -- When staff decided that it takes place although, or because, a minimum was set.
  add column confirmed_at timestamptz,
  add constraint event_dates_moved_from check ((moved_at is null) = (moved_from_local is null)
    and (moved_at is null) = (moved_from_zone is null) and (moved_at is null) = (moved_from_at is null));

-- What those who booked a date are told, and what is done for each of them.
create table date_notices (
  id uuid primary key default gen_random_uuid(),
  -- Of the form that made it. Dates that are cancelled together share it: each order gets one email.
  act_id uuid not null,
  date_id uuid not null references event_dates (id) on delete cascade,
  kind text not null check (kind in ('cancelled', 'moved', 'confirmed', 'message')),
  subject text not null default '' check (length(subject) <= 160),
  -- What staff add in their own words.
  body text not null default '' check (length(body) <= 5000),
  actor text not null check (length(actor) between 1 and 120),
  created_at timestamptz not null default now(),
  unique (act_id, date_id)
);
create unique index date_notices_cancelled_once on date_notices (date_id) where kind = 'cancelled';
create index date_notices_date_id on date_notices (date_id, created_at);

-- One per seat. A job goes through those that are not done; whatever stops it, each is done once.
create table booking_notices (
  notice_id uuid not null references date_notices (id) on delete cascade,
  booking_id uuid not null references bookings (id) on delete cascade,
  -- What goes back for it, in minor units of its order's currency.
  amount bigint not null default 0 check (amount >= 0),
  -- Seats of one line share it.
  refund_id uuid references refunds (id),
  done_at timestamptz,
  primary key (notice_id, booking_id)
);
create index booking_notices_booking_id on booking_notices (booking_id);
create index booking_notices_refund_id on booking_notices (refund_id) where refund_id is not null;
create index booking_notices_open on booking_notices (notice_id, booking_id) where done_at is null;

-- Down Migration

drop table booking_notices, date_notices;
alter table event_dates drop constraint event_dates_moved_from, drop column moved_at, drop column moved_from_local,
  drop column moved_from_zone, drop column moved_from_at, drop column moved_from_place, drop column confirmed_at;
update refunds set reason = 'other' where reason = 'date_cancelled';
alter table refunds drop constraint refunds_reason_check;
alter table refunds add constraint refunds_reason_check check (reason in ('requested_by_customer', 'duplicate', 'fraudulent',
  'late_payment', 'superseded', 'from_stripe', 'buyer_erased', 'other'));
