import { type WallTime, wallTimeAt } from '#lib/wall-time.ts';
import { dateFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { Place } from './event.ts';

/** A wall time as `Intl` takes it: an instant whose UTC reads the same. */
const asUtc = (wall: WallTime) => new Date(`${wall}:00Z`);

/** `Saturday 27 March 2027 at 19:00`. */
export function dayAndTime(wall: WallTime): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'short' }).format(asUtc(wall));
}

/** `Saturday 27 March 2027`. */
export function dayText(wall: WallTime): string {
  return dateFormat({ dateStyle: 'full' }).format(asUtc(wall));
}

/** `27 Mar 2027, 19:00`, for cards and names of tickets. */
export function shortDayAndTime(wall: WallTime): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(asUtc(wall));
}

export function timeOfDay(wall: WallTime): string {
  return dateFormat({ timeStyle: 'short' }).format(asUtc(wall));
}

/** When a session is: both ends, by the clocks of its place. */
export interface Span {
  readonly startsLocal: WallTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** `Saturday, 27 March 2027, 19:00 to 21:30`; the day of the end too, where it is another. */
export function spanText({ startsLocal, endsAt }: Span, zone: string): string {
  const end = wallTimeAt(endsAt, zone);
  const values = { day: dayText(startsLocal), start: timeOfDay(startsLocal), end: timeOfDay(end) };
  return end.slice(0, 10) === startsLocal.slice(0, 10)
    ? t('{day}, {start} to {end}', values)
    : t('{day}, {start} to {lastDay}, {end}', { ...values, lastDay: dayText(end) });
}

/** `Central European Summer Time`: the clocks of a zone at an instant. */
export function zoneText(at: Date, zone: string): string {
  const parts = dateFormat({ timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `Online`, `The Glasshouse, Hamburg`. */
export function placeText({ isOnline, placeName, placeCity }: Place): string {
  if (isOnline) return t('Online');
  return [placeName, placeCity].filter(Boolean).join(', ');
}

/** The same with its address in one line: `The Glasshouse, Hamburg, Quay 3, 20457 Hamburg`. */
export function fullPlaceText(place: Place & { readonly placeAddress: string }): string {
  const lines = place.placeAddress.split('\n').map((line) => line.trim());
  return [placeText(place), ...lines].filter(Boolean).join(', ');
}

/** `Monday` for 1, `Sunday` for 7. */
export function weekdayText(day: number): string {
  // 1 January 2024 is a Monday.
  return dateFormat({ weekday: 'long' }).format(new Date(Date.UTC(2024, 0, day)));
}

/** `March 2027` for `2027-03`. */
export function monthText(month: string): string {
  return dateFormat({ month: 'long', year: 'numeric' }).format(asUtc(`${month}-01T00:00`));
}
