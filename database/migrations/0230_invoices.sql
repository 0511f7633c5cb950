-- Up Migration

-- What has to be invoiced: written in the transaction of what happened, settled by a job. An order of before has no row, and
-- gets no document unless somebody asks for one.
create table invoice_requests (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders (id) on delete restrict,
  -- `order`: it was paid. `refund`: other money went back than is credited. `correction`: it is to name another buyer.
  reason text not null check (reason in ('order', 'refund', 'correction')),
  -- The buyer that a correction names; erased with the order's addresses once it is settled.
  buyer jsonb check ((buyer is null) or (reason = 'correction' and jsonb_typeof(buyer) = 'object')),
  actor text not null default 'job' check (length(actor) between 1 and 120),
  requested_at timestamptz not null default now(),
  settled_at timestamptz,
  -- The last try that failed, and why; null again when it is to be tried at once.
  failed_at timestamptz,
  failure text check (length(failure) <= 500)
);
create unique index invoice_requests_once on invoice_requests (order_id) where reason = 'order';
create index invoice_requests_order_id on invoice_requests (order_id);
create index invoice_requests_open on invoice_requests (id) where settled_at is null;

-- A series of numbers without gaps, of one kind and year. Its row is locked by who takes the next number.
create table invoice_series (
  name text primary key check (name ~ '^(SAMPLE-)?(INV|CN)-[0-9]{4}$'),
  last_sequence integer not null default 0 check (last_sequence >= 0)
);

-- Issued documents, frozen. Nobody changes or deletes one: what was wrong is corrected by another.
create table invoices (
  id uuid primary key,
  series text not null references invoice_series (name) on delete restrict,
  sequence integer not null check (sequence > 0),
  number text not null unique check (number = series || '-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')),
  kind text not null check (kind in ('invoice', 'credit_note')),
  reason text not null check (reason in ('order', 'refund', 'correction')),
  order_id uuid not null references orders (id) on delete restrict,
  request_id bigint not null references invoice_requests (id) on delete restrict,
  -- The invoice that a credit note is about, or that a new one replaces.
  corrects_id uuid references invoices (id) on delete restrict,
  -- Of an order that was paid with play money.
  is_sample boolean not null,
  issued_at timestamptz not null,
  currency char(3) not null,
  net_amount bigint not null,
  tax_amount bigint not null,
  total_amount bigint not null check (total_amount >= 0),
  -- Seller, buyer, lines, taxes and terms as they were.
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  unique (series, sequence),
  check (total_amount = net_amount + tax_amount),
  check (is_sample = (series like 'SAMPLE-%')),
  check (kind = 'invoice' or corrects_id is not null)
);
create index invoices_order_id on invoices (order_id);
create index invoices_request_id on invoices (request_id);
create index invoices_corrects_id on invoices (corrects_id);
create index invoices_issued_at on invoices (issued_at desc, id desc);

-- What was made of a document, once for each format.
create table invoice_files (
  invoice_id uuid not null references invoices (id) on delete restrict,
  format text not null check (format in ('pdf', 'cii', 'ubl', 'xrechnung')),
  storage_key uuid not null unique,
  bytes bigint not null check (bytes > 0),
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null default now(),
  primary key (invoice_id, format)
);

-- Why the files of a document could not be made, until they are.
create table invoice_faults (
  invoice_id uuid primary key references invoices (id) on delete restrict,
  failed_at timestamptz not null,
  failure text not null check (length(failure) <= 500)
);

-- The tables above that are never rewritten join those that tell where money went, whatever else is among them.
do $$
begin
  execute format('create or replace function columns_known_later() returns jsonb language sql immutable return %L::jsonb',
    columns_known_later() || '{"invoices": [], "invoice_files": []}');
end $$;

create view reporting.invoices as
select i.number, i.kind, i.order_id, i.issued_at, i.total_amount, i.currency
from invoices i join orders o on o.id = i.order_id
where not o.is_practice and not i.is_sample;

-- Down Migration

drop view reporting.invoices;
call guard_money(false);
do $$
begin
  execute format('create or replace function columns_known_later() returns jsonb language sql immutable return %L::jsonb',
    columns_known_later() - 'invoices' - 'invoice_files');
end $$;
drop table invoice_faults;
drop table invoice_files;
drop table invoices;
drop table invoice_series;
drop table invoice_requests;
