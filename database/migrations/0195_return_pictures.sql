-- Up Migration

-- Pictures that buyers send with a return, small and as WebP: for staff and that buyer alone, so they lie in no public storage.
-- Personal data: erasing a person deletes them.
create table return_pictures (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete cascade,
  content bytea not null check (length(content) between 1 and 4194304),
  created_at timestamptz not null default now()
);
create index return_pictures_order_id on return_pictures (order_id);

-- No return has had a picture so far.
update returns set picture_id = null where picture_id is not null;
alter table returns drop constraint returns_picture_id_fkey,
  add constraint returns_picture_id_fkey foreign key (picture_id) references return_pictures (id) on delete set null;

-- Down Migration

update returns set picture_id = null where picture_id is not null;
alter table returns drop constraint returns_picture_id_fkey,
  add constraint returns_picture_id_fkey foreign key (picture_id) references files (id) on delete set null;
drop table return_pictures;
