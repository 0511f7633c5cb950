import { type RawBuilder, sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import { type StripeMethod, UNKNOWN_METHOD } from '#lib/stripe/payment-method.ts';
import type { NewEmail } from '../customers/store.ts';
import type { NewEntitlement } from '../entitlements/store.ts';
import { type ItemRow, itemAsJson, type OrderRow, orderColumns } from './columns-store.ts';
import type { NewHistoryEntry } from './history-store.ts';
import type { Actor, Paid } from './order.ts';
import { paymentSucceeded } from './payments/store.ts';

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

/** An order by its id, or by a Stripe session of its payments. */
export type OrderKey = { readonly orderId: string } | { readonly sessionId: string };

/** Locks an order's cart, then the order (the same lock order everywhere), and reads its lines. */
export async function lockOrderWithCart(tx: Tx, key: OrderKey): Promise<LockedOrder | null> {
  const row = await oneOf('orderId' in key ? orderWithCart(tx, key) : orderOfSessionWithCart(tx, key));
  if (!row) return null;
  const { lockedCartId, mergedIntoId, lines, ...order } = row;
  if (!mergedIntoId) return { order, items: lines, cartId: lockedCartId };
  const merged = await oneOf(cartLocked(tx, { cartId: mergedIntoId }));
  return { order, items: lines, cartId: merged?.id ?? null };
}

const orderWithCart = prepared<LockedRow, { orderId: string }>((_, value) =>
  lockedWithCart(sql`${value('orderId')}::uuid`),
);

const orderOfSessionWithCart = prepared<LockedRow, { sessionId: string }>((_, value) =>
  lockedWithCart(sql`(select order_id from payments where stripe_session_id = ${value('sessionId')})`),
);

/** The filter on `cart` makes PostgreSQL lock the cart before the order. Of lines only the refunds change. */
function lockedWithCart(orderId: RawBuilder<unknown>): RawBuilder<LockedRow> {
  return sql<LockedRow>`
    with cart as materialized (
      select id, merged_into_id from carts
      where id = (select cart_id from orders where id = ${orderId}) for update
    ),
    locked as materialized (
      select * from orders where id = ${orderId} and (select count(*) from cart) >= 0 for update
    )
    select ${orderColumns('o')}, c.id as locked_cart_id, c.merged_into_id, (
      select json_agg(${itemAsJson('i')} order by i.position)
      from order_items i where i.order_id = o.id) as lines
    from locked o left join cart c on true`;
}

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
  /** The payment to mark as succeeded in the same statement; null where that is done already, or nothing is paid. */
  readonly paid: Paid | null;
  readonly email: NewEmail | null;
  /** Whether it is to be invoiced. */
  readonly isInvoiced: boolean;
}

export interface Completed {
  /** False when the payment is not this order's, or has succeeded before: nothing is written then. */
  readonly isWritten: boolean;
  /** The email that waits to be sent. */
  readonly mailId: string | null;
}

/**
 * Writes a completed order: its payment, its status, the entitlements, the history, its email, that it is to be invoiced, that the evidence of
 * its buyer's country is to be looked at, and
 * the cart without what was bought (a line with more units keeps the rest, and lines added since stay). One statement, under the locks of
 * `lockOrderWithCart`.
 */
export async function writeCompleted(tx: Tx, completing: Completing): Promise<Completed> {
  const { entitlements, bought, history, paid, email, ...rest } = completing;
  const [first] = entitlements;
  const written = completedWritten(tx, {
    ...rest,
    sessionId: paid?.sessionId ?? null,
    paymentIntentId: paid?.paymentIntentId ?? null,
    answer: paid?.answer ?? null,
    ...(paid?.method ?? UNKNOWN_METHOD),
    mailKind: email?.kind ?? null,
    mailKey: email?.dedupeKey ?? null,
    recipient: email?.recipient ?? null,
    mailCustomerId: email?.customerId ?? null,
    mailDetails: JSON.stringify(email?.details ?? {}),
    actions: history.map(({ action }) => action),
    details: history.map(({ details = {} }) => JSON.stringify(details)),
    customerId: first?.customerId ?? null,
    email: first?.email ?? null,
    itemIds: entitlements.map(({ orderItemId }) => orderItemId),
    units: entitlements.map(({ units }) => units),
    variantIds: bought.map(({ variantId }) => variantId),
    quantities: bought.map(({ quantity }) => quantity),
  });
  return (await oneOf(written)) ?? { isWritten: false, mailId: null };
}

interface CompletedValues
  extends Pick<Completing, 'orderId' | 'cartId' | 'at' | 'actor' | 'isInvoiced'>,
    StripeMethod {
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly answer: string | null;
  readonly mailKind: string | null;
  readonly mailKey: string | null;
  readonly recipient: string | null;
  readonly mailCustomerId: string | null;
  /** As JSON. */
  readonly mailDetails: string;
  readonly actions: readonly string[];
  readonly details: readonly string[];
  readonly customerId: string | null;
  readonly email: string | null;
  readonly itemIds: readonly string[];
  readonly units: readonly number[];
  readonly variantIds: readonly string[];
  readonly quantities: readonly number[];
}

/** `once` has one row, or none where the payment cannot be marked: everything else is written only with it. */
const completedWritten = prepared<Completed, CompletedValues>(
  (_, value) => sql`
    with paid as (
      ${paymentSucceeded(value)}
    ),
    once as (
      select ${value('orderId')}::uuid as order_id, ${value('at')}::timestamptz as at
      where ${value('sessionId')}::text is null or exists (select from paid)
    ),
    completed as (
      update orders o set status = 'completed', updated_at = once.at, completed_at = once.at, refunded_amount = 0
      from once where o.id = ${value('orderId')}::uuid
    ),
    story as (
      insert into order_history (order_id, actor, action, details)
      select once.order_id, ${value('actor')}, h.action, h.details
      from once, unnest(${value('actions')}::text[], ${value('details')}::jsonb[]) as h (action, details)
    ),
    given as (
      insert into entitlements (order_item_id, customer_id, email, units, granted_at)
      select g.order_item_id, ${value('customerId')}::uuid, ${value('email')}, g.units, once.at
      from once, unnest(${value('itemIds')}::uuid[], ${value('units')}::integer[]) as g (order_item_id, units)
      on conflict (order_item_id) do nothing
    ),
    mail as (
      insert into mails (kind, dedupe_key, recipient, customer_id, order_id, details)
      select ${value('mailKind')}, ${value('mailKey')}, ${value('recipient')}, ${value('mailCustomerId')}::uuid,
        once.order_id, ${value('mailDetails')}::jsonb
      from once where ${value('mailKey')}::text is not null
      on conflict (dedupe_key) do nothing returning id
    ),
    invoiced as (
      insert into invoice_requests (order_id, reason, requested_at)
      select once.order_id, 'order', once.at from once where ${value('isInvoiced')}::boolean
      on conflict (order_id) where reason = 'order' do nothing
    ),
    weighed as (
      update order_countries c set due_at = once.at from once where c.order_id = once.order_id and c.state = 'waiting'
    ),
    bought as (
      select b.* from once,
        unnest(${value('variantIds')}::uuid[], ${value('quantities')}::integer[]) as b (variant_id, quantity)
    ),
    gone as (
      delete from cart_items i using bought b
      where i.cart_id = ${value('cartId')}::uuid and i.variant_id = b.variant_id and i.quantity <= b.quantity
    ),
    left_over as (
      update cart_items i set quantity = i.quantity - b.quantity from bought b
      where i.cart_id = ${value('cartId')}::uuid and i.variant_id = b.variant_id and i.quantity > b.quantity
    ),
    -- A code is for one order: the next one asks for it again.
    used as (
      delete from cart_codes d using once, promotion_uses u join promotions p on p.id = u.promotion_id
      where u.order_id = once.order_id and d.cart_id = ${value('cartId')}::uuid and d.code_key = p.code_key
    ),
    emptied as (
      update carts c set version = c.version + 1, updated_at = once.at from once
      where c.id = ${value('cartId')}::uuid
    )
    select true as is_written, (select id from mail) as mail_id from once`,
);
