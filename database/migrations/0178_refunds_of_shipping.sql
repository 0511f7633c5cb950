-- Up Migration

-- The least that a letter or parcel would have cost when the order was placed: what a buyer who withdraws gets back of the
-- delivery. Of older orders that is all of it.
alter table order_shipping add column standard_amount bigint;
update order_shipping set standard_amount = amount;
alter table order_shipping alter column standard_amount set not null,
  add check (standard_amount between 0 and amount);

-- Of a refund, what is for delivery.
alter table refunds add column shipping_amount bigint not null default 0 check (shipping_amount between 0 and amount);
update refunds r set shipping_amount = least(r.amount, o.shipping_amount)
from orders o
where o.id = r.order_id and o.shipping_amount > 0 and not r.takes_back
  and not exists (select from refund_items i where i.refund_id = r.id);

-- Down Migration

alter table refunds drop column shipping_amount;
alter table order_shipping drop column standard_amount;
