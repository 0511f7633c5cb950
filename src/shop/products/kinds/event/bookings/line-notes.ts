import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { fullPlaceText, spanText, zoneText } from '../date-texts.ts';
import type { EventDate } from '../dates/date.ts';
import { listDatesById } from '../dates/store.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import { type Booking, listBookingsOf, listRenamed } from './store.ts';

/** When and where the seats of order lines are, by order item. */
export async function lineNotes(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const seats = await listBookingsOf(db, orderItemIds);
  const renamed = await listRenamed(db, orderItemIds);
  const tickets = await listTicketsOf(db, [...new Set(seats.map(({ variantId }) => variantId))]);
  const dateIds = new Set([...tickets.values()].flatMap((ticket) => ticket.dateIds));
  const dates = await listDatesById(db, [...dateIds]);
  const notesOf = ({ variantId, orderItemId }: Booking) => {
    const own = new Set(tickets.get(variantId)?.dateIds);
    return dates.filter(({ id }) => own.has(id)).map((date) => noteOf(date, renamed.has(orderItemId)));
  };
  return new Map(seats.map((seat) => [seat.orderItemId, notesOf(seat)]));
}

/** @param isRenamed whether the line itself still names the time before a move. */
function noteOf(date: EventDate, isRenamed: boolean): string {
  const span = spanText(date.sessions[0] ?? date, date.zone);
  const isMoved = isRenamed && date.movedFromLocal !== null;
  return [
    isMoved ? t('Now on {when}', { when: span }) : span,
    zoneText(date.startsAt, date.zone),
    fullPlaceText(date),
  ]
    .filter(Boolean)
    .join(', ');
}
