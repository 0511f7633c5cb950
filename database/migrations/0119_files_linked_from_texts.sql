-- Up Migration

-- The names of files that a Markdown text may link, in lower case: every word that ends like one. They only narrow down
-- which texts are read; whether one links a file is decided by its links.
create function linked_file_names(markdown text) returns text[]
  language sql immutable parallel safe strict
  return array(
    select distinct right(name, 100)
    from regexp_matches(lower(markdown), '[^][/\\\s"''<>()`|?#]+', 'g') word, rtrim(word[1], '.,;:!*_~') name
    where name ~ '\.[a-z0-9]{2,5}$'
  );
create index lessons_linked_files on lessons using gin (linked_file_names(body));
create index products_linked_files on products using gin (linked_file_names(full_description));

-- Down Migration

drop index products_linked_files;
drop index lessons_linked_files;
drop function linked_file_names(text);
