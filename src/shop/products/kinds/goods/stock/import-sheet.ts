import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { type Count, type CountedRow, type CountOutcome, countStock } from './count-stock.ts';
import { readSheet } from './sheet.ts';
import { listVariantIds } from './variant-store.ts';

export interface ImportOutcome extends Omit<CountOutcome, 'rows'> {
  readonly empty: number;
  readonly rows: readonly (CountedRow & { readonly sku: string })[];
}

/**
 * Takes a stock-take sheet that was filled in; its differences become movements, row by row. Brought again, it changes only
 * what was corrected in it.
 * @throws ShopError `unreadable`.
 */
export async function importSheet(db: Db, count: Count, text: string): Promise<ImportOutcome> {
  const { lines, problems, empty } = readSheet(text);
  const ids = await listVariantIds(
    db,
    lines.map(({ sku }) => sku),
  );
  const known = lines.flatMap(({ sku, ...line }) => {
    const variantId = ids.get(sku);
    return variantId ? [{ ...line, variantId }] : [];
  });
  const unknown = lines
    .filter(({ sku }) => !ids.has(sku))
    .map(({ row, sku }) => ({ row, text: t('There are no goods with the code “{sku}”.', { sku }) }));
  const done = await countStock(db, count, known);
  const all = [...problems, ...unknown, ...done.problems].toSorted((a, b) => a.row - b.row);
  const skus = new Map(lines.map(({ row, sku }) => [row, sku]));
  const rows = done.rows.map((one) => ({ ...one, sku: skus.get(one.row) ?? '' }));
  return { ...done, rows, problems: all, empty };
}
