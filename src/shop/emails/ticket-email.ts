import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { type ShownTicket, ticketOf } from '../products/kinds/event/bookings/show-ticket.ts';
import { spacedCode } from '../products/kinds/event/bookings/ticket-code.ts';
import { ticketEntries } from '../products/kinds/event/calendar/entries.ts';
import { type ComposedEmail, composeEmail, type Fact, type Part } from './compose-email.ts';
import { attachedCalendar, dateFacts, ticketPage } from './date-email-parts.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

/** The ticket of one person; null when it is no longer valid, or another person's by now. */
export async function ticketEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { code } = email.details as { code?: unknown };
  const ticket = typeof code === 'string' ? await ticketOf(db, code) : null;
  if (!ticket || ticket.booking.isCancelled) return null;
  if (ticket.booking.attendeeEmail !== email.recipient) return null;
  const { title } = ticket.booking;
  const page = ticketPage(sender, ticket.booking);
  const isOnline = ticket.dates.some((date) => date.isOnline);
  const parts: Part[] = [
    { text: t('This is your ticket for “{title}”.', { title: isolate(title) }) },
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

function factsOf({ booking, dates }: ShownTicket): Fact[] {
  const { attendeeName, ticketName, code } = booking;
  return [
    ...(attendeeName ? [{ name: t('Name'), value: isolate(attendeeName) }] : []),
    ...(ticketName ? [{ name: t('Ticket'), value: isolate(ticketName) }] : []),
    ...dateFacts(dates),
    { name: t('Code'), value: spacedCode(code) },
  ];
}
