import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/**
 * CSV in UTF-8 as spreadsheets open it, with a byte order mark. A text that they would take for a formula stands behind an
 * apostrophe.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

/** A part of such a file, to be sent piece by piece; the mark that it begins with is left to the caller. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}

/** A CSV file: the names of its columns, lower case and letters only, and the rows below. */
export interface Csv {
  readonly names: ReadonlySet<string>;
  readonly rows: readonly CsvRow[];
}

interface CsvRow {
  /** In the file, from 1 with the row of names. */
  readonly row: number;
  /** By the name of the column. */
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * Reads rows below a row of names, separated by commas, semicolons or tabs; empty ones are left out. An apostrophe before
 * what a spreadsheet would take for a formula is taken away.
 * @param mostRows longer files are not read.
 * @returns null for what is no CSV, or has more rows.
 */
export function readCsv(text: string, mostRows: number): Csv | null {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, delimiter, relax_column_count: true, to: mostRows + 2 }) as string[][];
  } catch {
    return null;
  }
  if (rows.length > mostRows + 1) return null;
  const names = (rows[0] ?? []).map((name) => name.toLowerCase().replaceAll(/[^\p{L}]/gu, ''));
  const read = rows.slice(1).flatMap((row, at) => {
    const cells = new Map(names.map((name, column) => [name, tidyCell(row[column] ?? '')]));
    return row.every((cell) => cell.trim() === '') ? [] : [{ row: at + 2, cells }];
  });
  return { names: new Set(names), rows: read };
}

function tidyCell(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');
}
