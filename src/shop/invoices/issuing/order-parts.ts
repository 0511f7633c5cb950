import type { Db } from '#lib/db.ts';
import { partsBack } from '../../orders/refunds/refund-tax.ts';
import { shippingRefunded, sumOfLost } from '../../orders/refunds/sums-store.ts';
import { type ItemRow, listItems, type OrderRow } from '../../orders/store.ts';
import { listOrderTaxes, type OrderTaxRow } from '../../orders/taxes-store.ts';

/** A part of an order that is taxed at one rate: a line, or a share of its delivery. */
export interface OrderPart {
  readonly source: string;
  /** Null for the delivery. */
  readonly item: ItemRow | null;
  readonly tax: OrderTaxRow;
  /** What of it has not gone back, by refunds or because a bank took it back for good. */
  readonly left: { readonly net: number; readonly tax: number };
}

export interface OrderParts {
  readonly parts: readonly OrderPart[];
  /** Whether the shop counted tax when it was placed. */
  readonly isTaxed: boolean;
}

/** The parts of an order, its lines in their order and then its delivery, with what refunds have left of them. */
export async function loadOrderParts(db: Db, order: OrderRow): Promise<OrderParts> {
  const items = await listItems(db, order.id);
  const counted = await listOrderTaxes(db, order.id);
  const taxes = counted.length > 0 ? counted : untaxed(order, items);
  const gone = partsBack(taxes, {
    total: order.refundedAmount + (await sumOfLost(db, order.id)),
    items: new Map(items.map((item) => [item.id, item.refundedAmount])),
    delivery: await shippingRefunded(db, order.id),
  });
  let deliveries = 0;
  const parts = taxes.map((tax, at): OrderPart => {
    const back = gone[at] ?? { net: 0, tax: 0 };
    const item = items.find(({ id }) => id === tax.orderItemId) ?? null;
    const source = item?.id ?? `delivery-${++deliveries}`;
    return { source, item, tax, left: { net: tax.net - back.net, tax: tax.tax - back.tax } };
  });
  return { parts, isTaxed: counted.length > 0 };
}

/** The same for an order of which no tax was counted. */
function untaxed(order: OrderRow, items: readonly ItemRow[]): readonly OrderTaxRow[] {
  const row = { ...{ country: '', region: '', taxClass: '', rate: 0, tax: 0 }, ground: 'outside' as const };
  const lines = items.map((item) => ({ ...row, orderItemId: item.id, net: item.totalAmount }));
  const delivery = { ...row, orderItemId: null, net: order.shippingAmount };
  return order.shippingAmount > 0 ? [...lines, delivery] : lines;
}
