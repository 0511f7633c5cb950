import { z } from 'zod';
import { readCsv } from '#lib/csv.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { carriers } from '../../shipping/carriers.ts';
import { readParcelReference } from '../../shipping/parcel-reference.ts';
import { shipForm } from './ship-parcel.ts';

/** A row of a carrier's file: the number that a parcel got. */
export interface TrackedRow {
  readonly row: number;
  readonly order: string;
  readonly parcel: number;
  readonly carrier: string;
  readonly tracking: string;
}

/** Why a row of a file is not used. */
export interface RowProblem {
  readonly row: number;
  readonly text: string;
}

export interface TrackingSheet {
  readonly rows: readonly TrackedRow[];
  readonly problems: readonly RowProblem[];
  /** Rows without a number: their parcels are not sent yet. */
  readonly empty: number;
}

export const trackingForm = z.strictObject({
  act: z.enum(['look', 'ship'], { error: () => t('This form is not whole. Load the page again.') }),
  list: z.string().min(1, { error: () => t('Choose a file.') }),
  /** For rows that name none. */
  carrier: z.union([z.literal(''), z.enum(carriers.map(({ name }) => name))]),
});

const MOST_ROWS = 2000;
/** As carriers call the columns, lower case and letters only. */
const REFERENCE = [
  'reference',
  'parcelreference',
  'customerreference',
  'orderreference',
  'referenz',
  'referenznummer',
];
const TRACKING = [
  'trackingnumber',
  'tracking',
  'trackingcode',
  'shipmentnumber',
  'sendungsnummer',
  'paketnummer',
];
const CARRIER = ['carrier', 'versanddienst'];

/**
 * Reads a file of tracking numbers. A row that is wrong is told by its number, and the others are not lost.
 * @param carrier of rows that name none.
 * @throws ShopError `unreadable` for a file without the columns for reference and tracking number.
 */
export function readTracking(text: string, carrier: string): TrackingSheet {
  const { names, rows } = readCsv(text, MOST_ROWS) ?? { names: new Set<string>(), rows: [] };
  if (![REFERENCE, TRACKING].every((known) => known.some((name) => names.has(name)))) throw unreadable();
  const cell = ({ cells }: (typeof rows)[number], known: readonly string[]) =>
    known.map((name) => cells.get(name)).find((found) => found !== undefined && found !== '') ?? '';
  const filled = rows.filter((row) => cell(row, TRACKING) !== '');
  const seen = new Map<string, number>();
  const read: TrackedRow[] = [];
  const problems: RowProblem[] = [];
  for (const one of filled) {
    const typed = { carrier: cell(one, CARRIER) || carrier, tracking: cell(one, TRACKING) };
    const result = readRow(one.row, cell(one, REFERENCE), typed, seen);
    if (typeof result === 'string') problems.push({ row: one.row, text: result });
    else read.push(result);
  }
  return { rows: read, problems, empty: rows.length - filled.length };
}

/** @returns the row, or why it is wrong. */
function readRow(
  row: number,
  reference: string,
  typed: { readonly carrier: string; readonly tracking: string },
  seen: Map<string, number>,
): TrackedRow | string {
  const named = readParcelReference(reference);
  if (!named) return t('“{text}” names no parcel.', { text: reference });
  const key = `${named.order}-${named.number}`;
  const before = seen.get(key);
  if (before !== undefined) return t('Row {row, number} is about the same parcel.', { row: before });
  seen.set(key, row);
  const form = shipForm.safeParse(typed);
  if (form.success) return { row, order: named.order, parcel: named.number, ...form.data };
  return form.error.issues[0]?.path[0] === 'carrier'
    ? t('The name of the carrier is too long.')
    : t('“{text}” is no tracking number.', { text: typed.tracking });
}

function unreadable(): ShopError {
  const text = t(
    'This is not a file of tracking numbers: it needs the columns “reference” and “tracking_number”.',
  );
  return new ShopError('unreadable', 422, text, { list: text });
}
