-- Up Migration

-- What the lists of the admin filter and sort by, at 100,000 products, a million orders and 200,000 customers.
create index products_of_status on products (status, updated_at desc, id desc);
create index products_of_kind on products (kind, updated_at desc, id desc);
create index products_of_category on products (category_id, updated_at desc, id desc);
create index products_created_at on products (created_at desc, id desc);
create index products_any_price on products (coalesce(least_amount, -1), id);
create index products_slug_trgm on products using gin (slug gin_trgm_ops);
create index customers_name_trgm on customers using gin ((first_name || ' ' || last_name) gin_trgm_ops);
create index order_items_kind on order_items (kind, order_id);
create index orders_total_amount on orders (total_amount);
create index orders_given on orders (created_at desc, id desc) where given_by is not null;
create index orders_not_live on orders (mode, created_at desc, id desc) where mode <> 'live';
create index order_addresses_name_trgm on order_addresses using gin (name gin_trgm_ops);
create index order_addresses_postcode on order_addresses (postcode) where postcode <> '';
create index promotion_uses_code on promotion_uses (lower(code)) where code is not null;

-- Down Migration

drop index promotion_uses_code;
drop index order_addresses_postcode;
drop index order_addresses_name_trgm;
drop index orders_not_live;
drop index orders_given;
drop index orders_total_amount;
drop index order_items_kind;
drop index customers_name_trgm;
drop index products_slug_trgm;
drop index products_any_price;
drop index products_created_at;
drop index products_of_category;
drop index products_of_kind;
drop index products_of_status;
