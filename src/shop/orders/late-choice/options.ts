import type { Db } from '#lib/db.ts';
import type { LateLine, LateWaiting, OtherVariant } from '../../products/kind-late.ts';
import { kindNamed } from '../../products/kinds.ts';
import type { ItemRow, OrderRow } from '../store.ts';
import { lateChoiceOf } from './words.ts';

/** What the buyer may have instead of the one line that has no room; none where several have none. */
export interface LateOptions {
  readonly item: ItemRow | null;
  readonly others: readonly OtherVariant[];
  /** Where the buyer can wait for it instead, before everybody else; null where nobody waits. */
  readonly waiting: LateWaiting | null;
  /** Whether the order may be kept until it can be had. */
  readonly isKept: boolean;
}

const NOTHING: LateOptions = { item: null, others: [], waiting: null, isKept: false };

/** What late money can buy now. */
export async function lateOptions(
  db: Db,
  { currency }: Pick<OrderRow, 'currency'>,
  items: readonly ItemRow[],
): Promise<LateOptions> {
  const full = await listFull(db, items);
  const [item] = full;
  if (!item || full.length > 1) return NOTHING;
  const late = lateChoiceOf(item.kind);
  if (!late) return NOTHING;
  const line = lateLine(item, currency);
  const [others, canWait, isKept = false] = await Promise.all([
    late.others(db, line),
    late.waiting?.isOpen(db, line),
    late.isKept?.(db, line),
  ]);
  return { item, others, waiting: canWait ? (late.waiting ?? null) : null, isKept };
}

export function lateLine({ variantId, quantity: units, unitAmount }: ItemRow, currency: string): LateLine {
  return { variantId, units, unitAmount, currency };
}

/** The lines that have no room; where each has and all together have not, every line that can run out. */
async function listFull(db: Db, items: readonly ItemRow[]): Promise<ItemRow[]> {
  const scarce: ItemRow[] = [];
  const full: ItemRow[] = [];
  for (const [name, group] of Map.groupBy(items, ({ kind }) => kind)) {
    const { available } = kindNamed(name).sale;
    if (!available) continue;
    const states = await available(
      db,
      group.map(({ variantId }) => variantId),
      null,
    );
    for (const item of group) {
      const state = states.get(item.variantId);
      scarce.push(item);
      if (state?.is !== 'open' || (state.left !== null && state.left < item.quantity)) full.push(item);
    }
  }
  return full.length > 0 ? full : scarce;
}
