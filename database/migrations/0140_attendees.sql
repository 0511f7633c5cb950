-- Up Migration

-- Codes of tickets that went to another person: refused at the entrance, and their page says so.
create table former_ticket_codes (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  booking_id uuid not null references bookings (id),
  replaced_at timestamptz not null default now()
);
create index former_ticket_codes_booking_id on former_ticket_codes (booking_id);

-- Who comes, as far as it was said before paying: the seats of a line of a cart, counted from 1. Gone once they are booked.
create table cart_attendees (
  cart_id uuid not null references carts (id) on delete cascade,
  variant_id uuid not null references variants (id) on delete cascade,
  seat integer not null check (seat >= 1),
  name text check (length(name) between 1 and 160),
  email text check (length(email) between 3 and 254),
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  primary key (cart_id, variant_id, seat)
);
create index cart_attendees_variant_id on cart_attendees (variant_id);

-- Two devices without a network let the same ticket in: the earliest scan counts, the others stay as they were made.
alter table check_ins add column superseded_by uuid references check_ins (id) deferrable initially deferred;
alter table check_ins add constraint check_ins_superseded check (superseded_by <> id);
create index check_ins_superseded_by on check_ins (superseded_by) where superseded_by is not null;
drop index check_ins_once;
create unique index check_ins_once on check_ins (booking_id, session_id)
  where undone_at is null and superseded_by is null;

create or replace view reporting.bookings as
select b.id, b.order_item_id, p.slug as event_slug, first.starts_at, b.attendee_name, b.attendee_email,
  entered.at as checked_in_at, b.cancelled_at
from bookings b
join order_items i on i.id = b.order_item_id
join orders o on o.id = i.order_id
join products p on p.id = i.product_id
left join lateral (
  select min(d.starts_at) as starts_at from event_ticket_dates td join event_dates d on d.id = td.date_id
  where td.variant_id = b.variant_id) first on true
left join lateral (
  select min(c.at) as at from check_ins c
  where c.booking_id = b.id and c.undone_at is null and c.superseded_by is null) entered on true
where not o.is_practice;

-- Down Migration

create or replace view reporting.bookings as
select b.id, b.order_item_id, p.slug as event_slug, first.starts_at, b.attendee_name, b.attendee_email,
  entered.at as checked_in_at, b.cancelled_at
from bookings b
join order_items i on i.id = b.order_item_id
join orders o on o.id = i.order_id
join products p on p.id = i.product_id
left join lateral (
  select min(d.starts_at) as starts_at from event_ticket_dates td join event_dates d on d.id = td.date_id
  where td.variant_id = b.variant_id) first on true
left join lateral (select min(c.at) as at from check_ins c where c.booking_id = b.id and c.undone_at is null) entered on true
where not o.is_practice;

drop index check_ins_once;
update check_ins set undone_at = at, undone_by = 'superseded' where superseded_by is not null and undone_at is null;
set constraints all immediate;
create unique index check_ins_once on check_ins (booking_id, session_id) where undone_at is null;
alter table check_ins drop column superseded_by;
drop table cart_attendees, former_ticket_codes;
