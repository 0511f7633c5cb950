-- Up Migration

-- The business that an order is for, as its buyer typed it. The VAT ID fits its form and check digits; that it was given to
-- that business is not known before somebody has verified it.
create table order_businesses (
  order_id uuid primary key references orders (id) on delete cascade,
  name text not null check (length(name) between 1 and 100),
  -- Empty for a business that gave none.
  vat_id text not null default '' check (vat_id ~ '^([A-Z]{2}[0-9A-Z+*]{2,18})?$')
);

-- Down Migration

drop table order_businesses;
