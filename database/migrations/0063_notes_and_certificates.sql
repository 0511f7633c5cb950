-- Up Migration

-- What a learner writes beside a lesson, for nobody else.
create table lesson_notes (
  enrolment_id uuid not null references enrolments (id) on delete cascade,
  lesson_id uuid not null references lessons (id) on delete cascade,
  body text not null check (length(body) between 1 and 10000),
  updated_at timestamptz not null default now(),
  primary key (enrolment_id, lesson_id)
);
create index lesson_notes_lesson_id on lesson_notes (lesson_id);

-- That somebody finished a course, in the words it had then. It holds while the enrolment is open.
create table certificates (
  id uuid primary key default gen_random_uuid(),
  number text not null unique check (number ~ '^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$'),
  enrolment_id uuid not null unique references enrolments (id) on delete restrict,
  holder_name text not null check (length(holder_name) between 1 and 80),
  course_title text not null,
  course_language char(2) not null,
  teacher_name text not null,
  lesson_count integer not null check (lesson_count > 0),
  issued_at timestamptz not null default now()
);

-- Down Migration

drop table certificates;
drop table lesson_notes;
