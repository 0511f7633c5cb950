import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { Totals } from '#shop/pricing/totals.ts';

/** The rows of an order total that are not zero; without any only the total is shown. Amounts in minor units. */
export function totalRows(totals: Totals): { rows: { name: string; money: Money }[]; total: Money } {
  const money = (amount: number): Money => ({ amount, currency: totals.currency });
  const parts = [
    { name: t('Discount'), money: money(-totals.discount) },
    { name: t('Tax'), money: money(totals.tax) },
    { name: t('Delivery'), money: money(totals.shipping) },
  ].filter((row) => row.money.amount !== 0);
  const rows = parts.length > 0 ? [{ name: t('Subtotal'), money: money(totals.subtotal) }, ...parts] : [];
  return { rows, total: money(totals.total) };
}
