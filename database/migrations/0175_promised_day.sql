-- Up Migration

-- What is sold beyond the stock is sent within some days, or from a day on.
alter table goods_variants
  add column promised_on date,
  drop constraint goods_variants_check,
  add constraint goods_variants_promise check (
    num_nonnulls(promised_days, promised_on) <= 1 and (stock <> 'backorder' or num_nonnulls(promised_days, promised_on) = 1));

-- Down Migration

update goods_variants set promised_days = least(365, greatest(1, promised_on - current_date)) where promised_on is not null;
alter table goods_variants
  drop constraint goods_variants_promise,
  drop column promised_on,
  add constraint goods_variants_check check (stock <> 'backorder' or promised_days is not null);
