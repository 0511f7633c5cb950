-- Up Migration

-- When the buyer was done and the bank was not: a debit under way. Its lines have left the cart, which can buy other things.
alter table orders add column processing_at timestamptz;
update orders o set processing_at = p.updated_at
  from payments p where p.order_id = o.id and o.status = 'pending' and p.status = 'processing';
delete from cart_items i using orders o, order_items l
  where o.processing_at is not null and i.cart_id = o.cart_id and l.order_id = o.id
    and i.variant_id = coalesce(l.part_of_variant_id, l.variant_id);
drop index orders_one_open_per_cart;
create unique index orders_one_open_per_cart on orders (cart_id) where status = 'pending' and processing_at is null;

-- The buyer was erased while money was under way: it goes back.
alter table orders drop constraint orders_cancel_reason_check,
  add constraint orders_cancel_reason_check
    check (cancel_reason in ('buyer', 'staff', 'superseded', 'payment_page_failed', 'buyer_erased'));
alter table refunds drop constraint refunds_reason_check,
  add constraint refunds_reason_check check (reason in ('requested_by_customer', 'duplicate', 'fraudulent', 'late_payment',
    'superseded', 'from_stripe', 'buyer_erased', 'other'));

-- Down Migration

update refunds set reason = 'other' where reason = 'buyer_erased';
update orders set cancel_reason = 'staff' where cancel_reason = 'buyer_erased';
alter table refunds drop constraint refunds_reason_check,
  add constraint refunds_reason_check check (reason in ('requested_by_customer', 'duplicate', 'fraudulent', 'late_payment',
    'superseded', 'from_stripe', 'other'));
alter table orders drop constraint orders_cancel_reason_check,
  add constraint orders_cancel_reason_check check (cancel_reason in ('buyer', 'staff', 'superseded', 'payment_page_failed'));
drop index orders_one_open_per_cart;
update orders set cart_id = null where status = 'pending' and processing_at is not null;
create unique index orders_one_open_per_cart on orders (cart_id) where status = 'pending';
alter table orders drop column processing_at;
