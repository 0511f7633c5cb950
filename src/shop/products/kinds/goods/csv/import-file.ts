import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { type GoodsRow, readGoodsCsv } from './goods-csv.ts';
import { importProduct, RowsRefused } from './import-goods.ts';
import type { RowProblem } from './rows-to-state.ts';

export interface GoodsImport {
  /** Products that are new, changed, and as they were. */
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Of these rows nothing was taken over, nor of the others of their products. */
  readonly problems: readonly RowProblem[];
}

/**
 * Takes over a file of goods, product by product: one that has a row with a fault stays as it is. New ones begin as drafts.
 * @throws ShopError `unreadable`.
 */
export async function importGoods(db: Db, text: string, actor: StaffActor): Promise<GoodsImport> {
  const outcome = { created: 0, changed: 0, unchanged: 0 };
  const problems: RowProblem[] = [];
  for (const [slug, rows] of byProduct(text)) {
    const faults = await problemsOf(rows, async () => {
      const done = await importProduct(db, slug, rows, actor);
      if (done) outcome[done.result] += 1;
    });
    problems.push(...faults);
  }
  return { ...outcome, problems: problems.toSorted((a, b) => a.row - b.row) };
}

/** The rows of a file by the web address of their product. @throws ShopError `unreadable`. */
export function byProduct(text: string): ReadonlyMap<string, GoodsRow[]> {
  return Map.groupBy(readGoodsCsv(text), ({ cells }) => cells.get('product') ?? '');
}

/** What is wrong with rows of one product, as `work` finds it; what else fails is thrown. */
export async function problemsOf(
  rows: readonly GoodsRow[],
  work: () => Promise<void>,
): Promise<readonly RowProblem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof RowsRefused) return error.problems;
    if (error instanceof ShopError) return [{ row: rows[0]?.row ?? 0, text: error.message }];
    throw error;
  }
}
