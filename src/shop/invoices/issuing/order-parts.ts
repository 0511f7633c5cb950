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
}

export interface OrderParts {
  readonly parts: readonly OrderPart[];
  /** Whether the shop counted tax when it was placed. */
  readonly isTaxed: boolean;
}

/** The parts of an order: its lines in their order, and then its delivery. */
export async function loadOrderParts(db: Db, order: OrderRow): Promise<OrderParts> {
  const items = await listItems(db, order.id);
  const counted = await listOrderTaxes(db, order.id);
  const taxes = counted.length > 0 ? counted : untaxed(order, items);
  let deliveries = 0;
  const parts = taxes.map((tax): OrderPart => {
    const item = items.find(({ id }) => id === tax.orderItemId) ?? null;
    return { source: item?.id ?? `delivery-${++deliveries}`, item, tax };
  });
  return { parts, isTaxed: counted.length > 0 };
}

/** What of each part of an order has not gone back, by refunds or because a bank took it back for good; by its source, in minor units. */
export async function loadWhatIsLeft(
  db: Db,
  order: OrderRow,
): Promise<ReadonlyMap<string, { readonly net: number; readonly tax: number }>> {
  const { parts } = await loadOrderParts(db, order);
  const gone = partsBack(
    parts.map(({ tax }) => tax),
    {
      total: order.refundedAmount + (await sumOfLost(db, order.id)),
      items: new Map(parts.flatMap(({ item }) => (item ? [[item.id, item.refundedAmount] as const] : []))),
      delivery: await shippingRefunded(db, order.id),
    },
  );
  return new Map(
    parts.map(({ source, tax }, at) => {
      const back = gone[at] ?? { net: 0, tax: 0 };
      return [source, { net: tax.net - back.net, tax: tax.tax - back.tax }];
    }),
  );
}

/** The same for an order of which no tax was counted. */
function untaxed(order: OrderRow, items: readonly ItemRow[]): readonly OrderTaxRow[] {
  const row = { ...{ country: '', region: '', taxClass: '', rate: 0, tax: 0 }, ground: 'outside' as const };
  const lines = items.map((item) => ({ ...row, orderItemId: item.id, net: item.totalAmount }));
  const delivery = { ...row, orderItemId: null, net: order.shippingAmount };
  return order.shippingAmount > 0 ? [...lines, delivery] : lines;
}
