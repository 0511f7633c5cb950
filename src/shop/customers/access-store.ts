import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Holder } from './access.ts';
import { isProofValid } from './proof-store.ts';
import type { Visitor } from './store.ts';

/** A condition on orders (`o`): the visitor may see this one and what hangs on it. */
export function isOwnOrder(visitor: Visitor): RawBuilder<boolean> {
  return sql<boolean>`(${isBuyer(visitor)} or o.customer_id = any(${visitor.customerIds}::uuid[]))`;
}

/** A condition on orders (`o`): bought with the visitor's account or proven address, not only in this browser. */
export function isKnownPurchase({ userId, customerIds }: Visitor): RawBuilder<boolean> {
  return sql<boolean>`(o.user_id = ${userId}::uuid or o.customer_id = any(${customerIds}::uuid[]))`;
}

/** A condition on orders (`o`) that the visitor may see: the visitor pays, not somebody who typed the address. */
export function isOwnPayment(visitor: Visitor): RawBuilder<boolean> {
  return sql<boolean>`(o.is_address_proven or ${isBuyer(visitor)})`;
}

/** A condition on orders (`o`): a browser placed it, with any address. @param visitorId the browser, as SQL. */
export function isPlacedIn(visitorId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`o.visitor_id = ${visitorId}`;
}

/** Whether a browser has proven the address of a customer, in days past too. */
export function isProvenAnywhere(customerId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from visitors where customer_id = ${customerId})`;
}

function isBuyer({ id, userId }: Visitor): RawBuilder<boolean> {
  return sql<boolean>`(o.visitor_id = ${id}::uuid or o.user_id = ${userId}::uuid)`;
}

/**
 * A condition on orders (`alias`): an account placed them, or their address is of one of these mailboxes. It counts what a buyer
 * has used up, and shows nothing. @param mailboxes a query of them.
 */
export function isOfBuyer(
  alias: string,
  userId: RawBuilder<unknown>,
  mailboxes: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${alias}.userId`)} = ${userId} or ${sql.ref(`${alias}.customerId`)} in (
    select k.id from customers k where mailbox_of(k.email_key) in (${mailboxes})))`;
}

/** A condition on rows of a table that keeps things apart (`customer_id`, `order_id`): they are the visitor's. */
export function isOwnWork(visitor: Visitor, alias: string): RawBuilder<boolean> {
  const { customerIds } = visitor;
  return sql<boolean>`(${sql.ref(`${alias}.customerId`)} = any(${customerIds}::uuid[])
    or exists (select from orders o where o.id = ${sql.ref(`${alias}.orderId`)} and
      case when o.is_address_proven then o.customer_id = any(${customerIds}::uuid[]) else ${isBuyer(visitor)} end))`;
}

/**
 * A condition on the same rows: they were kept for an order that has joined the visitor, and could not be put together with
 * what the customer had.
 */
export function isJoinedWork({ customerIds }: Visitor, alias: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from orders o where o.id = ${sql.ref(`${alias}.orderId`)}
    and o.is_address_proven and o.customer_id = any(${customerIds}::uuid[]))`;
}

/**
 * What the visitor may use now, and who their work on it is kept for: a table of `product_id`, `customer_id`, `order_id`
 * (one of both) and `rank`: where there are several for a product, the least is used. A customer comes before an order, the
 * account's before the browser's.
 */
export function ownHolders(visitor: Visitor): RawBuilder<unknown> {
  const { customerIds } = visitor;
  return sql`(
    select i.product_id, h.customer_id, h.order_id,
      row_number() over (partition by i.product_id
        order by h.order_id is not null, array_position(${customerIds}::uuid[], h.customer_id), o.created_at, o.id) as rank
    from orders o
    join order_items i on i.order_id = o.id
    join entitlements e on e.order_item_id = i.id
    cross join lateral (
      select o.customer_id, null::uuid as order_id where o.customer_id = any(${customerIds}::uuid[])
      union all
      select null, o.id where not o.is_address_proven and ${isBuyer(visitor)}
    ) h
    where e.units > 0 and ${isOwnOrder(visitor)})`;
}

/** Who the visitor's work on a product is kept for; null when the visitor does not own it. */
export async function findHolder(db: Db, visitor: Visitor, productId: string): Promise<Holder | null> {
  const { rows } = await sql<{ customerId: string | null; orderId: string | null }>`
    select h.customer_id as "customerId", h.order_id as "orderId" from ${ownHolders(visitor)} h
    where h.product_id = ${productId} and h.rank = 1`.execute(db);
  const { customerId = null, orderId = null } = rows[0] ?? {};
  if (customerId) return { customerId };
  return orderId ? { orderId } : null;
}

/**
 * Who work on order lines is kept for (`any` of an array of ids): a table of `order_item_id`, `product_id`, `customer_id`,
 * `order_id` (one of both). A line has two while its buyer has not proven the address but somebody else has: they share the
 * line and nothing else. An order of an erased customer has none.
 */
export function holdersOf(orderItemIds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select i.id as order_item_id, i.product_id, h.customer_id, h.order_id
    from order_items i
    join orders o on o.id = i.order_id
    join customers c on c.id = o.customer_id
    cross join lateral (
      select c.id as customer_id, null::uuid as order_id where o.is_address_proven or c.email_proven_at is not null
      union all
      select null, o.id where not o.is_address_proven and (o.visitor_id is not null or o.user_id is not null)
        and not ${hasBuyerProven({ customerId: sql.ref('o.customerId'), visitorId: sql.ref('o.visitorId'), userId: sql.ref('o.userId') })}
    ) h
    where i.id = any(${orderItemIds}))`;
}

type Expression = RawBuilder<unknown>;

/** Whether a buyer has proven the address of a customer: the account is the customer's, else the browser opened a link. */
export function hasBuyerProven(buyer: {
  readonly customerId: Expression;
  readonly visitorId: Expression;
  readonly userId: Expression;
}): RawBuilder<boolean> {
  return sql<boolean>`case when ${buyer.userId} is not null
    then exists (select from customers c where c.id = ${buyer.customerId} and c.user_id = ${buyer.userId})
    else exists (select from visitors v where v.id = ${buyer.visitorId} and v.customer_id = ${buyer.customerId}
      and ${isProofValid('v.provenAt')}) end`;
}
