-- Up Migration

-- A shop that has prices sells in the currency that most of them are in, until its owner says another.
insert into settings (name, value)
select 'currency', to_jsonb(currency::text) from variants where withdrawn_at is null
group by currency order by count(*) desc, currency limit 1
on conflict (name) do nothing;

-- Keeps the selling currency as it is until the transaction ends, and says which it is; null while nobody has chosen one.
-- The lock comes first, so that what is read after it is what a change that was waited for has written.
create function hold_selling_currency() returns text language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('selling_currency'));
  return (select value #>> '{}' from settings where name = 'currency');
end $$;

-- The same for its change: it waits for every checkout that is being placed and every price that is being saved.
create function lock_selling_currency() returns text language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtext('selling_currency'));
  return (select value #>> '{}' from settings where name = 'currency');
end $$;

create function selling_currency_held() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('selling_currency'));
  return null;
end $$;

-- Whoever writes a price or an order without having asked before waits here.
create trigger orders_hold_currency before insert on orders
  for each statement execute function selling_currency_held();
create trigger variants_hold_currency before insert or update on variants
  for each statement execute function selling_currency_held();
create trigger variant_sales_hold_currency before insert on variant_sales
  for each statement execute function selling_currency_held();
create trigger price_changes_hold_currency before insert on price_changes
  for each statement execute function selling_currency_held();
create trigger promotions_hold_currency before insert or update on promotions
  for each statement execute function selling_currency_held();
create trigger shipping_methods_hold_currency before insert or update on shipping_methods
  for each statement execute function selling_currency_held();

-- Nothing can be said of the lowest price of 30 days in which there was one in another currency: nothing is struck then.
create or replace function lowest_price_before(of_variant uuid, of_currency text, until timestamptz) returns bigint
language sql stable as $$
  select case when bool_and(p.currency = of_currency) then min(p.amount) end from (
    select amount, currency, valid_from, lead(valid_from, 1, 'infinity') over (order by valid_from, id) as valid_until
    from variant_prices where variant_id = of_variant) p,
    (select pr.published_at from variants v join products pr on pr.id = v.product_id where v.id = of_variant) product
  where product.published_at < until
    and p.valid_from < until and p.valid_until > greatest(until - interval '720 hours', product.published_at)
$$;

-- Down Migration

create or replace function lowest_price_before(of_variant uuid, of_currency text, until timestamptz) returns bigint
language sql stable as $$
  select min(p.amount) from (
    select amount, currency, valid_from, lead(valid_from, 1, 'infinity') over (order by valid_from, id) as valid_until
    from variant_prices where variant_id = of_variant) p,
    (select pr.published_at from variants v join products pr on pr.id = v.product_id where v.id = of_variant) product
  where p.currency = of_currency and product.published_at < until
    and p.valid_from < until and p.valid_until > greatest(until - interval '720 hours', product.published_at)
$$;
drop trigger orders_hold_currency on orders;
drop trigger variants_hold_currency on variants;
drop trigger variant_sales_hold_currency on variant_sales;
drop trigger price_changes_hold_currency on price_changes;
drop trigger promotions_hold_currency on promotions;
drop trigger shipping_methods_hold_currency on shipping_methods;
drop function selling_currency_held();
drop function lock_selling_currency();
drop function hold_selling_currency();
delete from settings where name = 'currency';
