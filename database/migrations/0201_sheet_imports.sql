-- Up Migration

-- Sheets that staff have uploaded: read and shown first, then applied once, with the values that stood there before as a sheet
-- that brings them back. Nothing personal stands in them.
create table sheet_imports (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('goods', 'stock')),
  content text not null,
  actor text not null,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  outcome jsonb,
  before text
);
create index sheet_imports_created_at on sheet_imports (created_at);

-- Down Migration

drop table sheet_imports;
