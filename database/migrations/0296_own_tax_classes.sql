-- Up Migration

-- Classes of tax of the owner's own, beside those that come with the shop. `own_` keeps the two apart.
create table tax_classes (
  key text primary key check (key ~ '^own_[a-z0-9_]{1,26}$'),
  title text not null check (title <> '' and length(title) <= 60)
);
create unique index tax_classes_title on tax_classes (lower(title));

alter table products drop constraint products_tax_class_check;
alter table products add constraint products_tax_class_check
  check (tax_class in ('standard', 'reduced', 'book', 'ebook', 'admission', 'exempt') or tax_class ~ '^own_') not valid;
alter table products validate constraint products_tax_class_check;

-- A product has a class of the owner's only while there is one, and one that a product has stays. The row of the class is
-- locked, so that a product and the removal of its class wait for each other.
create function product_has_own_tax_class() returns trigger language plpgsql as $$
begin
  perform from tax_classes where key = new.tax_class for key share;
  if not found then
    raise foreign_key_violation using message = 'there is no such class of tax', constraint = 'products_own_tax_class';
  end if;
  return null;
end $$;
create trigger products_own_tax_class after insert or update of tax_class on products for each row
  when (new.tax_class ~ '^own_') execute function product_has_own_tax_class();

create function tax_class_is_free() returns trigger language plpgsql as $$
begin
  if exists (select from products where tax_class = old.key) then
    raise foreign_key_violation using message = 'products have this class of tax', constraint = 'tax_classes_in_use';
  end if;
  return null;
end $$;
create trigger tax_classes_in_use after delete on tax_classes for each row execute function tax_class_is_free();

-- Down Migration

update products set tax_class = null where tax_class ~ '^own_';
drop trigger products_own_tax_class on products;
drop function product_has_own_tax_class();
alter table products drop constraint products_tax_class_check;
alter table products add constraint products_tax_class_check
  check (tax_class in ('standard', 'reduced', 'book', 'ebook', 'admission', 'exempt'));
delete from tax_rates where class ~ '^own_';
drop table tax_classes;
drop function tax_class_is_free();
