-- Up Migration

-- What a cell says, hashed when it is written: a list compared the texts of all cells of its kind, half a megabyte for goods.
alter table product_cells add column content bigint not null
  generated always as (hashtextextended(facets, coalesce(uuid_hash_extended(category_id, id), id))) stored;

-- Whether a piece of an item can be sent now, as lists count and filter it. Written by a job: a list would read every level of
-- every item, and a checkout that wrote the item's rows would wait for all others of its cell.
alter table goods add column is_in_stock boolean not null default false;

-- Items whose stock has changed so that lists may have to say something else. Rows are only added and taken away, so that
-- nobody who sells waits for another.
create table goods_stock_due (
  id bigint generated always as identity primary key,
  product_id uuid not null
);

create or replace function describe_goods(ids uuid[]) returns void language sql as $$
  with described as (
    select g.product_id as id,
      concat_ws(' ', nullif(array_to_string(g.facet_values, ' '), ''), case when g.is_in_stock then 'stock=now' end) as facets,
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

-- The job describes many at once, in the order of their cells.
drop trigger goods_described on goods;
create trigger goods_described after insert on goods for each row execute function goods_describe_themselves();
create trigger goods_described_anew after update on goods for each row
  when (old.is_in_stock = new.is_in_stock) execute function goods_describe_themselves();

create function stock_of_pool_is_due() returns trigger language plpgsql as $$
begin
  insert into goods_stock_due (product_id)
  select v.product_id from stock_levels l join variants v on v.id = l.variant_id where l.pool_id = new.id;
  return null;
end $$;
-- One that has less than nothing takes from what other warehouses have.
create trigger pools_run_out after update on pools for each row
  when ((old.capacity - old.taken - old.held > 0) is distinct from (new.capacity - new.taken - new.held > 0)
    or ((old.capacity is distinct from new.capacity or old.taken is distinct from new.taken or old.held is distinct from new.held)
      and least(old.capacity - old.taken - old.held, new.capacity - new.taken - new.held) < 0))
  execute function stock_of_pool_is_due();

create function stock_of_level_is_due() returns trigger language plpgsql as $$
begin
  insert into goods_stock_due (product_id) select product_id from variants where id = new.variant_id;
  return null;
end $$;
create trigger stock_levels_inserted after insert on stock_levels for each row execute function stock_of_level_is_due();
create trigger goods_variants_rule_given after insert on goods_variants for each row execute function stock_of_level_is_due();
create trigger goods_variants_rule_changed after update on goods_variants for each row
  when (old.stock <> new.stock) execute function stock_of_level_is_due();

create function stock_of_warehouse_is_due() returns trigger language plpgsql as $$
begin
  insert into goods_stock_due (product_id)
  select distinct v.product_id from stock_levels l join variants v on v.id = l.variant_id
  join pools p on p.id = l.pool_id where l.warehouse_id = new.id and p.capacity - p.taken - p.held <> 0;
  return null;
end $$;
create trigger warehouses_opened_or_closed after update on warehouses for each row
  when ((old.closed_at is null) <> (new.closed_at is null)) execute function stock_of_warehouse_is_due();

create function stock_of_variants_is_due() returns trigger language plpgsql as $$
begin
  insert into goods_stock_due (product_id)
  select g.product_id from goods g where g.product_id in (select product_id from changed);
  return null;
end $$;
create trigger variants_inserted_in_stock after insert on variants referencing new table as changed
  for each statement execute function stock_of_variants_is_due();
create trigger variants_updated_in_stock after update on variants referencing new table as changed
  for each statement execute function stock_of_variants_is_due();
create trigger variants_deleted_in_stock after delete on variants referencing old table as changed
  for each statement execute function stock_of_variants_is_due();

insert into goods_stock_due (product_id) select product_id from goods;

-- Down Migration

drop trigger variants_deleted_in_stock on variants;
drop trigger variants_updated_in_stock on variants;
drop trigger variants_inserted_in_stock on variants;
drop function stock_of_variants_is_due();
drop trigger warehouses_opened_or_closed on warehouses;
drop function stock_of_warehouse_is_due();
drop trigger goods_variants_rule_changed on goods_variants;
drop trigger goods_variants_rule_given on goods_variants;
drop trigger stock_levels_inserted on stock_levels;
drop function stock_of_level_is_due();
drop trigger pools_run_out on pools;
drop function stock_of_pool_is_due();

drop trigger goods_described_anew on goods;
drop trigger goods_described on goods;
create or replace function describe_goods(ids uuid[]) returns void language sql as $$
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
select describe_goods(array(select product_id from goods where is_in_stock));
create trigger goods_described after insert or update on goods for each row execute function goods_describe_themselves();
drop table goods_stock_due;
alter table goods drop column is_in_stock;
alter table product_cells drop column content;
