-- Up Migration

-- A product that only those may buy who have completed this course; null: everybody.
alter table products add column required_course_id uuid references courses (product_id) on delete restrict,
  add constraint products_required_course_check check (required_course_id <> id);
create index products_required_course_id on products (required_course_id) where required_course_id is not null;

-- Down Migration

alter table products drop column required_course_id;
