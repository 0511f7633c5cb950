import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import type { Evidence } from '../pricing/tax/evidence.ts';
import type { OrderTax } from '../pricing/tax/tax-items.ts';
import type { ItemRow, OrderRow } from './columns-store.ts';
import type { HistoryDetails } from './history-store.ts';
import type { Actor, Mode } from './order.ts';

/** An order as it is placed; amounts in minor units. */
export interface NewOrder {
  readonly id: string;
  /** Who of the staff gave it; null for what is not given. */
  readonly givenBy: string | null;
  readonly mode: Mode;
  readonly visitorId: string | null;
  readonly userId: string | null;
  /** Null for something that was ordered without a cart. */
  readonly cartId: string | null;
  readonly cartVersion: number | null;
  readonly email: string;
  /** The folded address, by which its customer is found. */
  readonly emailKey: string;
  /** The customers whose addresses the buyer has proven. */
  readonly provenCustomerIds: readonly string[];
  readonly currency: string;
  readonly subtotalAmount: number;
  readonly discountAmount: number;
  readonly taxAmount: number;
  readonly taxIncluded: boolean;
  /** The taxes in full; null where no tax is counted. */
  readonly tax: OrderTax | null;
  /** Of the country of its buyer, where that decides the tax. */
  readonly evidence: readonly Evidence[];
  readonly shippingAmount: number;
  readonly totalAmount: number;
  readonly termsVersion: string;
  readonly immediateDeliveryAt: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When its payment page was requested: right after placing. Null where there is nothing to pay. */
  readonly pageAskedAt: Date | null;
  /** Payment methods that take days are not offered. */
  readonly withoutDebit: boolean;
}

/** A line as it is placed. */
export type NewItem = Omit<ItemRow, 'id' | 'orderId' | 'position' | 'refundedAmount'>;

interface NewHistory {
  readonly actor: Actor;
  readonly action: string;
  readonly details: HistoryDetails;
}

/**
 * Writes an order with its lines, the first line of its history, and its customer if the address is new, in one
 * statement. Lines keep their order. @returns null when the cart, which must be locked, or one that was merged into it has
 * an open order.
 */
export async function insertPlacedOrder(
  tx: Tx,
  order: NewOrder,
  items: readonly NewItem[],
  { actor, action, details }: NewHistory,
): Promise<{ readonly order: OrderRow; readonly items: ItemRow[] } | null> {
  const { id } = order;
  const rows = items.map((item, position) => ({
    ...item,
    ...{ id: randomUUID(), orderId: id, position },
    refundedAmount: 0,
  }));
  const { tax, evidence, ...values } = order;
  const placed = await oneOf(
    orderInserted(tx, {
      ...values,
      ...{ actor, action, details: JSON.stringify(details) },
      year: String(order.createdAt.getUTCFullYear()),
      items: JSON.stringify(rows),
      taxes: JSON.stringify(tax ? taxRows(tax, rows) : []),
      buyerCountry: tax?.buyerCountry ?? null,
      evidence: JSON.stringify(evidence),
    }),
  );
  return placed && { order: orderOf(order, placed), items: rows };
}

/** Of the items, then of the delivery, which belongs to none. */
function taxRows({ items, delivery }: OrderTax, rows: readonly { readonly id: string }[]) {
  return [
    ...items.map((tax, index) => ({ ...tax, orderItemId: rows[index]?.id })),
    ...delivery.map((tax) => ({ ...tax, orderItemId: null })),
  ];
}

/** What only PostgreSQL knows of a new order. */
type Made = Pick<OrderRow, 'number' | 'customerId' | 'isAddressProven'>;

/** The row as it was written: cheaper than to read it back. */
function orderOf(order: NewOrder, made: Made): OrderRow {
  const { emailKey, provenCustomerIds, tax, evidence, ...row } = order;
  return {
    ...row,
    ...made,
    ...{ status: 'pending', updatedAt: order.createdAt, refundedAmount: 0, isPractice: false },
    ...{ cancelReason: null, completedAt: null, withdrawnAt: null, replacedAt: null, processingAt: null },
    addressVersion: 0,
  };
}

type Values = Omit<NewOrder, 'tax' | 'evidence'> & {
  readonly year: string;
  /** The lines as JSON. */
  readonly items: string;
  /** The taxes as JSON. */
  readonly taxes: string;
  readonly buyerCountry: string | null;
  /** As JSON. */
  readonly evidence: string;
  readonly actor: string;
  readonly action: string;
  /** As JSON. */
  readonly details: string;
};

/** A number is `ORD-`, the year, and the next of the sequence with six digits at least. */
const orderInserted = prepared<Made, Values>(
  (_, value) => sql`
    with open as (
      select from orders o join carts c on c.id = o.cart_id
      where o.status = 'pending' and o.processing_at is null and (c.id = ${value('cartId')}::uuid or c.merged_into_id = ${value('cartId')}::uuid)
    ),
    known as (select id from customers where email_key = ${value('emailKey')} for key share),
    made as (
      insert into customers (email, email_key) select ${value('email')}, ${value('emailKey')}
      where not exists (select from known) and not exists (select from open)
      on conflict (email_key) do update set email_key = excluded.email_key returning id
    ),
    n as (
      select c.id as customer_id, nextval('order_numbers') as value
      from (select id from known union all select id from made) c where not exists (select from open)
    ),
    placed as (
      insert into orders (id, number, mode, customer_id, visitor_id, user_id, cart_id, cart_version, email, currency,
        subtotal_amount, discount_amount, tax_amount, tax_included, shipping_amount, total_amount, terms_version,
        immediate_delivery_at, is_address_proven, created_at, updated_at, expires_at, page_asked_at, without_debit, given_by)
      select ${value('id')}::uuid,
        'ORD-' || ${value('year')} || '-' || case when n.value < 1000000 then lpad(n.value::text, 6, '0') else n.value::text end,
        ${value('mode')}, n.customer_id, ${value('visitorId')}::uuid, ${value('userId')}::uuid,
        ${value('cartId')}::uuid, ${value('cartVersion')}::integer, ${value('email')}, ${value('currency')},
        ${value('subtotalAmount')}::bigint, ${value('discountAmount')}::bigint, ${value('taxAmount')}::bigint,
        ${value('taxIncluded')}::boolean, ${value('shippingAmount')}::bigint, ${value('totalAmount')}::bigint, ${value('termsVersion')},
        ${value('immediateDeliveryAt')}::timestamptz, n.customer_id = any(${value('provenCustomerIds')}::uuid[]),
        ${value('createdAt')}::timestamptz, ${value('createdAt')}::timestamptz, ${value('expiresAt')}::timestamptz,
        ${value('pageAskedAt')}::timestamptz, ${value('withoutDebit')}::boolean, ${value('givenBy')}
      from n
      returning id, number, customer_id, is_address_proven
    ),
    lines as (
      insert into order_items (id, order_id, position, product_id, variant_id, kind, title, variant_title, quantity,
        unit_amount, subtotal_amount, discount_amount, tax_amount, tax_included, total_amount, part_of_variant_id, part_of_quantity, withdrawal_days, guarantee_days)
      select l.id, p.id, l.position, l."productId", l."variantId", l.kind, l.title, l."variantTitle", l.quantity,
        l."unitAmount", l."subtotalAmount", l."discountAmount", l."taxAmount", l."taxIncluded", l."totalAmount", l."partOfVariantId", l."partOfQuantity",
        l."withdrawalDays", l."guaranteeDays"
      from placed p, jsonb_to_recordset(${value('items')}::jsonb) as l (id uuid, position integer, "productId" uuid,
        "variantId" uuid, kind text, title text, "variantTitle" text, quantity integer, "unitAmount" bigint,
        "subtotalAmount" bigint, "discountAmount" bigint, "taxAmount" bigint, "taxIncluded" boolean, "totalAmount" bigint, "partOfVariantId" uuid, "partOfQuantity" integer,
        "withdrawalDays" smallint, "guaranteeDays" smallint)
    ),
    taxes as (
      insert into order_taxes (order_id, order_item_id, country, region, class, rate, net_amount, tax_amount, ground)
      select p.id, t."orderItemId", t.country, t.region, t."taxClass", t.rate, t.net, t.tax, t.ground
      from placed p, jsonb_to_recordset(${value('taxes')}::jsonb) as t ("orderItemId" uuid, country text, region text,
        "taxClass" text, rate integer, net bigint, tax bigint, ground text)
    ),
    country as (
      insert into order_countries (order_id, country) select id, ${value('buyerCountry')}::text from placed
      where ${value('buyerCountry')}::text is not null
    ),
    evidence as (
      insert into country_evidence (order_id, kind, country, at)
      select p.id, e.kind, e.country, ${value('createdAt')}::timestamptz
      from placed p, jsonb_to_recordset(${value('evidence')}::jsonb) as e (kind text, country text)
    ),
    story as (
      insert into order_history (order_id, actor, action, details)
      select id, ${value('actor')}, ${value('action')}, ${value('details')}::jsonb from placed
    )
    select number, customer_id, is_address_proven from placed`,
);
