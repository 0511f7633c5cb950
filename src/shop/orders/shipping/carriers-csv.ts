import { csvText } from '#lib/csv.ts';
import type { Db } from '#lib/db.ts';
import { machineAmount } from '#lib/money.ts';
import type { Sentence } from '#messages/sentence.ts';
import type { ParcelFacts } from '../../products/kind-parcel.ts';
import { kindNamed } from '../../products/kinds.ts';
import { parcelReference } from '../../shipping/parcel-reference.ts';
import { listPackedParcels, type PackedParcel } from './packed-store.ts';

/** The columns of the file for carriers, in their order, and what they hold. */
export const carrierColumns = {
  reference: 'Names the parcel. Keep it: by it the tracking number finds back.',
  tracking_number: 'Empty. The carrier fills it in.',
  carrier: 'If you chose one when packing.',
  method: 'How the buyer wants it sent.',
  name: 'Who gets it.',
  company: 'May be empty.',
  line1: 'Street and number.',
  line2: 'May be empty.',
  postcode: 'As the country writes it.',
  city: 'Town or city.',
  region: 'State or province, where the country has them.',
  country: 'Two letters, such as DE.',
  phone: 'If the buyer gave one; 00 instead of +.',
  weight_grams: 'Of all pieces, without the box. Empty where the weight of one is not known.',
  pieces: 'Number of pieces inside.',
  value: 'What was paid for them.',
  currency: 'Three letters, such as EUR.',
  warehouse: 'Code of the warehouse that sends it.',
  packed_on: 'Day, as 2026-11-30 (UTC).',
} as const satisfies Readonly<Record<string, Sentence>>;
type Column = keyof typeof carrierColumns;

/** Parcels in one file, at most. */
export const MOST_PARCELS = 2000;

/** Parcels that are packed and have not left, as CSV for the software of carriers. */
export async function carriersCsv(db: Db): Promise<string> {
  const parcels = await listPackedParcels(db, MOST_PARCELS);
  const facts = await factsOf(db, parcels);
  const columns = Object.keys(carrierColumns) as Column[];
  const rows = parcels.map((parcel) => {
    const cells = cellsOf(parcel, facts);
    return columns.map((column) => cells[column]);
  });
  return csvText([columns, ...rows]);
}

async function factsOf(db: Db, parcels: readonly PackedParcel[]): Promise<ReadonlyMap<string, ParcelFacts>> {
  const found: [string, ParcelFacts][] = [];
  const items = parcels.flatMap((parcel) => parcel.items);
  for (const [kind, group] of Map.groupBy(items, (item) => item.kind)) {
    const ids = [...new Set(group.map(({ variantId }) => variantId))];
    found.push(...((await kindNamed(kind).parcel?.facts(db, ids)) ?? []));
  }
  return new Map(found);
}

function cellsOf(
  parcel: PackedParcel,
  facts: ReadonlyMap<string, ParcelFacts>,
): Readonly<Record<Column, string | number>> {
  const { order, number, carrier, method, to, items, currency, warehouse, packedAt } = parcel;
  const weights = items.map(({ variantId, quantity }) => {
    const grams = facts.get(variantId)?.weightGrams ?? null;
    return grams === null ? null : grams * quantity;
  });
  const sum = (numbers: readonly (number | null)[]) =>
    numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
  const { name = '', company = '', line1 = '', line2 = '' } = to ?? {};
  const { postcode = '', city = '', region = '', country = '', phone = '' } = to ?? {};
  return {
    ...{ reference: parcelReference(order, number), tracking_number: '', carrier, method: method ?? '' },
    ...{ name, company, line1, line2, postcode, city, region, country },
    // A plus would be taken for a formula.
    phone: phone.replace(/^\+/, '00'),
    weight_grams: weights.includes(null) ? '' : sum(weights),
    pieces: sum(items.map(({ quantity }) => quantity)),
    value: machineAmount({ amount: sum(items.map(({ value }) => value)), currency }),
    ...{ currency, warehouse, packed_on: packedAt.toISOString().slice(0, 10) },
  };
}
