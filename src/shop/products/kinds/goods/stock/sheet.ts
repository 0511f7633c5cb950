import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';

/** A line of a stock-take sheet as it was read. */
export interface SheetLine {
  /** In the file, from 1 with the header. */
  readonly row: number;
  readonly sku: string;
  readonly counted: number;
  readonly before: number | null;
}

export interface Sheet {
  readonly lines: readonly SheetLine[];
  readonly problems: readonly { readonly row: number; readonly text: string }[];
  /** Rows without a count: nobody has counted them. */
  readonly empty: number;
}

const HEADS = ['sku', 'name', 'on_hand', 'counted'] as const;
const MOST_ROWS = 20_000;

/** A sheet to count with, as CSV in UTF-8 for spreadsheets; what they would take for a formula stands behind an apostrophe. */
export function sheetCsv(
  rows: readonly { readonly sku: string; readonly name: string; readonly onHand: number }[],
): string {
  return stringify([[...HEADS], ...rows.map(({ sku, name, onHand }) => [sku, name, onHand, ''])], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  });
}

/**
 * Reads a sheet that was filled in: separated by commas, semicolons or tabs, with the columns `sku` and `counted`, and
 * `on_hand` as it was when the sheet was made.
 * @throws ShopError `unreadable` for a file that is no such sheet.
 */
export function readSheet(text: string): Sheet {
  const rows = parseRows(text);
  const heads = (rows[0] ?? []).map((head) => head.trim().toLowerCase());
  const [sku, counted, onHand] = [heads.indexOf('sku'), heads.indexOf('counted'), heads.indexOf('on_hand')];
  if (sku < 0 || counted < 0 || rows.length > MOST_ROWS + 1) throw unreadable();
  const read = rows.slice(1).map((cells, at) => ({
    row: at + 2,
    sku: withoutApostrophe(cells[sku] ?? ''),
    counted: (cells[counted] ?? '').trim(),
    before: onHand < 0 ? '' : (cells[onHand] ?? '').trim(),
  }));
  const filled = read.filter((one) => one.counted !== '');
  const problemOf = (one: (typeof read)[number]) =>
    /^\d{1,7}$/.test(one.counted) && /^\d{0,7}$/.test(one.before)
      ? doubled(filled, one)
      : t('“{text}” is no number of pieces.', {
          text: /^\d{1,7}$/.test(one.counted) ? one.before : one.counted,
        });
  const problems = filled.flatMap((one) => {
    const problem = problemOf(one);
    return problem ? [{ row: one.row, text: problem }] : [];
  });
  const wrong = new Set(problems.map(({ row }) => row));
  const lines = filled
    .filter(({ row }) => !wrong.has(row))
    .map((one) => ({
      ...{ row: one.row, sku: one.sku, counted: Number(one.counted) },
      before: one.before === '' ? null : Number(one.before),
    }));
  return { lines, problems, empty: read.length - filled.length };
}

function parseRows(text: string): string[][] {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  try {
    return parse(text, {
      ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS + 2 },
    }) as string[][];
  } catch {
    throw unreadable();
  }
}

function doubled(all: readonly { row: number; sku: string }[], one: { row: number; sku: string }) {
  return all.some(({ row, sku }) => sku === one.sku && row < one.row)
    ? t('This code stands twice in the sheet.')
    : null;
}

/** Sheets write it before what a spreadsheet would take for a formula. */
function withoutApostrophe(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@\t\r])/, '');
}

function unreadable(): ShopError {
  const text = t('This is not a stock-take sheet: it needs the columns “sku” and “counted”.');
  return new ShopError('unreadable', 422, text, { list: text });
}
