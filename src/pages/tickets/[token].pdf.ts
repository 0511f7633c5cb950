import type { APIRoute } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { showTicket } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { drawTicket } from '#web/documents/ticket.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';

/** A ticket as a PDF; its page, which can be printed too, when the fonts here lack a character of it. */
export const GET: APIRoute = async ({ params }) => {
  const token = params.token ?? '';
  const ticket = await showTicket(db, config.authSecret, token);
  if (!ticket || ticket.booking.isCancelled) return new Response(null, { status: 404 });
  const pdf = await drawTicket(ticket, absoluteUrl(paths.ticket(token)));
  if (!pdf) return seeOther(paths.ticket(token));
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="ticket-${ticket.booking.code}.pdf"`,
    },
  });
};
