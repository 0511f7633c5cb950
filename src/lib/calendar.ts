import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { instantsOf, wallTimeAt } from './wall-time.ts';

/** An entry of a calendar. */
export interface CalendarEntry {
  /** The same for ever: by it a calendar finds the entry again. */
  readonly uid: string;
  /** Higher after each change. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** IANA. */
  readonly zone: string;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly url: string;
  readonly isCancelled: boolean;
  /** When it last changed. */
  readonly changedAt: Date;
}

/**
 * A calendar file (RFC 5545) with the rules of every zone in it.
 * @param options.isCancelled tells calendars to remove the entries; they carry a higher sequence than before.
 */
export function calendarFile(
  name: string,
  entries: readonly CalendarEntry[],
  { isCancelled = false }: { readonly isCancelled?: boolean } = {},
): string {
  const calendar = ical({
    prodId: { company: 'Shop', product: 'Events', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    name,
    timezone: { name: null, generator: (zone) => zoneRules(zone) },
  });
  for (const entry of entries) {
    const { uid: id, sequence, title: summary, text: description, place: location, url } = entry;
    const zone = zoneOf(entry);
    calendar.createEvent({
      ...{ id, sequence, summary, description, location, url },
      start: inZone(entry.startsAt, zone),
      end: inZone(entry.endsAt, zone),
      stamp: inZone(entry.changedAt, 'UTC'),
      ...(zone !== 'UTC' && { timezone: zone }),
      status: entry.isCancelled || isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** A time that the clocks show twice means the first one in a calendar: the second is written in UTC. */
function zoneOf({ zone, startsAt, endsAt }: CalendarEntry): string {
  if (zoneRules(zone) === null) return 'UTC';
  const isSecond = [startsAt, endsAt].some((at) => {
    const instants = instantsOf(wallTimeAt(at, zone), zone);
    return instants.is === 'twice' && instants.later.getTime() === at.getTime();
  });
  return isSecond ? 'UTC' : zone;
}

function inZone(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

function zoneRules(zone: string): string | null {
  const [rules] = [tzlib_get_ical_block(zone)].flat();
  return rules?.startsWith('BEGIN:VTIMEZONE') ? rules : null;
}
