import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import type { ShipmentState } from '../../shipping/shipment.ts';
import { unpaidText } from '../exchanges/unpaid.ts';
import { findOrder } from '../store.ts';
import { listNamedParcels, type NamedParcel } from './named-parcels-store.ts';
import { shipParcel } from './ship-parcel.ts';
import { type RowProblem, readTracking, type TrackedRow } from './tracking-sheet.ts';

/** What a row of a file does: its parcel leaves, its number is corrected, or nothing. */
export type RowAct = 'ship' | 'correct' | 'same';

export interface PlannedRow extends TrackedRow {
  readonly act: RowAct;
}

/** What a file of tracking numbers does. */
export interface TrackingPlan {
  readonly rows: readonly PlannedRow[];
  readonly problems: readonly RowProblem[];
  readonly empty: number;
}

/** What a file would do at this moment. @throws ShopError `unreadable`. */
export async function planTracking(db: Db, text: string, carrier: string): Promise<TrackingPlan> {
  const { rows, problems, empty } = readTracking(text, carrier);
  const parcels = await listNamedParcels(db, rows);
  const found = new Map(parcels.map((one) => [`${one.order}-${one.parcel}`, one]));
  const planned: PlannedRow[] = [];
  const wrong = [...problems];
  for (const row of rows) {
    const parcel = found.get(`${row.order}-${row.parcel}`);
    const decided = actOf(row, parcel);
    const { act, problem } = parcel && decided.act === 'ship' ? await unlessUnpaid(db, parcel) : decided;
    if (problem === undefined) planned.push({ ...row, carrier: row.carrier || (parcel?.carrier ?? ''), act });
    else wrong.push({ row: row.row, text: problem });
  }
  return { rows: planned, problems: wrong.toSorted((a, b) => a.row - b.row), empty };
}

type Decided =
  | { readonly act: RowAct; readonly problem?: never }
  | { readonly act?: never; readonly problem: string };

function actOf({ carrier, tracking }: TrackedRow, parcel: NamedParcel | undefined): Decided {
  if (!parcel) return { problem: t('There is no such parcel. It may have been unpacked.') };
  if (parcel.isPickup) return { problem: t('This parcel is picked up, not sent.') };
  if (parcel.state === 'packed') return { act: 'ship' };
  if (parcel.tracking === tracking && (carrier === '' || carrier === parcel.carrier)) return { act: 'same' };
  return parcel.state === 'shipped' ? { act: 'correct' } : { problem: endedText(parcel.state) };
}

/** A parcel of an exchange that nobody pays for any more leaves only where staff say so at its order. */
async function unlessUnpaid(db: Db, { order, orderId }: NamedParcel): Promise<Decided> {
  const row = await findOrder(db, { id: orderId });
  const reason = row && (await unpaidText(db, row));
  if (!reason) return { act: 'ship' };
  return { problem: t('{reason} Send it from the page of order {order}, or cancel it.', { reason, order }) };
}

function endedText(state: Exclude<ShipmentState, 'packed' | 'shipped'>): string {
  return {
    delivered: t('This parcel has arrived already, with another number.'),
    lost: t('This parcel was lost, with another number.'),
    returned: t('This parcel came back, with another number.'),
  }[state];
}

export interface TrackingDone {
  readonly shipped: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly problems: readonly RowProblem[];
}

/**
 * Ships the parcels of a file and emails their buyers, row by row: what is wrong with one does not keep the others. The same
 * file again changes nothing.
 * @throws ShopError `unreadable`.
 */
export async function shipTracked(
  db: Db,
  text: string,
  carrier: string,
  actor: StaffActor,
): Promise<TrackingDone> {
  const plan = await planTracking(db, text, carrier);
  const problems = [...plan.problems];
  const counts = { shipped: 0, corrected: 0, unchanged: 0 };
  for (const { row, order, parcel, act, ...form } of plan.rows) {
    try {
      if (act !== 'same' && (await shipParcel(db, order, parcel, form, actor))) counts.shipped++;
      else if (act === 'correct') counts.corrected++;
      else counts.unchanged++;
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      problems.push({ row, text: error.message });
    }
  }
  return { ...counts, problems: problems.toSorted((a, b) => a.row - b.row) };
}
