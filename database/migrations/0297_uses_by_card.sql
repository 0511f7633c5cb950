-- Up Migration

-- Which card paid is known only after paying: a job compares each use of a promotion with the others of its card, once.
alter table promotion_uses add column compared_at timestamptz;
update promotion_uses set compared_at = taken_at;
create index promotion_uses_uncompared on promotion_uses (taken_at) where compared_at is null and given_back_at is null;

-- Down Migration

drop index promotion_uses_uncompared;
alter table promotion_uses drop column compared_at;
