-- Up Migration

-- How a product is taxed; null: as is usual for its kind.
alter table products add column tax_class text
  check (tax_class in ('standard', 'reduced', 'book', 'ebook', 'admission', 'exempt'));

-- Down Migration

alter table products drop column tax_class;
