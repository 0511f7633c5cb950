import type { Invoice } from '#shop/invoices/invoice.ts';
import type { NewItem, NewOrder } from '#shop/orders/place-store.ts';
import type { ItemRow, OrderRow } from '#shop/orders/store.ts';
import type { OrderTaxRow } from '#shop/orders/taxes-store.ts';
import type { UsedPromotion } from '#shop/pricing/promotions/promotion.ts';
import type { Supply } from '#shop/products/kind-tax.ts';
import type { Settings } from '#shop/settings/setting.ts';
import type { RateRow } from './tax-rules.ts';

/** What a database would keep of one order at a time: for tests that compute many orders, without storing any. */
interface Memory {
  settings: Partial<Settings>;
  rates: readonly RateRow[];
  /** By variant. */
  supplies: ReadonlyMap<string, Supply>;
  promotions: readonly UsedPromotion[];
  order: OrderRow | null;
  items: ItemRow[];
  taxes: OrderTaxRow[];
  shippingBack: number;
  /** What Stripe was asked for. */
  asked: readonly { readonly quantity: number; readonly unit: { readonly amount: number } }[];
  documents: Invoice[];
}

export const memory: Memory = {
  ...{ settings: {}, rates: [], supplies: new Map(), promotions: [], order: null, items: [], taxes: [] },
  ...{ shippingBack: 0, asked: [], documents: [] },
};

/** Keeps an order as `insertPlacedOrder` would. */
export function keepOrder(order: NewOrder, items: readonly NewItem[]) {
  const { tax, emailKey: _, provenCustomerIds: __, ...row } = order;
  memory.items = items.map((item, position) => ({
    ...{ ...item, id: `item-${position}`, orderId: 'order', position, refundedAmount: 0 },
  }));
  memory.order = {
    ...row,
    ...{
      id: 'order',
      number: 'ORD-2026-000001',
      customerId: null,
      isAddressProven: false,
      status: 'completed',
    },
    ...{ updatedAt: order.createdAt, refundedAmount: 0, isPractice: false, cancelReason: null },
    ...{ completedAt: order.createdAt, withdrawnAt: null, replacedAt: null, processingAt: null },
    ...{ givenBy: null, addressVersion: 0 },
  };
  memory.taxes = tax
    ? [
        ...tax.items.map((one, at) => ({ ...one, orderItemId: `item-${at}` })),
        ...tax.delivery.map((one) => ({ ...one, orderItemId: null })),
      ]
    : [];
  return { order: memory.order, items: memory.items };
}
