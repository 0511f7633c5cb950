-- Up Migration

-- Orders that are gifts, with what the buyer writes to the one who gets it. Personal data: erasing a person deletes the note.
create table gifts (
  order_id uuid primary key references orders (id) on delete cascade,
  note text not null default '' check (length(note) <= 500)
);

-- Down Migration

drop table gifts;
