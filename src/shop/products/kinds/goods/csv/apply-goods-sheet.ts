import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { namedSheet, planPrint, refuseUnlessApplied } from '../sheets/sheet.ts';
import { claimSheet, finishSheet } from '../sheets/store.ts';
import { goodsCsv, MOST_ROWS } from './goods-csv.ts';
import { importGoods } from './import-goods.ts';
import { planGoods } from './plan-goods.ts';
import { type ExportRow, listExportRows } from './store.ts';

/**
 * Takes over an uploaded file of goods as its preview showed it, once: sent again it does nothing. The values that stood there
 * before are kept as a file that brings them back.
 * @param seen the print of the plan that was shown.
 * @throws ShopError `unknown_sheet`, `plan_changed`.
 */
export async function applyGoodsSheet(db: Db, id: string, seen: string, actor: StaffActor): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  if (sheet.appliedAt) return;
  const plan = await planGoods(db, sheet.content);
  if (planPrint(plan) !== seen) return refuseUnlessApplied(db, 'goods', id);
  const changing = plan.products.filter(({ does }) => does === 'change').map(({ slug }) => slug);
  const before = await rowsOf(db, changing);
  if (!(await claimSheet(db, id, sheetOf(before), now()))) return;
  const outcome = await importGoods(db, sheet.content, actor);
  const known = new Set(before.map(({ sku }) => sku));
  const added = (await rowsOf(db, changing)).filter(({ sku }) => !known.has(sku));
  const undo = [...before, ...added.map((row) => ({ ...row, isOnSale: false }))];
  await finishSheet(db, id, outcome, sheetOf(undo));
}

const rowsOf = async (db: Db, slugs: readonly string[]) =>
  slugs.length === 0 ? [] : listExportRows(db, slugs, MOST_ROWS);

const sheetOf = (rows: readonly ExportRow[]) => (rows.length === 0 ? '' : goodsCsv(rows));
