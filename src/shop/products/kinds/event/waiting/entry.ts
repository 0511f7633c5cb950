import { secondsFrom } from '#lib/clock.ts';

export type EntryState = 'unproven' | 'waiting' | 'offered' | 'ordered' | 'left' | 'expired';

/** Most seats that one entry asks for. */
export const MOST_SEATS = 20;

/** Somebody who waits for seats of a date. */
export interface Entry {
  readonly id: string;
  readonly dateId: string;
  readonly poolId: string;
  readonly email: string;
  readonly seats: number;
  /** Whether fewer seats are taken too. */
  readonly takesFewer: boolean;
  readonly state: EntryState;
  /** When the address was proven. */
  readonly joinedAt: Date | null;
  readonly offeredSeats: number | null;
  readonly offerEndsAt: Date | null;
  readonly reservationId: string | null;
  readonly orderId: string | null;
}

/** A day to answer an offer; less when sales end soon, so that the next one has time too. */
const OFFER_SECONDS = 86_400;
const SHARE_OF_WHAT_IS_LEFT = 1 / 4;
/** Nobody is offered seats for less time. */
const LEAST_SECONDS = 1800;

/** Until when an offer made now holds; null when it is too late to offer anything. @param closesAt when sales end. */
export function offerEnd(at: Date, closesAt: Date): Date | null {
  const left = (closesAt.getTime() - at.getTime()) / 1000;
  if (left < LEAST_SECONDS) return null;
  return secondsFrom(Math.max(LEAST_SECONDS, Math.min(OFFER_SECONDS, left * SHARE_OF_WHAT_IS_LEFT)), at);
}

/**
 * Who is offered free seats: the first who fits. Who asks for more than there are stays first, unless fewer are taken too.
 * @param waiting in the order in which they came.
 */
export function pickOffers<Waiting extends Pick<Entry, 'seats' | 'takesFewer'>>(
  waiting: readonly Waiting[],
  free: number,
): { readonly entry: Waiting; readonly seats: number }[] {
  const offers: { entry: Waiting; seats: number }[] = [];
  let left = free;
  for (const entry of waiting) {
    if (left <= 0) break;
    if (entry.seats > left && !entry.takesFewer) continue;
    const seats = Math.min(entry.seats, left);
    offers.push({ entry, seats });
    left -= seats;
  }
  return offers;
}
