-- Up Migration

create table teachers (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  name text not null unique check (length(name) between 1 and 120),
  bio text not null default '' check (length(bio) <= 2000),
  created_at timestamptz not null default now()
);
alter table courses add column teacher_id uuid references teachers (id) on delete set null;
create index courses_teacher_id on courses (teacher_id) where teacher_id is not null;

-- Whoever teaches already gets a page.
insert into teachers (slug, name, bio)
  select distinct on (slug) slug, instructor_name, instructor_bio from (
    select btrim(regexp_replace(lower(unaccent(instructor_name)), '[^a-z0-9]+', '-', 'g'), '-') as slug,
      instructor_name, instructor_bio from courses
  ) as named where slug <> '';
update courses set teacher_id = t.id from teachers t where t.name = instructor_name;

-- Down Migration

alter table courses drop column teacher_id;
drop table teachers;
