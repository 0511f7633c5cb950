import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { namedSheet, planPrint, refuseUnlessApplied } from '../sheets/sheet.ts';
import { claimSheet, type StoredSheet, savePlan, setLookedAt } from '../sheets/store.ts';
import { continueImport } from './continue-import.ts';
import { readGoodsCsv } from './goods-csv.ts';
import { type GoodsPlan, planGoods } from './plan-goods.ts';
import { takeBackImport } from './take-back-import.ts';
import { claimTakingBack, countToTakeBack } from './taken-over-store.ts';

export const SHEET_QUEUE = 'goods-sheets';

/** Files of more lines, and more products to take back, are left to a job: a request has 2.5 s for all of its queries. */
const MOST_AT_ONCE = 40;
/** If the request is cut short, its job goes on after this many seconds. */
const JOB_AFTER_SECONDS = 60;

const isLarge = ({ content }: Pick<StoredSheet, 'content'>) =>
  content.split('\n', MOST_AT_ONCE + 2).length > MOST_AT_ONCE + 1;

/**
 * Begins to look at what an uploaded file of goods would do.
 * @throws ShopError `unknown_sheet`, `unreadable`.
 */
export async function lookAtGoodsSheet(db: Db, id: string): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  readGoodsCsv(sheet.content);
  if (isLarge(sheet) && !sheet.plan) await enqueue(db, SHEET_QUEUE, { sheetId: id });
}

/** What an uploaded file of goods would do; null while a job is still finding out. */
export async function planOfSheet(db: Db, sheet: StoredSheet): Promise<GoodsPlan | null> {
  return isLarge(sheet) ? ((sheet.plan as GoodsPlan | null) ?? null) : planGoods(db, sheet.content);
}

/**
 * Takes over an uploaded file of goods as its preview showed it, once: sent again it does nothing. A large one is taken over by
 * a job. The values that stood there before are kept as a file that brings them back.
 * @param seen the print of the plan that was shown.
 * @throws ShopError `unknown_sheet`, `plan_changed`.
 */
export async function applyGoodsSheet(db: Db, id: string, seen: string, actor: StaffActor): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  if (sheet.appliedAt) return;
  const plan = await planOfSheet(db, sheet);
  if (!plan || planPrint(plan) !== seen) return refuseUnlessApplied(db, 'goods', id);
  const isJob = isLarge(sheet);
  const isClaimed = await inTransaction(db, async (tx) => {
    if (!isJob) await savePlan(tx, id, plan);
    if (!(await claimSheet(tx, id, { at: now(), by: actor }))) return false;
    await enqueue(tx, SHEET_QUEUE, { sheetId: id }, isJob ? {} : { startAfter: JOB_AFTER_SECONDS });
    return true;
  });
  if (isClaimed && !isJob) await continueImport(db, id);
}

/**
 * Takes back the products that an import created, as far as nothing happened to them since; once.
 * @throws ShopError `unknown_sheet`.
 */
export async function takeBackGoodsSheet(db: Db, id: string, actor: StaffActor): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  if (!sheet.outcome) throw new ShopError('not_applied', 409, t('This file was not taken over.'));
  const isJob = (await countToTakeBack(db, id)) > MOST_AT_ONCE;
  const isClaimed = await inTransaction(db, async (tx) => {
    if (!(await claimTakingBack(tx, id, actor))) return false;
    await enqueue(tx, SHEET_QUEUE, { sheetId: id }, isJob ? {} : { startAfter: JOB_AFTER_SECONDS });
    return true;
  });
  if (isClaimed && !isJob) await takeBackImport(db, id);
}

/** The job of a sheet: whatever of it is still to be done. Safe to run twice, and at once. */
export async function workOnSheet(db: Db, id: string): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  if (sheet.takenBackBy) return takeBackImport(db, id);
  if (sheet.appliedAt) return continueImport(db, id);
  if (!sheet.plan)
    await savePlan(db, id, await planGoods(db, sheet.content, (count) => setLookedAt(db, id, count)));
}
