import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Availability } from '../../../../inventory/availability.ts';
import { findAvailability } from '../../../../inventory/find-availability.ts';
import { listSalesWindows, type SalesWindow } from './ticket-store.ts';

/**
 * Whether tickets can be bought now: within their window, which includes its beginning and not its end, by what is free.
 * A variant that is no ticket of a date is over.
 */
export async function ticketAvailability(
  db: Db,
  variantIds: readonly string[],
  ownOrderId: string | null,
): Promise<ReadonlyMap<string, Availability>> {
  if (variantIds.length === 0) return new Map();
  const [free, windows] = [
    await findAvailability(db, variantIds, ownOrderId),
    await listSalesWindows(db, variantIds),
  ];
  const byVariant = new Map(windows.map((window) => [window.variantId, window]));
  const at = now();
  const over: Availability = { is: 'over' };
  return new Map(
    variantIds.map((id) => [id, closedAt(byVariant.get(id), at) ?? free.get(id) ?? over] as const),
  );
}

/** Why nothing is sold at an instant, whatever is free; null within the window. */
export function closedAt(
  window: Omit<SalesWindow, 'variantId'> | undefined,
  at: Date,
): Extract<Availability, { is: 'over' | 'not_yet' }> | null {
  if (!window || window.isCancelled || (window.until && at >= window.until)) return { is: 'over' };
  return window.from && at < window.from ? { is: 'not_yet', from: window.from } : null;
}
