/** A parcel of the order's first line that has left, and a return of it with a picture that was accepted; the parameter is the order's id. */
export const INSERT_PARCEL = `
  with parcel as (
    insert into shipments (order_id, number, warehouse_id, state, form, packed_at, shipped_at)
    select $1::uuid, 1, (select id from warehouses order by position limit 1), 'shipped', gen_random_uuid(), now(), now()
    returning id
  )
  insert into shipment_items (shipment_id, order_item_id, quantity)
  select parcel.id, i.id, 1 from parcel, order_items i where i.order_id = $1::uuid order by i.position limit 1`;
export const INSERT_RETURN = `
  with picture as (
    insert into return_pictures (order_id, content) values ($1::uuid, '\\x52494646') returning id
  ), asked as (
    insert into returns (order_id, number, state, wish, reason, form, requested_at, decided_at, picture_id)
    select $1::uuid, 1, 'accepted', 'refund', 'size', gen_random_uuid(), now(), now(), picture.id from picture returning id
  )
  insert into return_items (return_id, order_item_id, quantity)
  select asked.id, i.id, 1 from asked, order_items i where i.order_id = $1::uuid order by i.position limit 1`;
