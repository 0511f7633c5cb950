-- Up Migration

-- The language a product is in, where its kind has one: whatever shows its title needs it for `lang` and `dir`.
alter table products add column language text
  generated always as (substring(kind_facets from '(?:^| )language=([a-z]+)')) stored;

-- Down Migration

alter table products drop column language;
