-- Up Migration

-- Whatever order a narrowed list is in, the products that do not fit are passed over in the index, without being read.
create index products_narrowed on products (kind, published_at desc nulls last, id) include (facets, category_id) where status = 'published';
drop index products_shelf;
alter index products_narrowed rename to products_shelf;
create index products_narrowed on products (kind, least_amount, id) include (facets, category_id) where status = 'published';
drop index products_by_price;
alter index products_narrowed rename to products_by_price;
create index products_narrowed on products (kind, least_amount desc nulls last, id) include (facets, category_id) where status = 'published';
drop index products_by_price_down;
alter index products_narrowed rename to products_by_price_down;
create index products_narrowed on products (kind, rating desc nulls last, id) include (facets, category_id) where status = 'published';
drop index products_by_rating;
alter index products_narrowed rename to products_by_rating;

-- Down Migration

drop index products_by_rating;
create index products_by_rating on products (kind, rating desc nulls last, id) where status = 'published';
drop index products_by_price_down;
create index products_by_price_down on products (kind, least_amount desc nulls last, id) where status = 'published';
drop index products_by_price;
create index products_by_price on products (kind, least_amount, id) where status = 'published';
drop index products_shelf;
create index products_shelf on products (kind, published_at desc nulls last, id) where status = 'published';
