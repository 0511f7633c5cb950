-- Up Migration

-- Who comes, as far as it was said before paying for an order that was made without a cart: from an offer of a waiting list.
-- Gone once the seats are booked.
create table order_attendees (
  order_item_id uuid not null references order_items (id) on delete cascade,
  seat integer not null check (seat >= 1),
  name text check (length(name) between 1 and 160),
  email text check (length(email) between 3 and 254),
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  primary key (order_item_id, seat)
);

-- Down Migration

drop table order_attendees;
