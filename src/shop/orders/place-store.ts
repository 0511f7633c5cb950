import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import { type ItemRow, type OrderRow, orderColumns } from './columns-store.ts';
import type { HistoryDetails } from './history-store.ts';
import type { Actor, Mode } from './order.ts';

/** An order as it is placed; amounts in minor units. */
export interface NewOrder {
  readonly mode: Mode;
  readonly customerId: string;
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly email: string;
  readonly currency: string;
  readonly subtotalAmount: number;
  readonly discountAmount: number;
  readonly taxAmount: number;
  readonly shippingAmount: number;
  readonly totalAmount: number;
  readonly termsVersion: string;
  readonly immediateDeliveryAt: Date | null;
  readonly isAddressProven: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When its payment page was requested: right after placing. Null where there is nothing to pay. */
  readonly pageAskedAt: Date | null;
}

/** A line as it is placed. */
export type NewItem = Omit<
  ItemRow,
  'id' | 'orderId' | 'position' | 'discountAmount' | 'taxAmount' | 'refundedAmount'
>;

interface NewHistory {
  readonly actor: Actor;
  readonly action: string;
  readonly details: HistoryDetails;
}

/** Writes an order with its lines and the first line of its history, in one statement. Lines keep their order. */
export async function insertPlacedOrder(
  tx: Tx,
  order: NewOrder,
  items: readonly NewItem[],
  { actor, action, details }: NewHistory,
): Promise<{ readonly order: OrderRow; readonly items: ItemRow[] }> {
  const id = randomUUID();
  const rows = items.map((item, position) => ({
    ...item,
    ...{ id: randomUUID(), orderId: id, position },
    ...{ discountAmount: 0, taxAmount: 0, refundedAmount: 0 },
  }));
  const placed = await oneOf(
    orderInserted(tx, {
      ...order,
      ...{ id, actor, action, details: JSON.stringify(details) },
      year: String(order.createdAt.getUTCFullYear()),
      items: JSON.stringify(rows),
    }),
  );
  if (!placed) throw new Error('an order was not written');
  return { order: placed, items: rows };
}

type Values = NewOrder & {
  readonly id: string;
  readonly year: string;
  /** The lines as JSON. */
  readonly items: string;
  readonly actor: string;
  readonly action: string;
  /** As JSON. */
  readonly details: string;
};

/** A number is `ORD-`, the year, and the next of the sequence with six digits at least. */
const orderInserted = prepared<OrderRow, Values>(
  (_, value) => sql`
    with placed as (
      insert into orders (id, number, mode, customer_id, visitor_id, user_id, cart_id, cart_version, email, currency,
        subtotal_amount, discount_amount, tax_amount, shipping_amount, total_amount, terms_version,
        immediate_delivery_at, is_address_proven, created_at, updated_at, expires_at, page_asked_at)
      select ${value('id')}::uuid,
        'ORD-' || ${value('year')} || '-' || case when n.value < 1000000 then lpad(n.value::text, 6, '0') else n.value::text end,
        ${value('mode')}, ${value('customerId')}::uuid, ${value('visitorId')}::uuid, ${value('userId')}::uuid,
        ${value('cartId')}::uuid, ${value('cartVersion')}::integer, ${value('email')}, ${value('currency')},
        ${value('subtotalAmount')}::bigint, ${value('discountAmount')}::bigint, ${value('taxAmount')}::bigint,
        ${value('shippingAmount')}::bigint, ${value('totalAmount')}::bigint, ${value('termsVersion')},
        ${value('immediateDeliveryAt')}::timestamptz, ${value('isAddressProven')}::boolean,
        ${value('createdAt')}::timestamptz, ${value('createdAt')}::timestamptz, ${value('expiresAt')}::timestamptz,
        ${value('pageAskedAt')}::timestamptz
      from (select nextval('order_numbers') as value) n
      returning *
    ),
    lines as (
      insert into order_items (id, order_id, position, product_id, variant_id, kind, title, variant_title, quantity,
        unit_amount, subtotal_amount, total_amount, part_of_variant_id, part_of_quantity)
      select l.id, p.id, l.position, l."productId", l."variantId", l.kind, l.title, l."variantTitle", l.quantity,
        l."unitAmount", l."subtotalAmount", l."totalAmount", l."partOfVariantId", l."partOfQuantity"
      from placed p, jsonb_to_recordset(${value('items')}::jsonb) as l (id uuid, position integer, "productId" uuid,
        "variantId" uuid, kind text, title text, "variantTitle" text, quantity integer, "unitAmount" bigint,
        "subtotalAmount" bigint, "totalAmount" bigint, "partOfVariantId" uuid, "partOfQuantity" integer)
    ),
    story as (
      insert into order_history (order_id, actor, action, details)
      select id, ${value('actor')}, ${value('action')}, ${value('details')}::jsonb from placed
    )
    select ${orderColumns('placed')} from placed`,
);
