-- Up Migration

-- A frequent word is in a third of the catalogue, and the rows of `products` are wide: reading them was most of such a
-- search. Here the published ones stand narrow, for counting and ranking what a search finds. Kept by the triggers below
-- in whatever transaction changes a product. See docs/decisions/0124-narrow-rows-for-searches.md.
alter table product_cells add column id integer generated always as identity unique;

create table product_search (
  product_id uuid primary key references products (id) on delete cascade,
  cell_id integer not null references product_cells (id),
  search tsvector not null
);
create index product_search_cell_id on product_search (cell_id);

-- Reads the products as they are now: an update may have led to another one, whose rows are newer than `new_rows`.
create function keep_search_rows() returns trigger language plpgsql as $$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and p.status <> 'published';
  insert into product_search as row (product_id, cell_id, search)
  select p.id, c.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published'
    and not exists (select from product_search s where s.product_id = p.id and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $$;

-- Their names come after those that count (`products_counted_…`), which make the cells.
create trigger products_searched_in after insert on products
  referencing new table as new_rows for each statement execute function keep_search_rows();
create trigger products_searched_anew after update on products
  referencing new table as new_rows for each statement execute function keep_search_rows();

insert into product_search (product_id, cell_id, search)
select p.id, c.id, p.search from products p
join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
where p.status = 'published';
create index product_search_search on product_search using gin (search);

-- Down Migration

drop trigger products_searched_anew on products;
drop trigger products_searched_in on products;
drop function keep_search_rows();
drop table product_search;
alter table product_cells drop column id;
