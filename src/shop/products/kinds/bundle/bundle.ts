import { z } from 'zod';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';

/** A bundle has nothing of its own beyond its parts, which are edited by themselves. */
export const bundleDetails = z.strictObject({
  /** How many parts there are. */
  count: z.number().int().min(0),
});
export type BundleDetails = z.infer<typeof bundleDetails>;

/** What is saved with a bundle; amounts in minor units. It changes with the prices of the parts, so that details do not keep it. */
export interface Saving {
  /** What the parts cost by themselves, at least. */
  readonly apart: number;
  readonly price: number | null;
  readonly currency: string | null;
}

/** What a bundle's card shows. */
export type BundleBrief = BundleDetails & Saving;

/** "3 things". */
export function thingsText(count: number): string {
  return t('{count, plural, one {# thing} other {# things}}', { count });
}

/** "You save 12.00 USD"; null where nothing is saved. */
export function savingText({ apart, price, currency }: Saving): string | null {
  if (price === null || currency === null || apart <= price) return null;
  return t('You save {amount}', { amount: formatMoney({ amount: apart - price, currency }) });
}
