import type { Bought } from './complete-store.ts';
import type { Unbought } from './payments/processing-store.ts';
import type { ItemRow } from './store.ts';

/** What leaves the cart: the parts of a bundle were one line there. */
export function boughtOf(items: readonly ItemRow[]): Bought[] {
  const bought = items.map(({ variantId, quantity, partOfVariantId, partOfQuantity }) =>
    partOfVariantId
      ? { variantId: partOfVariantId, quantity: partOfQuantity ?? quantity }
      : { variantId, quantity },
  );
  return [...new Map(bought.map((one) => [one.variantId, one])).values()];
}

/** The same as it goes back, with the price of one. */
export function unboughtOf(items: readonly ItemRow[], currency: string): Unbought[] {
  return boughtOf(items).map(({ variantId, quantity }) => {
    const own = items.filter((item) => (item.partOfVariantId ?? item.variantId) === variantId);
    const total = own.reduce((sum, { totalAmount }) => sum + totalAmount, 0);
    return { variantId, quantity, unitAmount: Math.floor(total / quantity), currency };
  });
}
