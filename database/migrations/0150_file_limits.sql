-- Up Migration

-- Until when buyers of a variant got the file; null where they still get it. Who bought before then keeps it.
alter table download_file_variants add column ended_at timestamptz;

-- Down Migration

delete from download_file_variants where ended_at is not null;
alter table download_file_variants drop column ended_at;
