-- Up Migration

-- What of an order line was not there when it was ordered, and from which day on it is sent. Written once, when the line holds
-- its pieces: what is promised of its variant later changes nothing that was promised to a buyer.
create table promised_pieces (
  order_item_id uuid primary key references order_items (id) on delete cascade,
  pieces integer not null check (pieces > 0),
  sent_from date not null,
  promised_at timestamptz not null default now()
);

-- Down Migration

drop table promised_pieces;
