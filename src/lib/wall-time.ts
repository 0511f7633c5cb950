import { Temporal } from 'temporal-polyfill';

/** What a clock on the wall shows, without a zone: `2027-03-28T19:00`. */
export type WallTime = string;

const WALL_TIME = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/;
const LAST_YEAR = 2199;

/** Whether a text is a wall time of a day that exists, up to the year 2199. */
export function isWallTime(text: string): boolean {
  if (!WALL_TIME.test(text) || Number(text.slice(0, 4)) > LAST_YEAR) return false;
  return plain(text) !== null;
}

/** Whether a text names a zone of the IANA database that this machine knows, whatever the menus of zones list. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The instants at which the clocks of a zone show a time. */
export type Instants =
  | { readonly is: 'once'; readonly at: Date }
  /** The clocks go past it: the times they show on either side of the gap. */
  | { readonly is: 'missing'; readonly before: WallTime; readonly after: WallTime }
  /** The clocks go back over it. */
  | { readonly is: 'twice'; readonly earlier: Date; readonly later: Date };

/** @throws RangeError for what is no wall time or no zone. */
export function instantsOf(wall: WallTime, zone: string): Instants {
  const local = Temporal.PlainDateTime.from(wall);
  try {
    return { is: 'once', at: dateOf(local.toZonedDateTime(zone, { disambiguation: 'reject' })) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (later.toPlainDateTime().equals(local))
    return { is: 'twice', earlier: dateOf(earlier), later: dateOf(later) };
  return { is: 'missing', before: wallOf(earlier), after: wallOf(later) };
}

/** What the clocks of a zone show at an instant, to the minute. */
export function wallTimeAt(at: Date, zone: string): WallTime {
  return wallOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone));
}

/** An instant as the clocks of a zone show it, with their offset: `2027-03-28T19:00:00+02:00`. */
export function withOffset(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/** The wall time some days later, at the same hour. */
export function daysLater(wall: WallTime, days: number): WallTime {
  return Temporal.PlainDateTime.from(wall).add({ days }).toString({ smallestUnit: 'minute' });
}

/** A wall time moved as far on the calendar and the clock as `from` is from `to`. */
export function movedBy(wall: WallTime, from: WallTime, to: WallTime): WallTime {
  const distance = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'days' });
  return Temporal.PlainDateTime.from(wall).add(distance).toString({ smallestUnit: 'minute' });
}

const wallOf = (zoned: Temporal.ZonedDateTime) =>
  zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
const dateOf = (zoned: Temporal.ZonedDateTime) => new Date(zoned.epochMilliseconds);

function plain(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
