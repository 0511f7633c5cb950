import { secondsFrom } from '#lib/clock.ts';
import type { WallTime } from '#lib/wall-time.ts';

/** A seat as the people at the entrance see it. */
export interface SeatAtEntrance {
  readonly bookingId: string;
  readonly name: string | null;
  /** Who named the first seat of the same order, for a seat without a name. */
  readonly host: string | null;
  readonly ticketName: string;
  /** A number for a seat without a name. */
  readonly seat: number;
}

/** When somebody was let in, and the name of the person who did it. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
}

/** Why a ticket is refused whatever the session. */
export type Refusal =
  | { readonly why: 'unknown' }
  | { readonly why: 'other date'; readonly startsLocal: WallTime | null }
  | { readonly why: 'cancelled' | 'refunded'; readonly at: Date | null }
  | { readonly why: 'given away'; readonly at: Date }
  | { readonly why: 'date cancelled' };

/** Seconds before a session from which its tickets are checked in without a question. */
const EARLY_SECONDS = 12 * 3600;

/** From when tickets of a session are checked in without a question. */
export function opensAt({ startsAt }: { readonly startsAt: Date }): Date {
  return secondsFrom(-EARLY_SECONDS, startsAt);
}

/** What is said at the entrance about a ticket. */
export type Verdict =
  | {
      readonly is: 'in';
      readonly seat: SeatAtEntrance;
      readonly entry: Entry;
      /** Another device had let the ticket in too: the earliest counts, and staff are told. */
      readonly also: Entry | null;
    }
  | { readonly is: 'again'; readonly seat: SeatAtEntrance; readonly entry: Entry }
  /** Valid, but the session is not today: whether it is checked in all the same is asked. Nothing is written. */
  | { readonly is: 'early'; readonly seat: SeatAtEntrance; readonly startsLocal: WallTime }
  | ({ readonly is: 'refused'; readonly seat: SeatAtEntrance | null } & Refusal);
