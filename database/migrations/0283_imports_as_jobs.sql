-- Up Migration

-- A large file of goods is looked at and taken over by a job: what it would do is kept beside it, and how far it is.
alter table sheet_imports
  add column plan jsonb,
  add column looked_at_products integer not null default 0,
  add column applied_by text,
  add column taken_back_by text,
  add column taken_back_at timestamptz;

-- What became of each product of a file, written in the transaction that takes it over: so each is taken over once, whenever
-- the job is cut short and begun again.
create table sheet_import_products (
  sheet_id uuid not null references sheet_imports on delete cascade,
  slug text not null,
  result text check (result in ('created', 'changed', 'unchanged', 'refused')),
  problems jsonb not null default '[]',
  product_id uuid,
  version integer,
  -- Null until somebody takes back what the file created; false for a product that stayed.
  is_taken_back boolean,
  done_at timestamptz not null default now(),
  primary key (sheet_id, slug)
);

-- Down Migration

drop table sheet_import_products;
alter table sheet_imports
  drop column plan,
  drop column looked_at_products,
  drop column applied_by,
  drop column taken_back_by,
  drop column taken_back_at;
