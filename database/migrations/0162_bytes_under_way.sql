-- Up Migration

-- Bytes that requests at the same time are still to be sent: they count towards what one download may send.
alter table download_uses add column open_bytes bigint not null default 0 check (open_bytes >= 0);

-- Down Migration

alter table download_uses drop column open_bytes;
