-- Up Migration

-- The owner's guarantee for a product, in days; 0: none beyond the law; null: as for its kind.
alter table products add column guarantee_days smallint check (guarantee_days between 0 and 730);

-- What a line was sold with: the days of the right to withdraw where its buyer lives, and those of the owner's guarantee.
-- Null: from before both were kept, when each was 14 days.
alter table order_items
  add column withdrawal_days smallint check (withdrawal_days between 0 and 730),
  add column guarantee_days smallint check (guarantee_days between 0 and 730);

-- Down Migration

alter table order_items drop column withdrawal_days, drop column guarantee_days;
alter table products drop column guarantee_days;
