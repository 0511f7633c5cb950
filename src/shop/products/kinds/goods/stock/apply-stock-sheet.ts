import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { namedSheet, planPrint, refuseUnlessApplied } from '../sheets/sheet.ts';
import { claimSheet, finishSheet } from '../sheets/store.ts';
import type { Count } from './count-stock.ts';
import { importSheet } from './import-sheet.ts';
import { undoCsv } from './sheet.ts';

/**
 * Takes over an uploaded stock-take sheet as its preview showed it, once: sent again it does nothing. A sheet that takes the
 * differences back is kept.
 * @param seen the print of the outcome that was shown.
 * @throws ShopError `unknown_sheet`, `plan_changed`.
 */
export async function applyStockSheet(db: Db, id: string, seen: string, count: Count): Promise<void> {
  const sheet = await namedSheet(db, 'stock', id);
  if (sheet.appliedAt) return;
  const plan = await importSheet(db, { ...count, isTrial: true }, sheet.content);
  if (planPrint(plan) !== seen) return refuseUnlessApplied(db, 'stock', id);
  if (
    !(await claimSheet(db, id, {
      at: now(),
      by: count.actor,
      before: plan.rows.length > 0 ? undoCsv(plan.rows) : '',
    }))
  )
    return;
  const outcome = await importSheet(db, count, sheet.content);
  await finishSheet(db, id, outcome, outcome.rows.length > 0 ? undoCsv(outcome.rows) : '');
}
