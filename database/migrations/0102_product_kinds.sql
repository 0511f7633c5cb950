-- Up Migration

-- The kinds of product the shop sells: each kind's migration adds its own row.
create table product_kinds (
  name text primary key check (name ~ '^[a-z][a-z0-9_]{0,19}$')
);
insert into product_kinds (name) values ('course');
insert into product_kinds (name) select distinct kind from products where kind <> 'course';

alter table products drop constraint products_kind_check;
alter table products add constraint products_kind_fkey foreign key (kind) references product_kinds (name);

-- Down Migration

alter table products drop constraint products_kind_fkey;
alter table products add constraint products_kind_check check (kind in ('course', 'event', 'download', 'goods'));
drop table product_kinds;
