-- Up Migration

-- A lesson that is announced for a day: until then the course shows the day instead of the lesson.
alter table lessons add column comes_on date;

-- Down Migration

alter table lessons drop column comes_on;
