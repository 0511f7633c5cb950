-- Up Migration

-- A promotion only for those who have completed this course; null: for everybody.
alter table promotions add column required_course_id uuid references courses (product_id) on delete restrict;
create index promotions_required_course_id on promotions (required_course_id) where required_course_id is not null;

-- Down Migration

alter table promotions drop column required_course_id;
