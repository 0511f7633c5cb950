-- Up Migration

-- What is related to a product is looked for among the newest of its category and of those beside it: without their order
-- in the index, every page read and sorted all products of these categories.
create index products_newest_of_category on products (category_id, kind, published_at desc nulls last, id)
  where status = 'published' and is_listed;
drop index products_category;

-- Down Migration

create index products_category on products (category_id, kind) where status = 'published' and is_listed;
drop index products_newest_of_category;
