import { type Db, inTransaction } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { ensureLevels, lockLevels } from '../../../../inventory/stock/store.ts';
import { moveStock, tooFew } from './change-stock.ts';

/** A counted line of a stock-take. */
export interface CountedLine {
  /** In the sheet, from 1 with the header. */
  readonly row: number;
  readonly variantId: string;
  readonly counted: number;
  /** On hand when the sheet was made: what was sent or received since is no difference. Null counts from now. */
  readonly before: number | null;
}

export interface CountOutcome {
  /** Levels that were changed. */
  readonly changed: number;
  readonly unchanged: number;
  /** By row of the sheet: why it was left as it is. */
  readonly problems: readonly { readonly row: number; readonly text: string }[];
}

/** Levels that are locked together. */
const BATCH = 200;

/**
 * Makes movements of what was counted otherwise than it was written down, some rows at a time, so that a long sheet keeps
 * nobody from buying. A row that cannot be is told and left.
 */
export async function countStock(
  db: Db,
  warehouseId: string,
  lines: readonly CountedLine[],
  actor: StaffActor,
): Promise<CountOutcome> {
  let [changed, unchanged] = [0, 0];
  const problems: { row: number; text: string }[] = [];
  for (let at = 0; at < lines.length; at += BATCH) {
    const done = await countBatch(db, warehouseId, lines.slice(at, at + BATCH), actor);
    changed += done.changed;
    unchanged += done.unchanged;
    problems.push(...done.problems);
  }
  return { changed, unchanged, problems };
}

async function countBatch(
  db: Db,
  warehouseId: string,
  lines: readonly CountedLine[],
  actor: StaffActor,
): Promise<CountOutcome> {
  return inTransaction(db, async (tx) => {
    await ensureLevels(
      tx,
      lines.map(({ variantId }) => ({ variantId, warehouseId })),
    );
    const levels = await lockLevels(
      tx,
      lines.map(({ variantId }) => variantId),
    );
    const own = new Map(
      levels.filter((level) => level.warehouseId === warehouseId).map((level) => [level.variantId, level]),
    );
    const rows = lines.flatMap((line) => {
      const level = own.get(line.variantId);
      if (!level) return [];
      const change = line.counted - (line.before ?? level.onHand);
      return [{ row: line.row, poolId: level.poolId, change, onHand: level.onHand }];
    });
    const [possible, impossible] = [
      rows.filter(({ change, onHand }) => onHand + change >= 0),
      rows.filter(({ change, onHand }) => onHand + change < 0),
    ];
    const different = possible.filter(({ change }) => change !== 0);
    await moveStock(
      tx,
      different.map(({ poolId, change }) => ({
        ...{ poolId, kind: 'count' as const, onHand: change, reason: t('Stock-take'), actor },
      })),
    );
    if (different.length > 0)
      await recordAudit(tx, {
        ...{ actor, action: 'stock.counted', subject: `warehouse:${warehouseId}` },
        details: { levels: different.length },
      });
    return {
      changed: different.length,
      unchanged: possible.length - different.length,
      problems: impossible.map(({ row, onHand }) => ({ row, text: tooFew(onHand).message })),
    };
  });
}
