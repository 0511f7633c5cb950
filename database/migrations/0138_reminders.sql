-- Up Migration

alter table events
  -- Minutes before a date begins; none: nobody is reminded.
  add column reminders integer[] not null default '{10080,1440,60}'
    check (reminders <@ array[20160, 10080, 4320, 2880, 1440, 180, 60, 30]),
  add column reminder_words text not null default '' check (length(reminder_words) <= 2000),
  -- Whether buyers are thanked afterwards, and asked for a review.
  add column is_thanked boolean not null default true,
  add column thanks_words text not null default '' check (length(thanks_words) <= 2000);

-- What was sent about a seat and a date, so that it is sent once. What a moved date makes due again is deleted.
create table booking_reminders (
  booking_id uuid not null references bookings (id) on delete cascade,
  date_id uuid not null references event_dates (id) on delete cascade,
  kind text not null check (kind ~ '^(thanks|before-\d{1,5})$'),
  sent_at timestamptz not null,
  primary key (booking_id, date_id, kind)
);
create index booking_reminders_date_id on booking_reminders (date_id);

-- Down Migration

drop table booking_reminders;
alter table events drop column reminders, drop column reminder_words, drop column is_thanked, drop column thanks_words;
