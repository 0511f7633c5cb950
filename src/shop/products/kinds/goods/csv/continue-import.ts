import type { Db } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { namedSheet } from '../sheets/sheet.ts';
import { finishSheet, saveBefore } from '../sheets/store.ts';
import { goodsCsv, MOST_ROWS } from './goods-csv.ts';
import { byProduct, type GoodsImport, problemsOf } from './import-file.ts';
import { importProduct } from './import-goods.ts';
import type { GoodsPlan } from './plan-goods.ts';
import { type ExportRow, listExportRows } from './store.ts';
import { claimProduct, listTakenOver, recordRefused, recordTakenOver } from './taken-over-store.ts';

/** Products whose rows are read together. */
const AT_ONCE = 100;

/**
 * Takes over what is left of a file that was claimed, each product in a transaction with its note: cut short at any moment it
 * goes on where it was, and two at once share the work.
 */
export async function continueImport(db: Db, id: string): Promise<void> {
  const sheet = await namedSheet(db, 'goods', id);
  const { appliedBy, plan } = sheet;
  if (!appliedBy || !plan || sheet.outcome) return;
  const { products } = plan as GoodsPlan;
  const changing = products.filter(({ does }) => does === 'change').map(({ slug }) => slug);
  // Before the first product is changed, and once: what a second run would read has been changed already.
  await saveBefore(db, id, sheet.before ?? sheetOf(await rowsOf(db, changing)));
  const versions = new Map(products.map(({ slug, version }) => [slug, version]));
  const done = new Set((await listTakenOver(db, id)).map(({ slug }) => slug));
  for (const [slug, rows] of byProduct(sheet.content)) {
    if (done.has(slug)) continue;
    const problems = await problemsOf(rows, async () => {
      await importProduct(db, slug, rows, appliedBy as StaffActor, {
        ...(versions.has(slug) ? { seen: versions.get(slug) ?? null } : { isRefused: true }),
        claim: (tx) => claimProduct(tx, id, slug),
        record: (tx, imported) => recordTakenOver(tx, id, slug, imported),
      });
    });
    if (problems.length > 0) await recordRefused(db, id, slug, problems);
  }
  await finish(db, id, changing);
}

async function finish(db: Db, id: string, changing: readonly string[]): Promise<void> {
  const { before } = await namedSheet(db, 'goods', id);
  const taken = await listTakenOver(db, id);
  const count = (result: string) => taken.filter((one) => one.result === result).length;
  const outcome: GoodsImport = {
    ...{ created: count('created'), changed: count('changed'), unchanged: count('unchanged') },
    problems: taken.flatMap(({ problems }) => problems).toSorted((a, b) => a.row - b.row),
  };
  const known = new Set(skusOf(before ?? ''));
  const added = (await rowsOf(db, changing)).filter(({ sku }) => !known.has(sku));
  const off = sheetOf(added.map((row) => ({ ...row, isOnSale: false })));
  await finishSheet(db, id, outcome, joined(before ?? '', off));
}

function skusOf(sheet: string): string[] {
  if (sheet === '') return [];
  return [...byProduct(sheet).values()].flatMap((rows) => rows.map(({ cells }) => cells.get('sku') ?? ''));
}

/** Two sheets with the same head as one. */
function joined(sheet: string, more: string): string {
  if (sheet === '' || more === '') return sheet || more;
  return sheet + more.slice(more.indexOf('\n') + 1);
}

async function rowsOf(db: Db, slugs: readonly string[]): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  for (let at = 0; at < slugs.length; at += AT_ONCE)
    rows.push(...(await listExportRows(db, slugs.slice(at, at + AT_ONCE), MOST_ROWS)));
  return rows;
}

const sheetOf = (rows: readonly ExportRow[]) => (rows.length === 0 ? '' : goodsCsv(rows));
