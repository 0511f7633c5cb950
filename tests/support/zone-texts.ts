import { calendarFile } from '#lib/calendar.ts';
import { instantsOf } from '#lib/wall-time.ts';
import { calendarEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { dayAndTime, shortDayAndTime, spanText, zoneText } from '#shop/products/kinds/event/date-texts.ts';
import { dateAddress, type EventDate } from '#shop/products/kinds/event/dates/date.ts';
import type { Product } from '#shop/products/product.ts';
import { eventFacts } from '#web/seo/event-facts.ts';

/** Dates near a change of the clocks, and in zones with unusual offsets. Each lasts two hours. */
export const WALLS = [
  ['2026-10-25T01:15', 'Europe/Berlin'],
  ['2026-10-25T19:00', 'Europe/Berlin'],
  ['2026-10-24T23:30', 'Europe/Berlin'],
  ['2027-03-28T01:30', 'Europe/Berlin'],
  ['2027-03-28T19:00', 'Europe/Berlin'],
  ['2027-01-15T09:15', 'America/St_Johns'],
  ['2027-07-15T09:15', 'America/St_Johns'],
  ['2027-01-15T09:00', 'Pacific/Apia'],
] as const;

function dateAt(startsLocal: string, zone: string): EventDate {
  const instants = instantsOf(startsLocal, zone);
  if (instants.is !== 'once') throw new Error(`${startsLocal} is not one time in ${zone}`);
  const endsAt = new Date(instants.at.getTime() + 2 * 3_600_000);
  const session = { id: 'session', startsLocal, startsAt: instants.at, endsAt };
  return {
    ...{ id: `date-${startsLocal}`, startsLocal, zone, startsAt: instants.at, endsAt, sessions: [session] },
    ...{ isOnline: false, placeName: 'The Glasshouse', placeCity: 'Hamburg', placeAddress: 'Quay 3' },
    ...{ directions: '', state: 'on', sequence: 0, updatedAt: new Date('2026-01-01T00:00:00Z') },
    ...{
      giveBackUntil: null,
      movedFromLocal: null,
      movedFromZone: null,
      movedFromAt: null,
      movedFromPlace: null,
    },
  };
}

const PRODUCT = {
  ...{
    id: 'event',
    kind: 'event',
    section: 'events',
    slug: 'knots',
    title: 'Knots',
    description: 'Five knots.',
  },
  ...{ variants: [], rating: null, details: { language: 'en' } },
} as unknown as Product;

/** What pages, tickets and calendars say of each date; the same wherever the server stands. */
export function zoneTexts() {
  return WALLS.map(([wall, zone]) => {
    const date = dateAt(wall, zone);
    const source = { title: 'Knots', url: 'https://shop.example/tickets/1', date, owner: 'seat' };
    const [facts] = eventFacts({
      product: PRODUCT,
      dates: [date],
      tickets: [],
      speakers: [],
      at: new Date('2026-01-01'),
    });
    return {
      texts: [spanText(date, zone), zoneText(date.startsAt, zone), dayAndTime(wall), shortDayAndTime(wall)],
      address: dateAddress(wall),
      facts: [facts?.['startDate'], facts?.['endDate']],
      instant: date.startsAt.toISOString(),
      calendar: calendarFile('Knots', calendarEntries(source)),
    };
  });
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify(zoneTexts()));
