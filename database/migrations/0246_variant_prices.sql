-- Up Migration

-- Each price that a variant had, from when on: it ends where the next one begins. Written by the database, whoever changes
-- a price, and kept as long as the variant is: what a reduction may be compared with is read from here.
create table variant_prices (
  id bigint generated always as identity primary key,
  variant_id uuid not null references variants (id) on delete cascade,
  amount bigint not null check (amount >= 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  valid_from timestamptz not null default clock_timestamp()
);
create index variant_prices_variant_id on variant_prices (variant_id, valid_from, id);
-- What was before is not known: known is that the price holds today.
insert into variant_prices (variant_id, amount, currency) select id, price_amount, currency from variants;

create function prices_remembered() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into variant_prices (variant_id, amount, currency) select id, price_amount, currency from changed order by id;
  else
    insert into variant_prices (variant_id, amount, currency)
    select c.id, c.price_amount, c.currency from changed c join before b on b.id = c.id
    where (c.price_amount, c.currency) is distinct from (b.price_amount, b.currency) order by c.id;
  end if;
  return null;
end $$;
create trigger variants_remembered_first after insert on variants referencing new table as changed
  for each statement execute function prices_remembered();
create trigger variants_remembered after update on variants referencing old table as before new table as changed
  for each statement execute function prices_remembered();

-- Nobody writes, changes or deletes it but by changing a price or deleting the variant, not even the owner.
create function refuse_rewriting_prices() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and pg_trigger_depth() > 1 then return new; end if;
  if tg_op = 'DELETE' and not exists (select from variants where id = old.variant_id) then return old; end if;
  raise exception 'variant_prices tells what prices were: its rows are neither written by hand, changed nor deleted'
    using errcode = 'insufficient_privilege';
end $$;
create trigger prices_not_rewritten before insert or update or delete on variant_prices
  for each row execute function refuse_rewriting_prices();

create extension if not exists btree_gist;

-- A price for a time, below the regular one. What it was once it began stays: another price is another row.
create table variant_sales (
  id uuid primary key default gen_random_uuid(),
  variant_id uuid not null references variants (id) on delete cascade,
  amount bigint not null check (amount between 0 and 99999999),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  starts_at timestamptz not null,
  -- It holds until just before; null: until staff end it.
  ends_at timestamptz,
  -- When it did begin and end.
  began_at timestamptz,
  ended_at timestamptz,
  -- The lowest price of the 30 days before the reduction began; null where there was none.
  reference_amount bigint check (reference_amount >= 0),
  created_at timestamptz not null default now(),
  check (ends_at > starts_at),
  constraint variant_sales_apart exclude using gist (variant_id with =, tstzrange(starts_at, ends_at) with &&)
);

-- Another regular price from some time on.
create table price_changes (
  id uuid primary key default gen_random_uuid(),
  variant_id uuid not null references variants (id) on delete cascade,
  amount bigint not null check (amount between 0 and 99999999),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  due_at timestamptz not null,
  applied_at timestamptz,
  created_at timestamptz not null default now(),
  -- Who planned it, as the audit log names staff.
  planned_by text not null,
  unique (variant_id, due_at)
);

-- `price_amount` stays what one costs now, whoever reads it.
alter table variants
  -- What one costs outside of sales; null in a row of before: the same as now.
  add column regular_amount bigint check (regular_amount between 0 and 99999999),
  add column sale_id uuid references variant_sales (id) on delete set null,
  -- What a running sale may be compared with.
  add column struck_amount bigint,
  add column sale_ends_at timestamptz,
  -- When the price changes next, as it is planned.
  add column price_due_at timestamptz,
  add constraint variants_struck_amount_check check (struck_amount > price_amount),
  add constraint variants_sale_check check (sale_id is not null or num_nonnulls(struck_amount, sale_ends_at) = 0);
create index variants_price_due_at on variants (price_due_at) where price_due_at is not null;
create index variants_sale_id on variants (sale_id) where sale_id is not null;

-- What one costs now follows from the regular price and the sale that runs. Who sets the price sets the regular one.
create function variant_priced() returns trigger language plpgsql as $$
declare
  sale variant_sales;
begin
  if tg_op = 'INSERT' then
    new.regular_amount := new.price_amount;
  elsif new.regular_amount is not distinct from old.regular_amount and new.price_amount <> old.price_amount then
    new.regular_amount := new.price_amount;
  end if;
  new.regular_amount := coalesce(new.regular_amount, new.price_amount);
  if new.sale_id is not null then
    select * into sale from variant_sales
    where id = new.sale_id and variant_id = new.id and currency = new.currency and began_at is not null and ended_at is null;
  end if;
  new.sale_id := sale.id;
  new.price_amount := case when sale.id is null then new.regular_amount else least(new.regular_amount, sale.amount) end;
  new.struck_amount := case when sale.reference_amount > new.price_amount then sale.reference_amount end;
  new.sale_ends_at := sale.ends_at;
  return new;
end $$;
create trigger variants_priced before insert or update on variants for each row execute function variant_priced();

create function plan_price(of_variant uuid) returns void language sql as $$
  update variants v set price_due_at = plan.at
  from (select min(at) as at from (
    select due_at as at from price_changes where variant_id = of_variant and applied_at is null
    union all
    select case when began_at is null then starts_at else ends_at end from variant_sales
    where variant_id = of_variant and ended_at is null) events) plan
  where v.id = of_variant and v.price_due_at is distinct from plan.at
$$;
create function price_planned() returns trigger language plpgsql as $$
begin
  perform plan_price(case when tg_op = 'DELETE' then old.variant_id else new.variant_id end);
  return null;
end $$;
create trigger variant_sales_planned after insert or update or delete on variant_sales
  for each row execute function price_planned();
create trigger price_changes_planned after insert or update or delete on price_changes
  for each row execute function price_planned();

-- The lowest price of the 30 days before; null where there was none in that currency. Before its product was published
-- first, a price was nobody's.
create function lowest_price_before(of_variant uuid, of_currency text, until timestamptz) returns bigint
language sql stable as $$
  select min(p.amount) from (
    select amount, currency, valid_from, lead(valid_from, 1, 'infinity') over (order by valid_from, id) as valid_until
    from variant_prices where variant_id = of_variant) p,
    (select pr.published_at from variants v join products pr on pr.id = v.product_id where v.id = of_variant) product
  where p.currency = of_currency and product.published_at < until
    and p.valid_from < until and p.valid_until > greatest(until - interval '720 hours', product.published_at)
$$;

-- Makes the price of a variant what it is planned to be by now. Its product must be locked.
create function settle_price(of_variant uuid) returns void language plpgsql as $$
declare
  own variants;
  now_at timestamptz;
  regular bigint;
  sale variant_sales;
  reference bigint;
begin
  select * into own from variants where id = of_variant for no key update;
  now_at := clock_timestamp();
  select amount into regular from price_changes
  where variant_id = of_variant and applied_at is null and due_at <= now_at and currency = own.currency
  order by due_at desc limit 1;
  update price_changes set applied_at = now_at where variant_id = of_variant and applied_at is null and due_at <= now_at;
  update variant_sales set ended_at = now_at where variant_id = of_variant and ended_at is null and ends_at <= now_at;
  select * into sale from variant_sales
  where variant_id = of_variant and ended_at is null and starts_at <= now_at and currency = own.currency
  order by starts_at desc limit 1;
  if sale.id is not null and sale.began_at is null then
    -- A reduction that goes on, as deep or deeper, is the same one: its first comparison stays.
    select earlier.reference_amount into reference from variant_sales earlier
    where earlier.variant_id = of_variant and earlier.ends_at = sale.starts_at and earlier.began_at is not null
      and earlier.currency = sale.currency and earlier.amount >= sale.amount;
    if not found then reference := lowest_price_before(of_variant, sale.currency, now_at); end if;
    update variant_sales set began_at = now_at, reference_amount = reference where id = sale.id;
  end if;
  update variant_sales set began_at = now_at
  where variant_id = of_variant and began_at is null and ended_at is null and starts_at <= now_at;
  update variants set regular_amount = coalesce(regular, regular_amount, price_amount), sale_id = sale.id
  where id = of_variant;
end $$;

-- As before; a new way to choose costs what the others cost outside of sales.
create or replace function arrange_bundle(of_product uuid) returns void language plpgsql as $$
declare
  way record;
  own uuid;
  next_sku text;
  kept uuid[] := '{}';
begin
  perform from bundles where product_id = of_product for update;
  if count_bundle_ways(of_product) not between 1 and 200 then return; end if;
  for way in
    with recursive parts as (
      select p.*, row_number() over (order by p.position, p.id) as n, pr.title as product_title,
        p.variant_id is null and 1 < (
          select count(*) from variants v where v.product_id = p.part_product_id and v.withdrawn_at is null) as is_chosen
      from bundle_parts p join products pr on pr.id = p.part_product_id
      where p.product_id = of_product
    ),
    ways as (
      select 0::bigint as n, '{}'::uuid[] as part_ids, '{}'::uuid[] as chosen, '{}'::integer[] as places, '{}'::text[] as titles
      union all
      select p.n, w.part_ids || p.id, w.chosen || v.id, w.places || v.position,
        case when p.is_chosen then w.titles || coalesce(nullif(v.title, ''), p.product_title) else w.titles end
      from ways w join parts p on p.n = w.n + 1
      join variants v on v.product_id = p.part_product_id and v.withdrawn_at is null
        and (p.variant_id is null or v.id = p.variant_id)
    )
    select part_ids, chosen, left(array_to_string(titles, ' · '), 120) as title,
      (row_number() over (order by places, chosen))::integer - 1 as place
    from ways where n = (select count(*) from parts) order by places, chosen
  loop
    -- One that has nothing but what this way chooses: the fuller first.
    select v.id into own from variants v
    left join lateral (
      select count(*) as known, coalesce(bool_and(c.part_variant_id = t.chosen), true) as fits
      from bundle_choices c left join unnest(way.part_ids, way.chosen) as t (part_id, chosen) on t.part_id = c.part_id
      where c.variant_id = v.id
    ) c on true
    where v.product_id = of_product and v.id <> all(kept) and c.fits
    order by c.known desc, v.withdrawn_at nulls first, v.position, v.id limit 1;
    if own is null then
      select base.sku || '-' || n into next_sku
      from (select left(min(sku), 50) as sku from variants where product_id = of_product) base, generate_series(2, 2000) n
      where not exists (select from variants v where v.sku = base.sku || '-' || n) order by n limit 1;
      insert into variants (product_id, sku, title, price_amount, currency, min_quantity, max_quantity, position)
      select product_id, next_sku, way.title, coalesce(regular_amount, price_amount), currency, min_quantity, max_quantity, way.place
      from variants where product_id = of_product order by withdrawn_at nulls first, position, id limit 1
      returning id into own;
    end if;
    insert into bundle_choices (variant_id, part_id, part_variant_id)
    select own, t.part_id, t.chosen from unnest(way.part_ids, way.chosen) as t (part_id, chosen) on conflict do nothing;
    update variants set title = way.title, position = way.place, withdrawn_at = null, updated_at = now()
    where id = own and (title, position, withdrawn_at) is distinct from (way.title, way.place, null);
    kept := kept || own;
  end loop;
  update variants set withdrawn_at = now(), updated_at = now()
  where product_id = of_product and id <> all(kept) and withdrawn_at is null;
end $$;

-- Down Migration

create or replace function arrange_bundle(of_product uuid) returns void language plpgsql as $$
declare
  way record;
  own uuid;
  next_sku text;
  kept uuid[] := '{}';
begin
  perform from bundles where product_id = of_product for update;
  if count_bundle_ways(of_product) not between 1 and 200 then return; end if;
  for way in
    with recursive parts as (
      select p.*, row_number() over (order by p.position, p.id) as n, pr.title as product_title,
        p.variant_id is null and 1 < (
          select count(*) from variants v where v.product_id = p.part_product_id and v.withdrawn_at is null) as is_chosen
      from bundle_parts p join products pr on pr.id = p.part_product_id
      where p.product_id = of_product
    ),
    ways as (
      select 0::bigint as n, '{}'::uuid[] as part_ids, '{}'::uuid[] as chosen, '{}'::integer[] as places, '{}'::text[] as titles
      union all
      select p.n, w.part_ids || p.id, w.chosen || v.id, w.places || v.position,
        case when p.is_chosen then w.titles || coalesce(nullif(v.title, ''), p.product_title) else w.titles end
      from ways w join parts p on p.n = w.n + 1
      join variants v on v.product_id = p.part_product_id and v.withdrawn_at is null
        and (p.variant_id is null or v.id = p.variant_id)
    )
    select part_ids, chosen, left(array_to_string(titles, ' · '), 120) as title,
      (row_number() over (order by places, chosen))::integer - 1 as place
    from ways where n = (select count(*) from parts) order by places, chosen
  loop
    -- One that has nothing but what this way chooses: the fuller first.
    select v.id into own from variants v
    left join lateral (
      select count(*) as known, coalesce(bool_and(c.part_variant_id = t.chosen), true) as fits
      from bundle_choices c left join unnest(way.part_ids, way.chosen) as t (part_id, chosen) on t.part_id = c.part_id
      where c.variant_id = v.id
    ) c on true
    where v.product_id = of_product and v.id <> all(kept) and c.fits
    order by c.known desc, v.withdrawn_at nulls first, v.position, v.id limit 1;
    if own is null then
      select base.sku || '-' || n into next_sku
      from (select left(min(sku), 50) as sku from variants where product_id = of_product) base, generate_series(2, 2000) n
      where not exists (select from variants v where v.sku = base.sku || '-' || n) order by n limit 1;
      insert into variants (product_id, sku, title, price_amount, currency, min_quantity, max_quantity, position)
      select product_id, next_sku, way.title, price_amount, currency, min_quantity, max_quantity, way.place
      from variants where product_id = of_product order by withdrawn_at nulls first, position, id limit 1
      returning id into own;
    end if;
    insert into bundle_choices (variant_id, part_id, part_variant_id)
    select own, t.part_id, t.chosen from unnest(way.part_ids, way.chosen) as t (part_id, chosen) on conflict do nothing;
    update variants set title = way.title, position = way.place, withdrawn_at = null, updated_at = now()
    where id = own and (title, position, withdrawn_at) is distinct from (way.title, way.place, null);
    kept := kept || own;
  end loop;
  update variants set withdrawn_at = now(), updated_at = now()
  where product_id = of_product and id <> all(kept) and withdrawn_at is null;
end $$;
drop function settle_price(uuid);
drop function lowest_price_before(uuid, text, timestamptz);
drop trigger variants_priced on variants;
drop function variant_priced();
-- The sales end: what one costs is the regular price again.
update variants set price_amount = regular_amount where regular_amount <> price_amount;
alter table variants drop column regular_amount, drop column sale_id, drop column struck_amount, drop column sale_ends_at,
  drop column price_due_at;
drop table price_changes;
drop table variant_sales;
drop function price_planned();
drop function plan_price(uuid);
drop trigger variants_remembered on variants;
drop trigger variants_remembered_first on variants;
drop function prices_remembered();
drop table variant_prices;
drop function refuse_rewriting_prices();
