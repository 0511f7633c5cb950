-- Up Migration

-- Bundles: several products at one price. A bundle is sold and ordered as its parts.
insert into product_kinds (name) values ('bundle') on conflict do nothing;

create table bundles (
  product_id uuid primary key,
  kind text not null default 'bundle' check (kind = 'bundle'),
  foreign key (product_id, kind) references products (id, kind) on delete cascade
);

create table bundle_parts (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references bundles (product_id) on delete cascade,
  position integer not null check (position >= 0),
  part_product_id uuid not null references products (id),
  -- Null: the buyer chooses one of those on sale.
  variant_id uuid references variants (id),
  quantity integer not null default 1 check (quantity between 1 and 99),
  check (part_product_id <> product_id)
);
create index bundle_parts_product on bundle_parts (product_id, position);
create index bundle_parts_part on bundle_parts (part_product_id);
create index bundle_parts_variant on bundle_parts (variant_id);

-- Each way to choose the parts of a bundle is a variant of it.
create table bundle_choices (
  variant_id uuid not null references variants (id) on delete cascade,
  part_id uuid not null references bundle_parts (id) on delete cascade,
  part_variant_id uuid not null references variants (id) on delete cascade,
  primary key (variant_id, part_id)
);
create index bundle_choices_part on bundle_choices (part_id);
create index bundle_choices_part_variant on bundle_choices (part_variant_id);

-- How many ways there are to choose its parts; 0 while one of them is not on sale.
create function count_bundle_ways(of_product uuid) returns bigint language plpgsql stable as $$
declare
  ways bigint := 1;
  choices bigint;
begin
  if not exists (select from bundle_parts where product_id = of_product) then return 0; end if;
  for choices in
    select count(v.id) from bundle_parts p
    left join variants v on v.product_id = p.part_product_id and v.withdrawn_at is null
      and (p.variant_id is null or v.id = p.variant_id)
    where p.product_id = of_product group by p.id
  loop
    ways := least(ways * choices, 1000000);
  end loop;
  return ways;
end $$;

-- Gives a bundle a variant for each way to choose its parts. Those of before are kept where their parts still fit, the
-- others are taken off sale. A bundle with too many ways, or with none while a part is not on sale, is left as it is.
create function arrange_bundle(of_product uuid) returns void language plpgsql as $$
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

-- What a bundle is found by: its parts.
create function describe_bundle(of_product uuid) returns void language sql as $$
  update products set kind_words = words.text
  from (select coalesce(string_agg(pr.title, ' ' order by p.position), '') as text
    from bundle_parts p join products pr on pr.id = p.part_product_id where p.product_id = of_product) words
  where id = of_product and kind_words is distinct from words.text
$$;

create function bundle_of_choice_arranged() returns trigger language plpgsql as $$
declare
  of_bundle uuid;
begin
  for of_bundle in
    select distinct p.product_id from bundle_parts p
    where p.part_product_id = case when tg_op = 'DELETE' then old.product_id else new.product_id end order by 1
  loop
    perform arrange_bundle(of_bundle);
  end loop;
  return null;
end $$;
create function bundles_of_new_variants_arranged() returns trigger language plpgsql as $$
declare
  of_bundle uuid;
begin
  for of_bundle in
    select distinct p.product_id from bundle_parts p where p.part_product_id in (select product_id from added) order by 1
  loop
    perform arrange_bundle(of_bundle);
  end loop;
  return null;
end $$;
create trigger variants_added_to_bundles after insert on variants referencing new table as added
  for each statement execute function bundles_of_new_variants_arranged();
create trigger variants_changed_in_bundles after update of title, withdrawn_at, position on variants for each row
  when (old.title <> new.title or (old.withdrawn_at is null) <> (new.withdrawn_at is null) or old.position <> new.position)
  execute function bundle_of_choice_arranged();
create trigger variants_deleted_from_bundles after delete on variants
  for each row execute function bundle_of_choice_arranged();

-- Down Migration

delete from products where kind = 'bundle';
drop trigger variants_added_to_bundles on variants;
drop trigger variants_changed_in_bundles on variants;
drop trigger variants_deleted_from_bundles on variants;
drop function bundle_of_choice_arranged();
drop function bundles_of_new_variants_arranged();
drop function describe_bundle(uuid);
drop function arrange_bundle(uuid);
drop function count_bundle_ways(uuid);
drop table bundle_choices;
drop table bundle_parts;
drop table bundles;
delete from product_kinds where name = 'bundle';
