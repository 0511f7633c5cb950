import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';
import { findOrder } from '../orders/store.ts';
import { type ShownTicket, ticketOf } from '../products/kinds/event/bookings/show-ticket.ts';
import { type Booking, listBookingsOfOrder } from '../products/kinds/event/bookings/store.ts';
import { spacedCode } from '../products/kinds/event/bookings/ticket-code.ts';
import { ticketEntries } from '../products/kinds/event/calendar/entries.ts';
import { type ComposedEmail, composeEmail, type Fact, type Part } from './compose-email.ts';
import { attachedCalendar, dateFacts, ticketPage } from './date-email-parts.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

/** The ticket of one person, or that it is no longer valid; null when that has changed, or it is another person's by now. */
export async function ticketEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { code, isEnd = false } = email.details as { code?: unknown; isEnd?: unknown };
  const ticket = typeof code === 'string' ? await ticketOf(db, code) : null;
  if (!ticket || ticket.booking.isCancelled !== isEnd) return null;
  if (ticket.booking.attendeeEmail !== email.recipient) return null;
  if (isEnd) return endedTicketEmail(sender, ticket);
  const { title } = ticket.booking;
  const host = await hostOf(db, ticket.booking);
  const page = ticketPage(sender, ticket.booking);
  const isOnline = ticket.dates.some((date) => date.isOnline);
  const parts: Part[] = [
    { text: t('This is your ticket for “{title}”.', { title: isolate(title) }) },
    ...(host ? [{ text: t('{name} booked it for you.', { name: isolate(host) }) }] : []),
    { title: t('Ticket'), facts: factsOf(ticket) },
    {
      text: isOnline
        ? t('The ticket’s page has the address where we meet online. Please keep it to yourself.')
        : t('Show the ticket’s page, or its PDF, at the entrance.'),
    },
    { text: t('Open the ticket'), link: page },
    { text: t('Ticket as a PDF'), link: `${page}.pdf`, isQuiet: true },
    { text: t('Add to your calendar'), link: `${page}.ics`, isQuiet: true },
  ];
  return composeEmail(
    t('Your ticket: {title}', { title: isolate(title) }),
    parts,
    [],
    [attachedCalendar(ticket.booking, ticketEntries(ticket, page))],
  );
}

/** The seat was given back, or its order was refunded; null when the date was cancelled, which another email tells. */
function endedTicketEmail(sender: Sender, ticket: ShownTicket): ComposedEmail | null {
  const { booking, dates } = ticket;
  if (dates.every(({ state }) => state === 'cancelled')) return null;
  const title = isolate(booking.title);
  const entries = ticketEntries(ticket, ticketPage(sender, booking));
  return composeEmail(
    t('Your ticket is no longer valid: {title}', { title }),
    [
      {
        text: t(
          'Your ticket for “{title}” is no longer valid: the seat was given back, or its order was refunded.',
          { title },
        ),
      },
      { title: t('Ticket'), facts: factsOf(ticket).slice(0, -1) },
      { text: t('The file attached to this email takes it out of your calendar.') },
      { text: t('Is that a mistake? Ask the person who booked, or reply to this email.') },
    ],
    [],
    [attachedCalendar(booking, entries, { isCancelled: true })],
  );
}

/** Who booked a seat for another person, by name where it is known; null for the buyer's own. */
async function hostOf(db: Db, { orderId, attendeeEmail }: Booking): Promise<string | null> {
  const order = await findOrder(db, { id: orderId });
  if (!order?.email || !attendeeEmail || emailKey(order.email) === emailKey(attendeeEmail)) return null;
  const [first] = await listBookingsOfOrder(db, orderId, 1);
  const isBuyers = first?.attendeeEmail && emailKey(first.attendeeEmail) === emailKey(order.email);
  return (isBuyers && first.attendeeName) || order.email;
}

function factsOf({ booking, dates }: ShownTicket): Fact[] {
  const { attendeeName, ticketName, code } = booking;
  return [
    ...(attendeeName ? [{ name: t('Name'), value: isolate(attendeeName) }] : []),
    ...(ticketName ? [{ name: t('Ticket'), value: isolate(ticketName) }] : []),
    ...dateFacts(dates),
    { name: t('Code'), value: spacedCode(code) },
  ];
}
