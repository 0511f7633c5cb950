-- Up Migration

-- A review has a title, and names the order item by which its author has the product, or had it last.
alter table reviews
  add column title text not null default '' check (length(title) <= 100),
  add column order_item_id uuid references order_items (id) on delete set null;
create index reviews_order_item_id on reviews (order_item_id) where order_item_id is not null;
update reviews r set order_item_id = (
  select i.id
  from order_items i join orders o on o.id = i.order_id join entitlements e on e.order_item_id = i.id
  where i.product_id = r.product_id and (o.customer_id = r.customer_id or o.id = r.order_id)
  order by e.units > 0 desc, o.completed_at, o.created_at, i.id limit 1);

-- `shown` repeats `isCountedReview` of src/shop/products/rating-store.ts.
create view reporting.reviews as
  select r.product_id, r.order_item_id, r.rating, r.title,
    case when r.status = 'approved' then r.decided_at end as approved_at,
    r.status = 'approved' and (r.customer_id is null and r.order_id is null or exists (
      select from order_items i join orders o on o.id = i.order_id join entitlements e on e.order_item_id = i.id
      where i.product_id = r.product_id and e.units > 0
        and (o.customer_id = r.customer_id or o.id = r.order_id and not o.is_address_proven))) as shown
  from reviews r
  where not exists (
    select from order_items i join orders o on o.id = i.order_id
    where i.id = r.order_item_id and o.is_practice);

-- Down Migration

drop view reporting.reviews;
alter table reviews drop column order_item_id, drop column title;
