import type { Tx } from '#lib/db.ts';
import type { CartLine } from '../cart/cart.ts';
import { emailKey } from '../customers/email.ts';
import { type ItemRow, listItems, type OrderRow } from '../orders/store.ts';
import { TERMS_VERSION } from '../orders/terms.ts';
import { type Delivered, isSameDelivery } from './delivery.ts';
import type { Checkout } from './start.ts';

/** Whether the open order still matches what the shopper sees: same cart, lines, prices, addresses and account. */
export async function isSame(
  tx: Tx,
  order: OrderRow,
  { cart, delivery }: Delivered,
  checkout: Checkout,
): Promise<boolean> {
  const isSameBuyer = order.email !== null && emailKey(order.email) === emailKey(checkout.email);
  if (order.cartId !== cart.id || order.userId !== checkout.visitor.userId) return false;
  const isSameWish =
    cart.totals.total === 0 || (order.immediateDeliveryAt !== null) === Boolean(checkout.wantsAtOnce);
  if (!isSameWish || order.termsVersion !== TERMS_VERSION) return false;
  if (!isSameBuyer || order.cartVersion !== cart.version || order.totalAmount !== cart.totals.total)
    return false;
  if (!isSameContent(await listItems(tx, order.id), cart.lines)) return false;
  return isSameDelivery(tx, order.id, delivery);
}

function isSameContent(items: readonly ItemRow[], lines: readonly CartLine[]): boolean {
  const byVariant = Map.groupBy(items, ({ variantId, partOfVariantId }) => partOfVariantId ?? variantId);
  return lines.every((line) => {
    const own = byVariant.get(line.variantId) ?? [];
    const quantity = own[0]?.partOfQuantity ?? own[0]?.quantity;
    const total = own.reduce((sum, { totalAmount }) => sum + totalAmount, 0);
    return quantity === line.quantity && total === line.total.amount;
  });
}
