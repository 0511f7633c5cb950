-- Up Migration

-- Whose checkout holds it, as a keyed hash of the network; gone with the hold, or once it is paid.
alter table holds add column holder text check (length(holder) between 1 and 64);

-- Down Migration

alter table holds drop column holder;
