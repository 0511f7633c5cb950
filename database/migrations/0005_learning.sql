-- Up Migration

-- A person's place in a course: one per customer and course, however often it was bought.
create table enrolments (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references customers (id) on delete restrict,
  product_id uuid not null references courses (product_id) on delete restrict,
  last_lesson_id uuid references lessons (id) on delete set null,
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  unique (customer_id, product_id)
);
create index enrolments_product_id on enrolments (product_id);

-- What opened that place, one row per order line: the course is open while one of them is not revoked.
create table enrolment_grants (
  order_item_id uuid primary key references order_items (id) on delete restrict,
  enrolment_id uuid not null references enrolments (id) on delete restrict,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz,
  check (revoked_at >= granted_at)
);
create index enrolment_grants_enrolment_id on enrolment_grants (enrolment_id) where revoked_at is null;

create table lesson_progress (
  enrolment_id uuid not null references enrolments (id) on delete cascade,
  lesson_id uuid not null references lessons (id) on delete cascade,
  position_seconds integer not null default 0 check (position_seconds >= 0),
  started_at timestamptz not null default now(),
  completed_at timestamptz,
  primary key (enrolment_id, lesson_id)
);
create index lesson_progress_lesson_id on lesson_progress (lesson_id);

-- Down Migration

drop table lesson_progress;
drop table enrolment_grants;
drop table enrolments;
