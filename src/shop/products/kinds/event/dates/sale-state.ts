import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Availability } from '../../../../inventory/availability.ts';
import { availabilityOf } from '../../../../inventory/find-availability.ts';
import { listTicketStates, type SalesWindow } from './ticket-store.ts';

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
  const states = await listTicketStates(db, variantIds, ownOrderId);
  const at = now();
  const found = new Map<string, Availability>(variantIds.map((id) => [id, { is: 'over' }]));
  for (const state of states) found.set(state.variantId, closedAt(state, at) ?? availabilityOf(state));
  return found;
}

/** Why nothing is sold at an instant, whatever is free; null within the window. */
export function closedAt(
  window: Omit<SalesWindow, 'variantId'> | undefined,
  at: Date,
): Extract<Availability, { is: 'over' | 'not_yet' }> | null {
  if (!window || window.isCancelled || (window.until && at >= window.until)) return { is: 'over' };
  return window.from && at < window.from ? { is: 'not_yet', from: window.from } : null;
}
