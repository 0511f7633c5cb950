import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { sentLaterText } from '../../inventory/stock/promise.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { formKey } from '../by-staff/write-note.ts';
import { unpaidText } from '../exchanges/unpaid.ts';
import { isOrderNumber } from '../order.ts';
import { findOrder } from '../store.ts';
import { listSentLines } from './lines-to-ship.ts';
import { packParcel, type WantedPieces } from './pack-parcel.ts';
import { listWarehousesFor } from './warehouse-store.ts';

/** Orders that are packed at once, at most. */
export const MOST_ORDERS = 200;

export const packOrdersForm = z.strictObject({
  /** Of the form: sent twice, it packs once. */
  key: formKey,
  /** Their numbers, apart by commas. */
  orders: z
    .string()
    .max(5000)
    .transform((text) => text.split(',').filter(isOrderNumber).slice(0, MOST_ORDERS)),
});

/** Everything of an order that waits, as one parcel; or why it has to be packed on its own page. */
export interface WholeParcel {
  readonly order: string;
  /** What goes into it, in words. */
  readonly lines: readonly string[];
  readonly warehouse: string;
  readonly problem: string | null;
}

/** What packing these orders would do at this moment. Numbers that are none are left out. */
export async function planPacking(db: Db, numbers: readonly string[]): Promise<readonly WholeParcel[]> {
  const plans: WholeParcel[] = [];
  for (const number of new Set(numbers)) {
    const plan = await planOne(db, number);
    if (plan) plans.push(plan);
  }
  return plans;
}

interface Plan extends WholeParcel {
  readonly warehouseId: string;
  readonly pieces: WantedPieces;
}

async function planOne(db: Db, number: string): Promise<Plan | null> {
  const order = await findOrder(db, { number });
  if (!order) return null;
  const waiting = (await listSentLines(db, order.id)).filter(({ toPack }) => toPack > 0);
  const warehouses = await listWarehousesFor(db, order.id);
  const from = warehouses.filter(({ allocated }) => allocated > 0);
  const [first] = from.length > 0 ? from : warehouses;
  return {
    order: number,
    lines: waiting.map(({ item, toPack, later }) =>
      [lineInWords({ ...item, quantity: toPack }), ...(later ? [sentLaterText(toPack, later)] : [])].join(
        ': ',
      ),
    ),
    pieces: new Map(waiting.map(({ item, toPack }) => [item.position + 1, toPack])),
    ...{ warehouse: first?.name ?? '', warehouseId: first?.id ?? '' },
    problem: problemOf(waiting.length, from.length) ?? (await unpaidText(db, order)),
  };
}

function problemOf(lines: number, warehouses: number): string | null {
  if (lines === 0) return t('Nothing of it waits to be packed.');
  return warehouses > 1 ? t('It lies in several warehouses: pack it on its own page.') : null;
}

export interface PackedOrders {
  /** Numbers of the orders of which a parcel was packed, now or by the same form before. */
  readonly packed: readonly string[];
  readonly problems: readonly { readonly order: string; readonly text: string }[];
}

/**
 * Packs everything that waits of each order into one parcel, from the warehouse where it is allocated. What is wrong with one
 * keeps none of the others; the same form again packs nothing more.
 */
export async function packOrders(
  db: Db,
  { key, orders }: z.infer<typeof packOrdersForm>,
  actor: StaffActor,
): Promise<PackedOrders> {
  const packed: string[] = [];
  const problems: { order: string; text: string }[] = [];
  for (const number of new Set(orders)) {
    const plan = await planOne(db, number);
    if (!plan) continue;
    try {
      const form = { key: keyFor(key, number), warehouse: plan.warehouseId };
      if (plan.problem !== null && plan.lines.length > 0) throw new ShopError('not_whole', 409, plan.problem);
      await packParcel(db, number, form, plan.pieces, actor);
      packed.push(number);
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      problems.push({ order: number, text: plan.problem ?? error.message });
    }
  }
  return { packed, problems };
}

/** A key of its own for each order of a form. */
function keyFor(key: string, number: string): string {
  const hex = createHash('sha256').update(`${key} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
