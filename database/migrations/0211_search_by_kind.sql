-- Up Migration

-- A search is of one kind, and a word that is frequent is frequent in all of them: counting and ranking read the rows of every
-- kind and left out the others'. Each kind has its own rows and index now; one without a partition is in the last.
-- See docs/decisions/0180-searches-by-kind.md.
lock table product_search in share row exclusive mode;

create table product_search_by_kind (
  kind text not null,
  cell_id integer not null,
  product_id uuid not null,
  search tsvector not null,
  constraint product_search_cell_id_fkey foreign key (cell_id) references product_cells (id),
  constraint product_search_product_id_kind_fkey foreign key (product_id, kind) references products (id, kind) on delete cascade
) partition by list (kind);
create table product_search_course partition of product_search_by_kind for values in ('course');
create table product_search_event partition of product_search_by_kind for values in ('event');
create table product_search_download partition of product_search_by_kind for values in ('download');
create table product_search_goods partition of product_search_by_kind for values in ('goods');
create table product_search_other partition of product_search_by_kind default;

insert into product_search_by_kind (kind, cell_id, product_id, search)
select p.kind, s.cell_id, s.product_id, s.search from product_search s join products p on p.id = s.product_id;
alter table product_search_by_kind add primary key (product_id, kind);
create index product_search_by_kind_cell_id on product_search_by_kind (cell_id);
create index product_search_by_kind_search on product_search_by_kind using gin (search);

-- Until here searches go on with the rows from before.
drop table product_search;
alter table product_search_by_kind rename to product_search;
alter index product_search_by_kind_pkey rename to product_search_pkey;
alter index product_search_by_kind_cell_id rename to product_search_cell_id;
alter index product_search_by_kind_search rename to product_search_search;

create or replace function keep_search_rows() returns trigger language plpgsql as $$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and not (p.status = 'published' and p.is_listed);
  insert into product_search as row (kind, cell_id, product_id, search)
  select p.kind, c.id, p.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published' and p.is_listed
    and not exists (select from product_search s
      where s.product_id = p.id and s.kind = p.kind and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id, kind) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $$;

-- Down Migration

create table product_search_together (
  product_id uuid not null,
  cell_id integer not null,
  search tsvector not null
);
insert into product_search_together (product_id, cell_id, search) select product_id, cell_id, search from product_search;
drop table product_search;
alter table product_search_together rename to product_search;
alter table product_search add primary key (product_id);
alter table product_search add foreign key (product_id) references products (id) on delete cascade;
alter table product_search add foreign key (cell_id) references product_cells (id);
create index product_search_cell_id on product_search (cell_id);
create index product_search_search on product_search using gin (search);

create or replace function keep_search_rows() returns trigger language plpgsql as $$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and not (p.status = 'published' and p.is_listed);
  insert into product_search as row (product_id, cell_id, search)
  select p.id, c.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published' and p.is_listed
    and not exists (select from product_search s where s.product_id = p.id and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $$;
