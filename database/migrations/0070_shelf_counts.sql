-- Up Migration

-- How many published products share a category and a combination of facets: a list and all counts beside it are read
-- from here, however many products there are. Kept by the triggers below in whatever transaction changes a product.
create table product_cells (
  kind text not null,
  category_id uuid references categories (id) on delete cascade,
  facets text not null,
  -- May be 0: the last product of its kind has gone.
  count integer not null,
  unique nulls not distinct (kind, category_id, facets)
);

create function cells_of_inserted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, count(*) from new_rows where status = 'published'
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;

create function cells_of_deleted() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, -count(*) from old_rows where status = 'published'
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;

-- What stays in its cell touches no row here, so edits of other things do not wait for each other.
create function cells_of_updated() returns trigger language plpgsql as $$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, sum(shift) from (
    select kind, category_id, facets, -1 as shift from old_rows where status = 'published'
    union all
    select kind, category_id, facets, 1 from new_rows where status = 'published') as shifts
  group by kind, category_id, facets having sum(shift) <> 0 order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $$;

create trigger products_counted_in after insert on products
  referencing new table as new_rows for each statement execute function cells_of_inserted();
create trigger products_counted_out after delete on products
  referencing old table as old_rows for each statement execute function cells_of_deleted();
create trigger products_counted_anew after update on products
  referencing old table as old_rows new table as new_rows for each statement execute function cells_of_updated();

insert into product_cells (kind, category_id, facets, count)
select kind, category_id, facets, count(*) from products where status = 'published' group by kind, category_id, facets;

-- Counting was its only reader.
drop index products_cells;

-- Down Migration

create index products_cells on products (kind, category_id, facets) where status = 'published';
drop trigger products_counted_anew on products;
drop trigger products_counted_out on products;
drop trigger products_counted_in on products;
drop function cells_of_updated();
drop function cells_of_deleted();
drop function cells_of_inserted();
drop table product_cells;
