-- Up Migration

insert into product_kinds (name) values ('goods') on conflict do nothing;

create table goods (
  product_id uuid primary key,
  kind text not null default 'goods' check (kind = 'goods'),
  -- What is in the box, a line each.
  contents text[] not null default '{}',
  -- Who made it, with an address, and what to take care of: Regulation (EU) 2023/988, article 19.
  maker text not null default '' check (length(maker) <= 500),
  safety text not null default '' check (length(safety) <= 4000),
  -- What lists filter by, `property=material-is-linen`; made of `products.attributes` and of the options.
  facet_values text[] not null default '{}' check (array_to_string(facet_values, ' ') ~ '^(property=[a-z0-9-]+( property=[a-z0-9-]+)*)?$'),
  foreign key (product_id, kind) references products (id, kind) on delete cascade
);
create index products_attributes on products using gin (attributes jsonb_path_ops);

-- What shoppers choose between: size, colour.
create table product_options (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references products (id) on delete cascade,
  name text not null check (length(name) between 1 and 40),
  position integer not null check (position >= 0),
  unique (product_id, name)
);
create table option_values (
  id uuid primary key default gen_random_uuid(),
  option_id uuid not null references product_options (id) on delete cascade,
  value text not null check (length(value) between 1 and 60),
  position integer not null check (position >= 0),
  unique (option_id, value),
  unique (option_id, id)
);
create table variant_option_values (
  variant_id uuid not null references variants (id) on delete cascade,
  option_id uuid not null,
  value_id uuid not null,
  primary key (variant_id, option_id),
  foreign key (option_id, value_id) references option_values (option_id, id) on delete cascade
);
create index variant_option_values_value_id on variant_option_values (option_id, value_id);

-- Whether a barcode has 8, 12, 13 or 14 digits of which the last is the check digit (GS1).
create function is_barcode(code text) returns boolean language sql immutable strict as $$
  select code ~ '^(\d{8}|\d{12,14})$' and (
    select sum(digit::integer * case when (length(code) - place) % 2 = 0 then 1 else 3 end) % 10 = 0
    from unnest(string_to_array(code, null)) with ordinality as digits (digit, place))
$$;

-- What goods have beyond a variant. One without a row has a stock that is counted, and nothing else is known of it.
create table goods_variants (
  variant_id uuid primary key references variants (id) on delete cascade,
  barcode text check (is_barcode(barcode)),
  -- With its wrapping, as it is sent.
  weight_grams integer check (weight_grams between 1 and 1000000),
  length_mm integer check (length_mm between 1 and 10000),
  width_mm integer check (width_mm between 1 and 10000),
  height_mm integer check (height_mm between 1 and 10000),
  -- Harmonised System.
  customs_code text check (customs_code ~ '^\d{6,10}$'),
  origin_country text check (origin_country ~ '^[A-Z]{2}$'),
  picture_id uuid references files (id),
  -- Counted; never runs out; counted, and sold beyond what is there.
  stock text not null default 'tracked' check (stock in ('tracked', 'untracked', 'backorder')),
  -- What is sold beyond what is there is sent within these days.
  promised_days integer check (promised_days between 1 and 365),
  check (stock <> 'backorder' or promised_days is not null)
);
create index goods_variants_picture_id on goods_variants (picture_id);
create unique index goods_variants_barcode on goods_variants (barcode);

create table warehouses (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null check (length(name) between 1 and 80),
  company text not null default '' check (length(company) <= 120),
  line1 text not null default '' check (length(line1) <= 120),
  line2 text not null default '' check (length(line2) <= 120),
  city text not null default '' check (length(city) <= 80),
  region text not null default '' check (length(region) <= 80),
  postcode text not null default '' check (length(postcode) <= 20),
  country text check (country ~ '^[A-Z]{2}$'),
  phone text not null default '' check (length(phone) <= 40),
  -- The first one sends what no other is nearer to.
  position integer not null check (position >= 0),
  -- Whether buyers can collect there.
  is_pickup boolean not null default false,
  -- One that is closed sends nothing that is sold from now on.
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
insert into warehouses (code, name, position) values ('MAIN', 'Main warehouse', 0);

-- A stock level is a pool: on hand is its capacity, held and allocated what orders hold and have taken of it.
create table stock_levels (
  pool_id uuid primary key references pools (id) on delete restrict,
  variant_id uuid not null references variants (id) on delete restrict,
  warehouse_id uuid not null references warehouses (id) on delete restrict,
  -- With fewer not sold yet, staff are told once.
  minimum_level integer check (minimum_level between 1 and 1000000),
  below_since timestamptz,
  unique (variant_id, warehouse_id)
);
create index stock_levels_warehouse_id on stock_levels (warehouse_id);
create index stock_levels_below on stock_levels (below_since) where below_since is not null;

-- Every change of a level. A level is the sum of its movements.
create table stock_movements (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  pool_id uuid not null references stock_levels (pool_id) on delete restrict,
  kind text not null check (kind in ('receipt', 'adjustment', 'count', 'loss', 'return', 'transfer_out', 'transfer_in',
    'hold', 'release', 'allocation', 'shipment')),
  on_hand integer not null default 0,
  held integer not null default 0,
  allocated integer not null default 0,
  reason text not null default '' check (length(reason) <= 500),
  order_item_id uuid references order_items (id) on delete restrict,
  -- The parcel that it was sent with.
  shipment_id uuid,
  -- As in the audit log; null for the shop itself.
  actor text check (length(actor) between 1 and 120),
  check ((on_hand, held, allocated) <> (0, 0, 0))
);
create index stock_movements_pool_id on stock_movements (pool_id, id desc);
create index stock_movements_order_item_id on stock_movements (order_item_id) where order_item_id is not null;
create index stock_movements_at on stock_movements (at desc);

create trigger stock_movements_append_only before update or delete or truncate on stock_movements
  for each statement execute function refuse_rewriting();

create or replace procedure grant_application(role_name name) language plpgsql as $$
declare
  of_table text;
  late text;
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history, stock_movements from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
  for of_table, late in
    select key, (select string_agg(quote_ident(name), ', ') from jsonb_array_elements_text(value) name)
    from jsonb_each(columns_known_later())
  loop
    execute format('revoke update, delete, truncate on %I from %I', of_table, role_name);
    if late is not null then execute format('grant update (%s) on %I to %I', late, of_table, role_name); end if;
  end loop;
end $$;

-- What searches find goods by, and what their lists are filtered by.
create function describe_goods(ids uuid[]) returns void language sql as $$
  with described as (
    select g.product_id as id, array_to_string(g.facet_values, ' ') as facets,
      concat_ws(' ', array_to_string(g.contents, ' '),
        (select string_agg(a.value, ' ' order by a.key) from jsonb_each_text(p.attributes) a),
        (select string_agg(v.value, ' ' order by o.position, v.position) from product_options o
         join option_values v on v.option_id = o.id where o.product_id = g.product_id),
        (select string_agg(gv.barcode, ' ' order by gv.barcode) from variants v
         join goods_variants gv on gv.variant_id = v.id
         where v.product_id = g.product_id and v.withdrawn_at is null)) as words
    from goods g join products p on p.id = g.product_id where g.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$$;
create function goods_describe_themselves() returns trigger language plpgsql as $$
begin
  perform describe_goods(array[new.product_id]);
  return null;
end $$;
create trigger goods_described after insert or update on goods
  for each row execute function goods_describe_themselves();

create or replace view reporting.inventory as
  select p.id as pool_id, vp.variant_id, pr.kind, p.label, p.capacity,
    (p.taken - coalesce(practice.taken, 0))::integer as taken, (p.held - coalesce(practice.held, 0))::integer as held
  from pools p
  join (select variant_id, pool_id from variant_pools union all select variant_id, pool_id from stock_levels) vp
    on vp.pool_id = p.id
  join variants v on v.id = vp.variant_id
  join products pr on pr.id = v.product_id
  left join (
    select h.pool_id, sum(h.quantity) filter (where h.expires_at is null) as taken,
      sum(h.quantity) filter (where h.expires_at is not null) as held
    from orders o join order_items i on i.order_id = o.id join holds h on h.order_item_id = i.id
    where o.is_practice group by h.pool_id) practice on practice.pool_id = p.id;

create view reporting.stock_movements as
  select m.at, l.variant_id, w.code as warehouse, m.kind,
    case m.kind when 'hold' then m.held when 'release' then m.held + m.allocated when 'allocation' then m.allocated
      else m.on_hand end as quantity, m.reason
  from stock_movements m
  join stock_levels l on l.pool_id = m.pool_id
  join warehouses w on w.id = l.warehouse_id
  left join order_items i on i.id = m.order_item_id
  left join orders o on o.id = i.order_id
  where o.is_practice is not true;

-- Down Migration

drop view reporting.stock_movements;
create or replace view reporting.inventory as
  select p.id as pool_id, vp.variant_id, pr.kind, p.label, p.capacity,
    (p.taken - coalesce(practice.taken, 0))::integer as taken, (p.held - coalesce(practice.held, 0))::integer as held
  from pools p
  join variant_pools vp on vp.pool_id = p.id
  join variants v on v.id = vp.variant_id
  join products pr on pr.id = v.product_id
  left join (
    select h.pool_id, sum(h.quantity) filter (where h.expires_at is null) as taken,
      sum(h.quantity) filter (where h.expires_at is not null) as held
    from orders o join order_items i on i.order_id = o.id join holds h on h.order_item_id = i.id
    where o.is_practice group by h.pool_id) practice on practice.pool_id = p.id;
create or replace procedure grant_application(role_name name) language plpgsql as $$
declare
  of_table text;
  late text;
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
  for of_table, late in
    select key, (select string_agg(quote_ident(name), ', ') from jsonb_array_elements_text(value) name)
    from jsonb_each(columns_known_later())
  loop
    execute format('revoke update, delete, truncate on %I from %I', of_table, role_name);
    if late is not null then execute format('grant update (%s) on %I to %I', late, of_table, role_name); end if;
  end loop;
end $$;
delete from holds where pool_id in (select pool_id from stock_levels);
drop table stock_movements;
create temporary table pools_of_levels as select pool_id from stock_levels;
drop table stock_levels;
delete from pools where id in (select pool_id from pools_of_levels);
drop table pools_of_levels;
drop table warehouses, goods_variants, variant_option_values, option_values, product_options, goods;
drop index products_attributes;
drop function goods_describe_themselves();
drop function describe_goods(uuid[]);
drop function is_barcode(text);
-- What was ordered stays in the books.
update products set status = 'archived' where kind = 'goods' and status = 'published';
delete from product_kinds where name = 'goods' and not exists (select from products where kind = 'goods');
