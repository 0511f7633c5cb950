import type { APIRoute } from 'astro';
import { calendarFile } from '#lib/calendar.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { showTicket } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { ticketEntries } from '#shop/products/kinds/event/calendar/entries.ts';
import { calendarResponse } from '#web/documents/calendar-response.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';

/** The dates of a ticket as a calendar file, with the online address; cancelled ones say so. */
export const GET: APIRoute = async ({ params }) => {
  const token = params.token ?? '';
  const ticket = await showTicket(db, config.authSecret, token);
  if (!ticket) return new Response(null, { status: 404 });
  const { title, slug } = ticket.booking;
  return calendarResponse(slug, calendarFile(title, ticketEntries(ticket, absoluteUrl(paths.ticket(token)))));
};
