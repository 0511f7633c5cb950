import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ShopError } from '#lib/errors.ts';
import { sheetAmount } from '#lib/parse-amount.ts';
import { withoutTurns } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { MOST_OPTIONS } from '../variants/option.ts';
import { goodsField } from '../variants/variant-texts.ts';
import type { ExportRow } from './store.ts';

export const MOST_ROWS = 20_000;

/** Columns of a variant by the field of its form that they fill. */
export const VARIANT_COLUMNS: Readonly<Record<string, string>> = {
  name: 'variant_title',
  price: 'price',
  cost: 'cost',
  at_most: 'max_quantity',
  barcode: goodsField('barcode'),
  weight: goodsField('weight'),
  length: goodsField('length'),
  width: goodsField('width'),
  height: goodsField('height'),
  customs_code: goodsField('customs_code'),
  origin_country: goodsField('origin_country'),
  stock: goodsField('stock'),
  promised_days: goodsField('promised_days'),
  promised_on: goodsField('promised_on'),
};

const places = Array.from({ length: MOST_OPTIONS }, (_, at) => at + 1);
const HEADS = [
  ...['product', 'title', 'properties'],
  ...places.flatMap((place) => [`option${place}`, `value${place}`]),
  ...['sku', 'currency', 'on_sale', ...Object.keys(VARIANT_COLUMNS)],
];

/** Goods as CSV in UTF-8 for spreadsheets, a row for each variant; what they would take for a formula stands behind an apostrophe. */
export function goodsCsv(rows: readonly ExportRow[]): string {
  const lines = rows.map((row) => {
    const cells = cellsOf(row);
    return HEADS.map((head) => cells[head] ?? '');
  });
  return stringify([HEADS, ...lines], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
    // A cell of several lines, which are not told from the end of a row otherwise.
    quoted_match: /\n/,
  });
}

function cellsOf(row: ExportRow): Readonly<Record<string, string>> {
  const { currency, choices, costAmount } = row;
  const amount = (minor: number | null) => (minor === null ? '' : sheetAmount({ amount: minor, currency }));
  const isNamedByChoice = row.name === choices.map(({ value }) => value).join(', ');
  return {
    ...{ product: row.product, title: row.title, sku: row.sku, currency },
    properties: row.properties.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    ...Object.fromEntries(
      choices.flatMap(({ name, value }, at) => [
        [`option${at + 1}`, name],
        [`value${at + 1}`, value],
      ]),
    ),
    name: isNamedByChoice ? '' : row.name,
    ...{ price: amount(row.priceAmount), cost: amount(costAmount), at_most: String(row.maxQuantity) },
    ...{ barcode: row.barcode ?? '', weight: text(row.weightGrams), length: centimetres(row.lengthMm) },
    ...{ width: centimetres(row.widthMm), height: centimetres(row.heightMm) },
    ...{ customs_code: row.customsCode ?? '', origin_country: row.originCountry ?? '', stock: row.stock },
    ...{ promised_days: text(row.promisedDays), promised_on: row.promisedOn ?? '' },
    on_sale: row.isOnSale ? 'yes' : 'no',
  };
}

const text = (value: number | null) => (value === null ? '' : String(value));
const centimetres = (mm: number | null) => (mm === null ? '' : String(mm / 10));

/** A row of a file of goods, by its heads. A column that the file does not have is left as it is. */
export interface GoodsRow {
  /** In the file, from 1 with the header. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** @throws ShopError `unreadable` for a file that is none of goods. */
export function readGoodsCsv(text: string): GoodsRow[] {
  const rows = parseRows(text);
  const heads = (rows[0] ?? []).map((head) => head.trim().toLowerCase());
  const unknown = heads.find((head) => head !== '' && !HEADS.includes(head));
  if (unknown !== undefined) throw unreadable(t('There is no column “{name}”.', { name: unknown }));
  if (!heads.includes('product') || !heads.includes('sku') || rows.length > MOST_ROWS + 1)
    throw unreadable(t('This is not a file of goods: it needs the columns “product” and “sku”.'));
  return rows.slice(1).map((cells, at) => ({
    row: at + 2,
    cells: new Map(
      heads.flatMap((head, place) => (head === '' ? [] : [[head, plain(cells[place] ?? '')] as const])),
    ),
  }));
}

/** Without what stands before a formula. */
const plain = (cell: string) => withoutTurns(cell).replace(/^'(?=[=+\-@\t\r])/, '');

function parseRows(text: string): string[][] {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  try {
    if (text.includes('\0') || !text.isWellFormed()) throw new Error('no text');
    return parse(text, {
      ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS + 2 },
    }) as string[][];
  } catch {
    throw unreadable(t('This is not a file of goods: it needs the columns “product” and “sku”.'));
  }
}

function unreadable(problem: string): ShopError {
  return new ShopError('unreadable', 422, problem, { list: problem });
}
