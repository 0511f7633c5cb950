import { type CalendarEntry, calendarFile } from '#lib/calendar.ts';
import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { findLinkVersion } from '../customers/proof-store.ts';
import type { OrderRow } from '../orders/store.ts';
import type { Booking } from '../products/kinds/event/bookings/store.ts';
import { ticketToken } from '../products/kinds/event/bookings/ticket-code.ts';
import { fullPlaceText, spanText, zoneText } from '../products/kinds/event/date-texts.ts';
import type { EventDate } from '../products/kinds/event/dates/date.ts';
import type { Attachment, Fact, Paragraph } from './compose-email.ts';
import { type Links, linksFor, type Sender } from './email-links.ts';

/** When and where dates are. */
export function dateFacts(dates: readonly EventDate[]): Fact[] {
  return dates.flatMap((date) => [
    ...date.sessions.map((session) => ({ name: t('When'), value: spanText(session, date.zone) })),
    { name: t('Time zone'), value: zoneText(date.startsAt, date.zone) },
    { name: t('Where'), value: isolate(fullPlaceText(date)) },
  ]);
}

/** The address of a ticket's page. */
export function ticketPage({ origin, secret }: Sender, { code }: Pick<Booking, 'code'>): string {
  return `${origin}/tickets/${ticketToken(secret, code)}`;
}

/** How many tickets an email links to. */
const MOST_TICKETS = 10;

/** Links to tickets: a button for the only one, or a line for each. */
export function ticketLinks(sender: Sender, seats: readonly Booking[]): Paragraph[] {
  const [only, ...others] = seats;
  if (only && others.length === 0) return [{ text: t('Open the ticket'), link: ticketPage(sender, only) }];
  return seats.slice(0, MOST_TICKETS).map((seat) => ({
    text: seat.attendeeName
      ? t('Ticket for {name}', { name: isolate(seat.attendeeName) })
      : t('Ticket {number, number} of order {order}', { number: seat.seat, order: seat.orderNumber }),
    link: ticketPage(sender, seat),
    isQuiet: true,
  }));
}

/** A calendar file as it is attached to an email. */
export function attachedCalendar(
  { slug, title }: Pick<Booking, 'slug' | 'title'>,
  entries: readonly CalendarEntry[],
  { isCancelled = false }: { readonly isCancelled?: boolean } = {},
): Attachment {
  return {
    filename: `${slug}.ics`,
    content: calendarFile(title, entries, { isCancelled }),
    contentType: `text/calendar; charset=utf-8; method=${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
  };
}

/** The links of a buyer, which prove the address. */
export async function buyerLinks(
  db: Db,
  sender: Sender,
  { id: orderId, customerId, addressVersion }: Pick<OrderRow, 'id' | 'customerId' | 'addressVersion'>,
  queuedAt: Date,
): Promise<Links> {
  const version = customerId ? await findLinkVersion(db, customerId) : 0;
  return linksFor(sender, { orderId, version: version ?? 0, addressVersion }, queuedAt);
}
