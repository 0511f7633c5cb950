-- Up Migration

-- How many emails a stranger caused for nothing, per recipient, reason and day of UTC. The recipient is a hash.
create table email_counts (
  recipient_hash bytea not null check (length(recipient_hash) = 32),
  reason text not null check (reason ~ '^[a-z][a-z-]{0,39}$'),
  day date not null,
  times integer not null check (times > 0),
  primary key (recipient_hash, reason, day)
);
create index email_counts_day on email_counts (day);

-- Down Migration

drop table email_counts;
