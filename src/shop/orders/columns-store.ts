import { type RawBuilder, type Selectable, sql } from 'kysely';
import { allColumns } from '#lib/db/all-columns.ts';
import type { OrderItems, Orders } from '#lib/db/types.ts';
import type { CancelReason, Mode, OrderStatus } from './order.ts';

export type OrderRow = Omit<Selectable<Orders>, 'status' | 'mode' | 'cancelReason'> & {
  status: OrderStatus;
  mode: Mode;
  cancelReason: CancelReason | null;
};
export type ItemRow = Selectable<OrderItems>;

export const ORDER_COLUMNS = allColumns<OrderRow>()([
  ...(['id', 'number', 'status', 'cancelReason', 'mode', 'customerId', 'visitorId', 'userId'] as const),
  ...([
    'cartId',
    'cartVersion',
    'email',
    'currency',
    'subtotalAmount',
    'discountAmount',
    'taxAmount',
    'taxIncluded',
  ] as const),
  ...([
    'shippingAmount',
    'totalAmount',
    'refundedAmount',
    'pageAskedAt',
    'expiresAt',
    'completedAt',
  ] as const),
  ...([
    'createdAt',
    'updatedAt',
    'termsVersion',
    'immediateDeliveryAt',
    'withdrawnAt',
    'replacedAt',
    'processingAt',
  ] as const),
  ...(['isAddressProven', 'isPractice', 'givenBy', 'addressVersion', 'withoutDebit'] as const),
]);

export const ITEM_COLUMNS = allColumns<ItemRow>()([
  ...([
    'id',
    'orderId',
    'position',
    'productId',
    'variantId',
    'kind',
    'title',
    'variantTitle',
    'quantity',
  ] as const),
  ...([
    'unitAmount',
    'subtotalAmount',
    'discountAmount',
    'taxAmount',
    'taxIncluded',
    'totalAmount',
    'refundedAmount',
  ] as const),
  ...(['partOfVariantId', 'partOfQuantity', 'withdrawalDays', 'guaranteeDays'] as const),
]);

/** A line as JSON for statements written by hand, of the table called `alias` there. */
export function itemAsJson(alias: string): RawBuilder<unknown> {
  const pairs = ITEM_COLUMNS.flatMap((name) => [sql.lit(name), sql.ref(`${alias}.${name}`)]);
  return sql`json_build_object(${sql.join(pairs)})`;
}

/** The columns of an order for statements written by hand, of the table called `alias` there. */
export function orderColumns(alias: string): RawBuilder<unknown> {
  return sql.join(ORDER_COLUMNS.map((name) => sql.ref(`${alias}.${name}`)));
}
