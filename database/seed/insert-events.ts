import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { daysLater, instantsOf, type WallTime, wallTimeAt } from '#lib/wall-time.ts';
import { addDate, type SessionToSave } from '#shop/products/kinds/event/dates/save-date.ts';
import { addTicket } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { saveEvent } from '#shop/products/kinds/event/store.ts';
import type { DemoDate, DemoEvent, DemoTicket } from './catalogue/event.ts';
import { teachers } from './catalogue/teachers.ts';

/** Adds an event of the demo shop with its dates, counted from today. @returns its id. */
export async function insertEvent(tx: Tx, event: DemoEvent, categoryId: string | undefined): Promise<string> {
  const { id } = await tx
    .insertInto('products')
    .values({
      kind: 'event',
      slug: event.slug,
      title: event.title,
      description: event.description,
      fullDescription: event.fullDescription,
      categoryId: categoryId ?? null,
      status: 'published',
      publishedAt: event.publishedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { language, age, bring, access } = event;
  const speakers = event.speakers.map((slug) => teachers.find((one) => one.slug === slug)?.name ?? slug);
  await saveEvent(tx, id, { language, age, bring, access, speakers, next: null, dateCount: 0 });
  const dateIds: string[] = [];
  for (const date of event.dates) dateIds.push(await addDate(tx, id, dateOf(event, date)));
  for (const ticket of event.tickets) await insertTickets(tx, { id, ...event }, ticket, dateIds);
  return id;
}

function dateOf({ zone, place, onlineUrl }: DemoEvent, date: DemoDate) {
  const { capacity } = date;
  return {
    ...{ zone, capacity, onlineUrl, isOnline: place === null, salesFrom: null, salesUntil: null },
    placeName: place?.name ?? '',
    placeAddress: place?.address ?? '',
    placeCity: place?.city ?? '',
    directions: place?.directions ?? '',
    sessions: sessionsOf(date, zone),
  };
}

/** A ticket type for each date, or a pass for several. */
async function insertTickets(
  tx: Tx,
  event: { readonly id: string; readonly slug: string },
  ticket: DemoTicket,
  dateIds: readonly string[],
): Promise<void> {
  const { name, priceAmount, seats = 1, limit, maxQuantity, passFor } = ticket;
  const groups = passFor ? [passFor.flatMap((at) => dateIds[at] ?? [])] : dateIds.map((dateId) => [dateId]);
  for (const group of groups) {
    await addTicket(tx, event, {
      ...{ name, priceAmount, seats, limit: limit ?? null, maxQuantity, minQuantity: 1, currency: 'USD' },
      ...{ dateIds: group, salesFrom: null, salesUntil: null },
    });
  }
}

function sessionsOf({ inDays, time, minutes, weeks = 1 }: DemoDate, zone: string) {
  const today = wallTimeAt(now(), zone).slice(0, 10);
  const first: WallTime = daysLater(`${today}T${time}`, inDays);
  const sessionAt = (week: number): SessionToSave => {
    const startsLocal = daysLater(first, 7 * week);
    const instants = instantsOf(startsLocal, zone);
    // No demo event is at night, where clocks change.
    if (instants.is !== 'once') throw new Error(`${startsLocal} is not one time in ${zone}`);
    return { startsLocal, startsAt: instants.at, endsAt: new Date(instants.at.getTime() + minutes * 60_000) };
  };
  const more = Array.from({ length: weeks - 1 }, (_, at) => sessionAt(at + 1));
  return [sessionAt(0), ...more] as const;
}
