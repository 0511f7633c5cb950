import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { SheetLevel } from './count-stock.ts';

/** A line of a stock-take sheet as it was read. */
export interface SheetLine {
  /** In the file, from 1 with the header. */
  readonly row: number;
  readonly sku: string;
  readonly counted: number;
  readonly before: SheetLevel | null;
}

export interface Sheet {
  readonly lines: readonly SheetLine[];
  readonly problems: readonly { readonly row: number; readonly text: string }[];
  /** Rows without a count: nobody has counted them. */
  readonly empty: number;
}

const HEADS = ['sku', 'name', 'on_hand', 'counted', 'sheet'] as const;
const MOST_ROWS = 20_000;

/** A sheet to count with, as CSV in UTF-8 for spreadsheets; what they would take for a formula stands behind an apostrophe. */
export function sheetCsv(
  rows: readonly { readonly sku: string; readonly name: string; readonly onHand: number }[],
): string {
  const sheet = randomUUID();
  return stringify([[...HEADS], ...rows.map(({ sku, name, onHand }) => [sku, name, onHand, '', sheet])], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  });
}

/** A sheet that takes the changes of another back; what was sold and received since stays. */
export function undoCsv(
  rows: readonly { readonly sku: string; readonly from: number; readonly to: number }[],
): string {
  const sheet = randomUUID();
  return stringify([[...HEADS], ...rows.map(({ sku, from, to }) => [sku, '', to, from, sheet])], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  });
}

/**
 * Reads a sheet that was filled in: separated by commas, semicolons or tabs, with the columns `sku` and `counted`, and
 * `on_hand` as it was when the sheet was made, which `sheet` names.
 * @throws ShopError `unreadable` for a file that is no such sheet.
 */
export function readSheet(text: string): Sheet {
  const rows = parseRows(text);
  const heads = (rows[0] ?? []).map((head) => head.trim().toLowerCase());
  const column = (name: (typeof HEADS)[number]) => heads.indexOf(name);
  if (column('sku') < 0 || column('counted') < 0 || rows.length > MOST_ROWS + 1) throw unreadable();
  const read = rows.slice(1).map((cells, at): Typed => {
    const cell = (name: (typeof HEADS)[number]) => (cells[column(name)] ?? '').trim();
    const typed = { counted: cell('counted'), before: cell('on_hand'), sheet: cell('sheet').toLowerCase() };
    return { row: at + 2, sku: withoutApostrophe(cell('sku')), ...typed };
  });
  const filled = read.filter((one) => one.counted !== '');
  const first = new Map(filled.toReversed().map(({ sku, row }) => [sku, row]));
  const problems = filled.flatMap((one) => {
    const isDoubled = first.get(one.sku) !== one.row;
    const text = problemOf(one) ?? (isDoubled ? t('This code stands twice in the sheet.') : null);
    return text ? [{ row: one.row, text }] : [];
  });
  const wrong = new Set(problems.map(({ row }) => row));
  const lines = filled
    .filter(({ row }) => !wrong.has(row))
    .map(({ row, sku, counted, before, sheet }) => ({
      ...{ row, sku, counted: Number(counted) },
      before: before === '' ? null : { sheet, onHand: Number(before) },
    }));
  return { lines, problems, empty: read.length - filled.length };
}

interface Typed {
  readonly row: number;
  readonly sku: string;
  readonly counted: string;
  readonly before: string;
  readonly sheet: string;
}

function problemOf({ counted, before, sheet }: Typed): string | null {
  const wrong = [counted, before || '0'].find((text) => !/^\d{1,7}$/.test(text));
  if (wrong !== undefined) return t('“{text}” is not a number of pieces.', { text: wrong });
  if (before === '' || z.uuid().safeParse(sheet).success) return null;
  return t(
    'The column “sheet” is empty, so nobody knows when “on_hand” was right. Get a new sheet, or empty “on_hand” to count from now.',
  );
}

function parseRows(text: string): string[][] {
  // UTF-16 read as UTF-8; and PostgreSQL knows no such character.
  if (text.includes('\0')) throw unreadable();
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

/** Sheets write it before what a spreadsheet would take for a formula. */
function withoutApostrophe(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@\t\r])/, '');
}

function unreadable(): ShopError {
  const text = t('This is not a stock-take sheet: it needs the columns “sku” and “counted”.');
  return new ShopError('unreadable', 422, text, { list: text });
}
