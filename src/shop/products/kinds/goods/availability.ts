import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { type Availability, unlimited } from '../../../inventory/availability.ts';
import { promisedDay } from '../../../inventory/stock/promise.ts';
import { listVariantStock, type VariantStock } from '../../../inventory/stock/variant-stock-store.ts';
import { listProductStock, type ProductStock } from './lists/products-stock-store.ts';

/**
 * Whether goods can be bought now, by what all open warehouses have together. What is not counted, or sold beyond the
 * stock, never runs out.
 */
export async function goodsAvailability(
  db: Db,
  variantIds: readonly string[],
  ownOrderId: string | null,
): Promise<ReadonlyMap<string, Availability>> {
  const states = variantIds.length === 0 ? [] : await listVariantStock(db, variantIds, ownOrderId);
  return new Map(states.map((state) => [state.variantId, stateOf(state)]));
}

/** The same of items, by their variants on sale together; one without any is left out. */
export async function goodsAvailabilityOfProducts(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, Availability>> {
  const rows = productIds.length === 0 ? [] : await listProductStock(db, { productIds });
  return new Map(rows.map((row) => [row.productId, stateOfProduct(row)]));
}

function stateOfProduct({ isEndless, left, isHeld, heldUntil }: ProductStock): Availability {
  if (isEndless) return unlimited;
  if (left > 0) return { is: 'open', left };
  return isHeld && heldUntil ? { is: 'held', until: heldUntil } : { is: 'sold_out' };
}

/** Whether a variant can be bought now. */
export function stateOf(stock: VariantStock, at: Date = now()): Availability {
  const { variantId, rule, left, unsold, heldUntil } = stock;
  const from = promisedDay(stock, at);
  if (from !== null) return { is: 'open', left: null, backOrder: { left, from } };
  if (rule !== 'tracked') return unlimited;
  if (left > 0) return { is: 'open', left, of: variantId };
  return unsold > 0 && heldUntil ? { is: 'held', until: heldUntil } : { is: 'sold_out' };
}
