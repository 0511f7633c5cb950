-- Up Migration

-- What a variant costs while no sale runs, and the price that is struck beside it. Columns are added at the end alone, so that
-- what reads the view goes on.
create or replace view reporting.variants as
  select id, product_id, sku, title, price_amount, currency, regular_amount, struck_amount from variants;

-- Down Migration

drop view reporting.variants;
create view reporting.variants as
  select id, product_id, sku, title, price_amount, currency from variants;
