-- Up Migration

-- Raised by each change: a form that was opened before another one was saved is told.
alter table settings add column version integer default 1 not null check (version > 0);

-- A shop that stood before its name was a setting keeps the words it showed.
insert into settings (name, value)
select name, to_jsonb(value)
from (values
  ('shop_name', 'Lectern'),
  ('shop_tagline', 'A small school for crafts of hand and mind'),
  ('front_heading', 'Learn a craft slowly, from someone who does it for a living'),
  ('front_text', 'Lectern is a small school for crafts of hand and mind: courses to read beside the work, days with a teacher, guides to keep, and the tools for it.'),
  ('front_description', 'A small school for crafts of hand and mind: bread, ink, wood, light and code, taught in writing by people who do it for a living. What you buy is yours to keep.')
) as shown (name, value)
where exists (select 1 from products)
on conflict (name) do nothing;

-- Down Migration

alter table settings drop column version;
