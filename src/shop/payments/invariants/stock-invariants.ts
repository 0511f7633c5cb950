import type { Invariant } from './invariant.ts';

/** What must hold of seats and pieces: what is held, sold, sent, and written in the ledger. */
export const stockInvariants: readonly Invariant[] = [
  {
    name: 'pools_equal_their_holds',
    rule: 'What is held and taken of a stock is what its order lines and the offers of waiting lists hold and have taken.',
    broken: `select p.id::text as subject from pools p
      left join (select pool_id, sum(quantity) filter (where expires_at is not null) as held,
        sum(quantity) filter (where expires_at is null) as taken from holds group by pool_id) h on h.pool_id = p.id
      left join (select pool_id, sum(quantity) as held from reservations group by pool_id) r on r.pool_id = p.id
      where (p.held, p.taken) is distinct from (coalesce(h.held, 0) + coalesce(r.held, 0), coalesce(h.taken, 0)) and $1::timestamptz is not null`,
  },
  {
    name: 'stock_equals_its_ledger',
    rule: 'What lies in a warehouse, is held and is sold of it is the sum of the movements in its ledger.',
    broken: `select p.id::text as subject from stock_levels l join pools p on p.id = l.pool_id
      left join (select pool_id, sum(on_hand) as on_hand, sum(held) as held, sum(allocated) as allocated
        from stock_movements group by pool_id) m on m.pool_id = p.id
      where (p.capacity, p.held, p.taken) is distinct from
        (coalesce(m.on_hand, 0), coalesce(m.held, 0), coalesce(m.allocated, 0)) and $1::timestamptz is not null`,
  },
  {
    name: 'to_be_packed_is_counted',
    rule: 'The list of what is to be packed has every piece that waits for a parcel, and no other.',
    broken: `select o.number as subject from orders o left join orders_to_ship w on w.order_id = o.id
      where o.updated_at >= $1 and not o.is_practice and o.completed_at is not null
        and coalesce(w.pieces, 0) <> pieces_to_pack(o.id)`,
  },
  {
    name: 'stock_is_kept_for_buyers',
    rule: 'Pieces are kept for an order while it waits for its money, and then as many as are its buyer’s.',
    broken: `select o.number as subject from holds h join stock_levels l on l.pool_id = h.pool_id
      join order_items i on i.id = h.order_item_id join orders o on o.id = i.order_id
      left join entitlements e on e.order_item_id = i.id
      where not o.is_practice and $1::timestamptz is not null group by o.number, o.status, i.id, e.units
      having coalesce(sum(h.quantity) filter (where h.expires_at is null), 0) > coalesce(e.units, 0)
        or o.status <> 'pending' and bool_or(h.expires_at is not null)`,
  },
  {
    name: 'nothing_leaves_the_stock_twice',
    rule: 'Every piece of an order that left the stock left it in one parcel.',
    broken: `select o.number as subject from stock_movements m join order_items i on i.id = m.order_item_id
      join orders o on o.id = i.order_id
      where m.kind = 'shipment' and not o.is_practice and $1::timestamptz is not null group by o.number, i.id
      having -sum(m.on_hand) > (select coalesce(sum(c.quantity), 0) from shipment_items c
        join shipments s on s.id = c.shipment_id where c.order_item_id = i.id and s.state <> 'packed')`,
  },
  {
    name: 'nothing_comes_into_stock_twice',
    rule: 'Every piece of an order that came into stock again came with a parcel or a return, and with one of them only.',
    broken: `select o.number as subject from order_items i join orders o on o.id = i.order_id
      join (select order_item_id, sum(on_hand) as booked from stock_movements
          where kind = 'return' and order_item_id is not null group by order_item_id
        union all select order_item_id, 0 from return_items where missing < quantity) m on m.order_item_id = i.id
      cross join lateral (select coalesce(sum(c.quantity) filter (where s.state = 'returned'), 0) as unopened,
          coalesce(sum(c.quantity) filter (where s.state in ('shipped', 'delivered')), 0) as with_buyer
        from shipment_items c join shipments s on s.id = c.shipment_id where c.order_item_id = i.id) p
      cross join lateral (select coalesce(sum(t.restocked), 0) as restocked,
          coalesce(sum(t.restocked + t.damaged), 0) as came from return_items t where t.order_item_id = i.id) r
      where not o.is_practice and $1::timestamptz is not null
        and (m.booked > p.unopened + r.restocked or r.came > p.with_buyer)`,
  },
];
