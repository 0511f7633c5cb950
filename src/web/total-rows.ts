import type { Money } from '#lib/money.ts';
import type { Totals } from '#shop/pricing/totals.ts';

/** The lines of a sum that say something; a sum without any is its own total. */
export function totalRows(totals: Totals): { rows: { name: string; money: Money }[]; total: Money } {
  const money = (amount: number): Money => ({ amount, currency: totals.currency });
  const parts = [
    { name: 'Discount', money: money(-totals.discount) },
    { name: 'Tax', money: money(totals.tax) },
    { name: 'Delivery', money: money(totals.shipping) },
  ].filter((row) => row.money.amount !== 0);
  const rows = parts.length > 0 ? [{ name: 'Subtotal', money: money(totals.subtotal) }, ...parts] : [];
  return { rows, total: money(totals.total) };
}
