import { dayAndTime, placeText, zoneText } from '../date-texts.ts';
import type { EventDate } from './date.ts';

/** When a moved date was before, and where, as far as that has changed; null for one that never moved. */
export function movedFromText(date: EventDate): string | null {
  const { movedFromLocal, movedFromAt, movedFromZone, movedFromPlace, zone } = date;
  if (!movedFromLocal || !movedFromAt || !movedFromZone) return null;
  const place = [placeText(date), date.placeAddress].filter(Boolean).join(', ');
  const isTime = movedFromAt.getTime() !== date.startsAt.getTime() || movedFromZone !== zone;
  return [
    isTime && dayAndTime(movedFromLocal),
    isTime && movedFromZone !== zone && zoneText(movedFromAt, movedFromZone),
    movedFromPlace !== place && movedFromPlace,
  ]
    .filter(Boolean)
    .join(', ');
}
