import { currentSettings } from '../settings/current.ts';
import { guaranteesOf } from '../settings/guarantees.ts';
import type { ProductKind } from './kind.ts';

/**
 * The days of the owner's guarantee for products of a kind as it is promised now; 0: none beyond the law. What has no right
 * to withdraw has no guarantee: it has a policy of its own.
 * @param own of the product; null: as for its kind.
 */
export function guaranteeDaysOf({ name, sale }: ProductKind, own: number | null = null): number {
  if (sale.withdrawal.days === null) return 0;
  const { guarantee_days: ofShop, guarantee_by_kind: byKind } = currentSettings();
  return own ?? guaranteesOf(byKind)?.get(name) ?? ofShop;
}
