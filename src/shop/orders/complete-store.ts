import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import type { NewEntitlement } from '../entitlements/store.ts';
import { type ItemRow, itemAsJson, type OrderRow, orderColumns } from './columns-store.ts';
import type { NewHistoryEntry } from './history-store.ts';
import type { Actor } from './order.ts';

/** What leaves the cart. */
export interface Bought {
  readonly variantId: string;
  readonly quantity: number;
}

export interface LockedOrder {
  readonly order: OrderRow;
  readonly items: readonly ItemRow[];
  /** The cart it was made from, or the one that it was merged into; null when it was deleted. */
  readonly cartId: string | null;
}

type LockedRow = OrderRow & {
  readonly lockedCartId: string | null;
  readonly mergedIntoId: string | null;
  readonly lines: readonly ItemRow[];
};

/** Locks an order's cart, then the order (the same lock order everywhere), and reads its lines. */
export async function lockOrderWithCart(tx: Tx, orderId: string): Promise<LockedOrder | null> {
  const row = await oneOf(orderWithCart(tx, { orderId }));
  if (!row) return null;
  const { lockedCartId, mergedIntoId, lines, ...order } = row;
  if (!mergedIntoId) return { order, items: lines, cartId: lockedCartId };
  const merged = await oneOf(cartLocked(tx, { cartId: mergedIntoId }));
  return { order, items: lines, cartId: merged?.id ?? null };
}

/** The filter on `cart` makes PostgreSQL lock the cart before the order. Of lines only the refunds change. */
const orderWithCart = prepared<LockedRow, { orderId: string }>(
  (_, value) => sql`
    with cart as materialized (
      select id, merged_into_id from carts
      where id = (select cart_id from orders where id = ${value('orderId')}::uuid) for update
    ),
    locked as materialized (
      select * from orders where id = ${value('orderId')}::uuid and (select count(*) from cart) >= 0 for update
    )
    select ${orderColumns('o')}, c.id as locked_cart_id, c.merged_into_id, (
      select json_agg(${itemAsJson('i')} order by i.position)
      from order_items i where i.order_id = o.id) as lines
    from locked o left join cart c on true`,
);

const cartLocked = prepared<{ id: string }, { cartId: string }>((db, value) =>
  db.selectFrom('carts').select('id').where('id', '=', value<string>('cartId')).forUpdate(),
);

export interface Completing {
  readonly orderId: string;
  readonly cartId: string | null;
  readonly at: Date;
  readonly actor: Actor;
  readonly history: readonly NewHistoryEntry[];
  readonly entitlements: readonly NewEntitlement[];
  readonly bought: readonly Bought[];
}

/**
 * Writes a completed order: its status, the entitlements, the history, and the cart without what was bought (a line with
 * more units keeps the rest, and lines added since stay). One statement, under the locks of `lockOrderWithCart`.
 */
export async function writeCompleted(tx: Tx, completing: Completing): Promise<void> {
  const { entitlements, bought, history, ...rest } = completing;
  const [first] = entitlements;
  await completedWritten(tx, {
    ...rest,
    actions: history.map(({ action }) => action),
    details: history.map(({ details = {} }) => JSON.stringify(details)),
    customerId: first?.customerId ?? null,
    email: first?.email ?? null,
    itemIds: entitlements.map(({ orderItemId }) => orderItemId),
    units: entitlements.map(({ units }) => units),
    variantIds: bought.map(({ variantId }) => variantId),
    quantities: bought.map(({ quantity }) => quantity),
  });
}

interface CompletedValues extends Pick<Completing, 'orderId' | 'cartId' | 'at' | 'actor'> {
  readonly actions: readonly string[];
  readonly details: readonly string[];
  readonly customerId: string | null;
  readonly email: string | null;
  readonly itemIds: readonly string[];
  readonly units: readonly number[];
  readonly variantIds: readonly string[];
  readonly quantities: readonly number[];
}

const completedWritten = prepared<object, CompletedValues>(
  (_, value) => sql`
    with completed as (
      update orders set status = 'completed', updated_at = ${value('at')}::timestamptz,
        completed_at = ${value('at')}::timestamptz, refunded_amount = 0
      where id = ${value('orderId')}::uuid
    ),
    story as (
      insert into order_history (order_id, actor, action, details)
      select ${value('orderId')}::uuid, ${value('actor')}, h.action, h.details
      from unnest(${value('actions')}::text[], ${value('details')}::jsonb[]) as h (action, details)
    ),
    given as (
      insert into entitlements (order_item_id, customer_id, email, units, granted_at)
      select g.order_item_id, ${value('customerId')}::uuid, ${value('email')}, g.units, ${value('at')}::timestamptz
      from unnest(${value('itemIds')}::uuid[], ${value('units')}::integer[]) as g (order_item_id, units)
      on conflict (order_item_id) do nothing
    ),
    bought as (
      select * from unnest(${value('variantIds')}::uuid[], ${value('quantities')}::integer[]) as b (variant_id, quantity)
    ),
    gone as (
      delete from cart_items i using bought b
      where i.cart_id = ${value('cartId')}::uuid and i.variant_id = b.variant_id and i.quantity <= b.quantity
    ),
    left_over as (
      update cart_items i set quantity = i.quantity - b.quantity from bought b
      where i.cart_id = ${value('cartId')}::uuid and i.variant_id = b.variant_id and i.quantity > b.quantity
    )
    update carts set version = version + 1, updated_at = ${value('at')}::timestamptz
    where id = ${value('cartId')}::uuid`,
);
