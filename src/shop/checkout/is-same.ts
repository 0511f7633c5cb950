import type { Tx } from '#lib/db.ts';
import type { Cart, CartLine } from '../cart/cart.ts';
import { isSent } from '../cart/parcel.ts';
import { emailKey } from '../customers/email.ts';
import { findOrderBusiness } from '../orders/business-store.ts';
import { findOrderCountry } from '../orders/country/store.ts';
import { type ItemRow, listItems, type OrderRow } from '../orders/store.ts';
import { listOrderTaxes } from '../orders/taxes-store.ts';
import { TERMS_VERSION } from '../orders/terms.ts';
import { listUses } from '../pricing/promotions/uses-store.ts';
import { type Taxed as Calculated, rateKey } from '../pricing/tax/calculate.ts';
import type { Evidence } from '../pricing/tax/evidence.ts';
import type { OrderTax } from '../pricing/tax/tax-items.ts';
import { listPromises } from '../shipping/promise-store.ts';
import type { Business } from './business.ts';
import { isSameDelivery } from './delivery.ts';
import type { Checkout } from './start.ts';
import type { Taxed } from './with-tax.ts';

/** Whether the open order still matches what the shopper sees: same cart, lines, prices, taxes, addresses and account. */
export async function isSame(
  tx: Tx,
  order: OrderRow,
  { cart, delivery, tax, business, evidence }: Taxed,
  checkout: Checkout,
): Promise<boolean> {
  const isSameEmail = order.email !== null && emailKey(order.email) === emailKey(checkout.email);
  if (order.cartId !== cart.id || order.userId !== checkout.visitor.userId) return false;
  const isSameWish =
    cart.totals.total === 0 || (order.immediateDeliveryAt !== null) === Boolean(checkout.wantsAtOnce);
  if (!isSameWish || order.termsVersion !== TERMS_VERSION) return false;
  if (!isSameEmail || order.cartVersion !== cart.version || order.totalAmount !== cart.totals.total)
    return false;
  const items = await listItems(tx, order.id);
  if (!isSameContent(items, cart.lines) || !(await isSamePromise(tx, items, cart.lines))) return false;
  if (!(await hasSamePromotions(tx, order.id, cart))) return false;
  if (!(await isSameTax(tx, order, tax))) return false;
  if (tax && !(await isSameBuyer(tx, order.id, business, evidence))) return false;
  return isSameDelivery(tx, order.id, delivery);
}

function isSameContent(items: readonly ItemRow[], lines: readonly CartLine[]): boolean {
  const byVariant = Map.groupBy(items, ({ variantId, partOfVariantId }) => partOfVariantId ?? variantId);
  return lines.every((line) => {
    const own = byVariant.get(line.variantId) ?? [];
    const quantity = own[0]?.partOfQuantity ?? own[0]?.quantity;
    const subtotal = own.reduce((sum, { subtotalAmount }) => sum + subtotalAmount, 0);
    const discount = own.reduce((sum, { discountAmount }) => sum + discountAmount, 0);
    const isSamePrice = subtotal === line.total.amount && discount === line.discountAmount;
    return quantity === line.quantity && isSamePrice;
  });
}

/** What was frozen of back-orders is what the cart says now. Nothing is read for an order of which nothing is sent. */
async function isSamePromise(
  tx: Tx,
  items: readonly ItemRow[],
  lines: readonly CartLine[],
): Promise<boolean> {
  if (!isSent(lines)) return true;
  const promised = await listPromises(
    tx,
    items.map(({ id }) => id),
  );
  return items.every(({ id, variantId, partOfVariantId }) => {
    const line = lines.find((one) => one.variantId === (partOfVariantId ?? variantId));
    const [now, then] = [line?.later ?? null, promised.get(id) ?? null];
    return partOfVariantId !== null || (now?.pieces === then?.pieces && now?.from === then?.from);
  });
}

async function hasSamePromotions(tx: Tx, orderId: string, { promotions }: Cart): Promise<boolean> {
  const used = (await listUses(tx, orderId)).map(({ promotionId }) => promotionId ?? '');
  const wanted = promotions.applied.map(({ promotionId }) => promotionId);
  return used.toSorted().join() === wanted.toSorted().join();
}

/** Nothing is read where no tax is counted, now or then. */
async function isSameTax(tx: Tx, order: OrderRow, tax: OrderTax | null): Promise<boolean> {
  const wanted = tax ? [...tax.items, ...tax.delivery] : [];
  if (order.taxIncluded !== (tax?.isIncluded ?? false) || order.taxAmount !== (tax?.total ?? 0)) return false;
  if (!tax && order.taxAmount === 0) return true;
  const placed = await listOrderTaxes(tx, order.id);
  const inShort = ({ tax: amount, ...one }: Calculated) => `${rateKey(one)} ${amount}`;
  return placed.map(inShort).join() === wanted.map(inShort).join();
}

async function isSameBuyer(
  tx: Tx,
  orderId: string,
  business: Business | null,
  evidence: readonly Evidence[],
): Promise<boolean> {
  if (!(await isSameBusiness(tx, orderId, business))) return false;
  return evidence.length === 0 || isSameEvidence(tx, orderId, evidence);
}

async function isSameEvidence(tx: Tx, orderId: string, wanted: readonly Evidence[]): Promise<boolean> {
  const inShort = ({ kind, country }: Evidence) => `${kind} ${country}`;
  const placed = (await findOrderCountry(tx, orderId))?.pieces ?? [];
  return placed.map(inShort).toSorted().join() === wanted.map(inShort).toSorted().join();
}

async function isSameBusiness(tx: Tx, orderId: string, wanted: Business | null): Promise<boolean> {
  const placed = await findOrderBusiness(tx, orderId);
  return placed?.name === wanted?.name && (placed?.vatId ?? '') === (wanted?.vatId?.text ?? '');
}
