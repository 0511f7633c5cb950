-- Up Migration

-- `dispute`: a bank took money back for good, or gave it back after all.
alter table invoice_requests drop constraint invoice_requests_reason_check;
alter table invoice_requests add constraint invoice_requests_reason_check
  check (reason in ('order', 'refund', 'dispute', 'correction')) not valid;
alter table invoice_requests validate constraint invoice_requests_reason_check;
alter table invoices drop constraint invoices_reason_check;
alter table invoices add constraint invoices_reason_check
  check (reason in ('order', 'refund', 'dispute', 'correction')) not valid;
alter table invoices validate constraint invoices_reason_check;

-- Down Migration

-- Issued documents stay as they are: the constraints hold for new ones alone.
alter table invoices drop constraint invoices_reason_check;
alter table invoices add constraint invoices_reason_check check (reason in ('order', 'refund', 'correction')) not valid;
alter table invoice_requests drop constraint invoice_requests_reason_check;
alter table invoice_requests add constraint invoice_requests_reason_check check (reason in ('order', 'refund', 'correction')) not valid;
