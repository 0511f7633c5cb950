import type { Db } from '#lib/db.ts';
import { fullPlaceText, spanText, zoneText } from '../date-texts.ts';
import { listDatesById } from '../dates/store.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import { listBookingsOf } from './store.ts';

/** When and where the seats of order lines are, by order item. */
export async function lineNotes(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const seats = await listBookingsOf(db, orderItemIds);
  const tickets = await listTicketsOf(db, [...new Set(seats.map(({ variantId }) => variantId))]);
  const dateIds = new Set([...tickets.values()].flatMap((ticket) => ticket.dateIds));
  const dates = await listDatesById(db, [...dateIds]);
  const notesOf = (variantId: string) => {
    const own = new Set(tickets.get(variantId)?.dateIds);
    return dates
      .filter(({ id }) => own.has(id))
      .map((date) =>
        [
          spanText(date.sessions[0] ?? date, date.zone),
          zoneText(date.startsAt, date.zone),
          fullPlaceText(date),
        ]
          .filter(Boolean)
          .join(', '),
      );
  };
  return new Map(seats.map(({ orderItemId, variantId }) => [orderItemId, notesOf(variantId)]));
}
