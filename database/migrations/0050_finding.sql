-- Up Migration

-- What a list is narrowed by and sorted by stands in the product's own row. `kind_words` (who teaches, what the lessons
-- are called) and `kind_facets` are written by the triggers that each kind brings along; `facets` is read as words
-- `name=value` with a space between, and is what counts are grouped by.
drop index products_search;
alter table products
  drop column search,
  add column least_amount bigint check (least_amount >= 0),
  add column kind_words text not null default '',
  add column kind_facets text not null default '' check (kind_facets ~ '^([a-z]+=[a-z0-9-]+( [a-z]+=[a-z0-9-]+)*)?$');
alter table products
  add column search tsvector not null generated always as (
    setweight(to_tsvector('lectern', title), 'A') ||
    setweight(to_tsvector('lectern', description), 'B') ||
    setweight(to_tsvector('lectern', kind_words), 'C') ||
    setweight(to_tsvector('lectern', full_description), 'D')
  ) stored,
  add column facets text not null generated always as (
    -- Bands in minor units; their names are the amount they begin at.
    'price=' || case
      when least_amount is null then 'none' when least_amount = 0 then 'free' when least_amount < 2500 then '1'
      when least_amount < 5000 then '2500' when least_amount < 10000 then '5000' else '10000' end ||
    -- Stars given on the whole, from the half star up.
    ' rating=' || case
      when rating is null then 'none' when rating >= 4.5 then '45' when rating >= 4 then '40'
      when rating >= 3 then '30' else '10' end ||
    case when kind_facets = '' then '' else ' ' || kind_facets end
  ) stored;

create index products_search on products using gin (search) where status = 'published';
create index products_facets on products using gin (string_to_array(facets, ' ')) where status = 'published';
-- Counting reads this one alone: a cell is a category and a combination of facets.
create index products_cells on products (kind, category_id, facets) where status = 'published';
create index products_by_price on products (kind, least_amount, id) where status = 'published';
create index products_by_price_down on products (kind, least_amount desc nulls last, id) where status = 'published';
create index products_by_rating on products (kind, rating desc nulls last, id) where status = 'published';
create index products_by_title on products (kind, title, id) where status = 'published';
drop index products_shelf;
create index products_shelf on products (kind, published_at desc nulls last, id) where status = 'published';

-- Every word that a search may have meant: of titles, teachers and lessons, folded.
create table search_words (
  word text primary key check (length(word) between 3 and 40)
);

create function learn_words(texts text[]) returns void language sql as $$
  insert into search_words (word)
  select distinct part
  from unnest(texts) as text, regexp_split_to_table(lower(unaccent(text)), '[^a-z]+') as part
  where length(part) between 3 and 40 and not exists (select from search_words known where known.word = part)
  order by part
  on conflict do nothing
$$;

create function products_learn_words() returns trigger language plpgsql as $$
begin
  perform learn_words(array(select concat_ws(' ', title, description, full_description, kind_words) from changed where status = 'published'));
  return null;
end $$;
create trigger products_inserted after insert on products
  referencing new table as changed for each statement execute function products_learn_words();
create trigger products_updated after update on products
  referencing new table as changed for each statement execute function products_learn_words();

-- The price of the cheapest variant on sale.
create function price_products(ids uuid[]) returns void language sql as $$
  with priced as (
    select p.id, min(v.price_amount) filter (where v.withdrawn_at is null) as amount
    from products p left join variants v on v.product_id = p.id
    where p.id = any(ids) group by p.id)
  update products p set least_amount = priced.amount
  from priced where p.id = priced.id and p.least_amount is distinct from priced.amount
$$;
create function variants_price_products() returns trigger language plpgsql as $$
begin
  perform price_products(array(select distinct product_id from changed));
  return null;
end $$;
create trigger variants_inserted after insert on variants
  referencing new table as changed for each statement execute function variants_price_products();
create trigger variants_updated after update on variants
  referencing new table as changed for each statement execute function variants_price_products();
create trigger variants_deleted after delete on variants
  referencing old table as changed for each statement execute function variants_price_products();

-- What a course is found and narrowed by.
create function describe_courses(ids uuid[]) returns void language sql as $$
  with described as (
    select c.product_id as id,
      concat_ws(' ', nullif(c.instructor_name, ''),
        (select string_agg(l.title, ' ' order by l.title) from lessons l where l.product_id = c.product_id)) as words,
      'level=' || c.level || ' length=' || case
        when c.duration_minutes < 120 then '0' when c.duration_minutes < 240 then '120'
        when c.duration_minutes < 480 then '240' else '480' end || ' language=' || c.language as facets
    from courses c where c.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$$;
create function changed_describe_courses() returns trigger language plpgsql as $$
begin
  perform describe_courses(array(select distinct product_id from changed));
  return null;
end $$;
create trigger courses_inserted after insert on courses
  referencing new table as changed for each statement execute function changed_describe_courses();
create function course_describes_itself() returns trigger language plpgsql as $$
begin
  perform describe_courses(array[new.product_id]);
  return null;
end $$;
-- Not for the number of people enrolled, which every order changes.
create trigger courses_updated after update of instructor_name, level, language, duration_minutes on courses
  for each row execute function course_describes_itself();
create trigger lessons_inserted after insert on lessons
  referencing new table as changed for each statement execute function changed_describe_courses();
create trigger lessons_updated after update on lessons
  referencing new table as changed for each statement execute function changed_describe_courses();
create trigger lessons_deleted after delete on lessons
  referencing old table as changed for each statement execute function changed_describe_courses();

select price_products(array(select id from products));
select describe_courses(array(select product_id from courses));
select learn_words(array(select concat_ws(' ', title, description, full_description, kind_words) from products where status = 'published'));

-- Down Migration

drop trigger lessons_deleted on lessons;
drop trigger lessons_updated on lessons;
drop trigger lessons_inserted on lessons;
drop trigger courses_updated on courses;
drop trigger courses_inserted on courses;
drop function course_describes_itself();
drop function changed_describe_courses();
drop function describe_courses(uuid[]);
drop trigger variants_deleted on variants;
drop trigger variants_updated on variants;
drop trigger variants_inserted on variants;
drop function variants_price_products();
drop function price_products(uuid[]);
drop trigger products_updated on products;
drop trigger products_inserted on products;
drop function products_learn_words();
drop function learn_words(text[]);
drop table search_words;
alter table products drop column facets, drop column search;
alter table products drop column kind_facets, drop column kind_words, drop column least_amount;
alter table products add column search tsvector not null generated always as (
  setweight(to_tsvector('lectern', title), 'A') ||
  setweight(to_tsvector('lectern', description), 'B') ||
  setweight(to_tsvector('lectern', full_description), 'C')
) stored;
create index products_search on products using gin (search);
drop index products_shelf;
create index products_shelf on products (kind, published_at desc, id) where status = 'published';
