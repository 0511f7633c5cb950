import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import type { LevelOfWarehouse } from '../../../../inventory/stock/level.ts';
import { ensureLevels, lockLevels } from '../../../../inventory/stock/store.ts';
import { isTooMany, moveStock, tooFew, tooMany } from './change-stock.ts';
import { sumCounted } from './form-store.ts';

/** A counted line of a stock-take. */
export interface CountedLine {
  /** In the sheet, from 1 with the header. */
  readonly row: number;
  readonly variantId: string;
  readonly counted: number;
  /** When the sheet was made: what was sent or received since is no difference. Null counts from now. */
  readonly before: SheetLevel | null;
}

/** What a stock-take sheet says was on hand when it was made. */
export interface SheetLevel {
  /** Each sheet's own: brought back again, it changes only what was corrected in it. */
  readonly sheet: string;
  readonly onHand: number;
}

export interface CountOutcome {
  /** Levels that were changed. */
  readonly changed: number;
  readonly unchanged: number;
  /** By row of the sheet: why it was left as it is. */
  readonly problems: readonly { readonly row: number; readonly text: string }[];
  /** The levels that differ, by row of the sheet: pieces before and after. */
  readonly rows: readonly CountedRow[];
}

export interface CountedRow {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Levels that are locked together. */
const BATCH = 200;

/** Which warehouse was counted, and who counted it; `isTrial` changes nothing and says what would be changed. */
export interface Count {
  readonly warehouseId: string;
  readonly actor: StaffActor;
  readonly isTrial?: boolean;
}

/**
 * Makes movements of what was counted otherwise than it was written down, some rows at a time, so that a long sheet keeps
 * nobody from buying. A row that cannot be is told and left. Brought again, a sheet changes nothing twice.
 */
export async function countStock(db: Db, count: Count, lines: readonly CountedLine[]): Promise<CountOutcome> {
  let [changed, unchanged] = [0, 0];
  const problems: { row: number; text: string }[] = [];
  const rows: CountedRow[] = [];
  for (let at = 0; at < lines.length; at += BATCH) {
    const done = await inTransaction(db, (tx) => countBatch(tx, count, lines.slice(at, at + BATCH)));
    changed += done.changed;
    unchanged += done.unchanged;
    problems.push(...done.problems);
    rows.push(...done.rows);
  }
  return { changed, unchanged, problems, rows };
}

async function countBatch(
  tx: Tx,
  { warehouseId, actor, isTrial = false }: Count,
  lines: readonly CountedLine[],
): Promise<CountOutcome> {
  const rows = await compare(tx, warehouseId, lines, isTrial);
  const possible = rows.filter(({ problem }) => problem === null);
  const different = possible.filter(({ change }) => change !== 0);
  if (different.length > 0 && !isTrial) {
    const movements = different.map(({ poolId, change, form }) => ({
      ...{ poolId, kind: 'count' as const, onHand: change, reason: t('Stock-take'), actor },
      ...(form ? { form } : {}),
    }));
    await moveStock(tx, movements);
    await recordAudit(tx, {
      ...{ actor, action: 'stock.counted', subject: `warehouse:${warehouseId}` },
      details: { levels: different.length },
    });
  }
  const problems = rows.flatMap(({ row, problem }) => (problem ? [{ row, text: problem }] : []));
  return {
    ...{ changed: different.length, unchanged: possible.length - different.length, problems },
    rows: different.map(({ row, onHand, change }) => ({ row, from: onHand, to: onHand + change })),
  };
}

interface Compared {
  readonly row: number;
  readonly poolId: string;
  readonly onHand: number;
  readonly change: number;
  readonly form: string | null;
  readonly problem: string | null;
}

/** How what was counted differs from what was written down; the levels are locked. */
async function compare(
  tx: Tx,
  warehouseId: string,
  lines: readonly CountedLine[],
  isTrial: boolean,
): Promise<Compared[]> {
  const variantIds = lines.map(({ variantId }) => variantId);
  if (!isTrial)
    await ensureLevels(
      tx,
      variantIds.map((variantId) => ({ variantId, warehouseId })),
    );
  const own = new Map(
    (await lockLevels(tx, variantIds))
      .filter((level) => level.warehouseId === warehouseId)
      .map((level) => [level.variantId, level]),
  );
  const done = await sumCounted(
    tx,
    [...new Set(lines.flatMap(({ before }) => before?.sheet ?? []))],
    [...own.values()].map(({ poolId }) => poolId),
  );
  return lines.map((line) => compareLine(line, own.get(line.variantId), done));
}

function compareLine(
  { row, counted, before }: CountedLine,
  level: LevelOfWarehouse | undefined,
  done: ReadonlyMap<string, number>,
): Compared {
  const { poolId, onHand } = level ?? { poolId: '', onHand: 0 };
  const taken = before ? (done.get(`${before.sheet} ${poolId}`) ?? 0) : 0;
  const change = counted - (before?.onHand ?? onHand) - taken;
  const form = before?.sheet ?? null;
  const then = onHand + change;
  const problem = then < 0 ? tooFew(onHand).message : isTooMany(then) ? tooMany().message : null;
  return { row, poolId, onHand, change, form, problem };
}
