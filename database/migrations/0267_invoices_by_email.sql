-- Up Migration

-- How each document reaches the buyer: in which email, once. A row is written with its document, and settled by whoever sends it.
create table invoice_deliveries (
  invoice_id uuid primary key references invoices (id) on delete restrict,
  -- The email that carries it; null while it waits, where the buyer's address is erased, and for a document from before.
  mail_id uuid references mails (id) on delete set null,
  settled_at timestamptz,
  check (mail_id is null or settled_at is not null)
);
create index invoice_deliveries_open on invoice_deliveries (invoice_id) where settled_at is null;
create index invoice_deliveries_mail_id on invoice_deliveries (mail_id) where mail_id is not null;

create function deliver_invoice() returns trigger language plpgsql as $$
begin
  insert into invoice_deliveries (invoice_id) values (new.id);
  return null;
end $$;
create trigger deliver_invoice after insert on invoices for each row execute function deliver_invoice();

-- What is there already went with its order's email; what could not be made yet is emailed once it is.
insert into invoice_deliveries (invoice_id, settled_at)
select i.id, i.issued_at from invoices i
where exists (select from invoice_files m where m.invoice_id = i.id and m.format = 'pdf')
on conflict do nothing;
insert into invoice_deliveries (invoice_id) select id from invoices on conflict do nothing;

-- Down Migration

drop trigger deliver_invoice on invoices;
drop function deliver_invoice();
drop table invoice_deliveries;
