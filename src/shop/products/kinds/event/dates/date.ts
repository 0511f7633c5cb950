import type { WallTime } from '#lib/wall-time.ts';
import type { Place } from '../event.ts';

export type DateState = 'on' | 'moved' | 'cancelled';

export interface Session {
  readonly id: string;
  readonly startsLocal: WallTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A date of an event, as everybody may know it. */
export interface EventDate extends Place {
  readonly id: string;
  /** Of its first session. */
  readonly startsLocal: WallTime;
  /** IANA. */
  readonly zone: string;
  readonly startsAt: Date;
  /** Of its last session. */
  readonly endsAt: Date;
  readonly placeAddress: string;
  readonly directions: string;
  readonly state: DateState;
  readonly sequence: number;
  /** Until when a buyer can give a seat back; null: by the usual terms. */
  readonly giveBackUntil: Date | null;
  /** Wall time, zone, instant and place before it moved; null for one that never moved. */
  readonly movedFromLocal: WallTime | null;
  readonly movedFromZone: string | null;
  readonly movedFromAt: Date | null;
  readonly movedFromPlace: string | null;
  readonly updatedAt: Date;
  /** One or more, in their order. */
  readonly sessions: readonly Session[];
}

/** Whether a date takes place and is not over at an instant. */
export function isToCome({ state, endsAt }: Pick<EventDate, 'state' | 'endsAt'>, at: Date): boolean {
  return state !== 'cancelled' && endsAt > at;
}

/** A date in the address of a page: `2027-03-28T1900`. */
export function dateAddress(wall: WallTime): string {
  return wall.replace(':', '');
}

/** The wall time of such an address; null for any other text. */
export function wallOfAddress(text: string): WallTime | null {
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)$/.exec(text) ?? [];
  return day ? `${day}T${hour}:${minute}` : null;
}
