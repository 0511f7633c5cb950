-- Up Migration

-- How the owner writes what lists of goods are filtered by: of a value ("material-is-linen"), and of its name ("material").
create table goods_filter_texts (
  key text primary key check (key ~ '^[a-z0-9-]+$'),
  text text not null,
  -- Among the values of a choice, such as sizes; 0 for all others.
  position integer not null default 0
);

with said as (
  select a.key as name, a.value, 0 as position, g.facet_values
  from products p join goods g on g.product_id = p.id, jsonb_each_text(p.attributes) a
  union all
  select o.name, v.value, v.position, g.facet_values
  from product_options o join option_values v on v.option_id = o.id join goods g on g.product_id = o.product_id
), keyed as (
  select name, value, position, facet_values,
    trim('-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')) as name_key,
    trim('-' from regexp_replace(lower(value), '[^a-z0-9]+', '-', 'g')) as value_key
  from said
), known as (
  select * from keyed where 'property=' || name_key || '-is-' || value_key = any (facet_values)
)
insert into goods_filter_texts (key, text, position)
select key, min(text), max(position) from (
  select name_key || '-is-' || value_key as key, value as text, position from known
  union all
  select name_key, name, 0 from known
) as texts group by key;

-- Down Migration

drop table goods_filter_texts;
