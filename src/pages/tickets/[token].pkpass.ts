import type { APIRoute } from 'astro';
import { now } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { APPLE_PASS_TYPE, signApplePass } from '#lib/wallet/apple-pass.ts';
import { showTicket } from '#shop/products/kinds/event/bookings/show-ticket.ts';
import { passPictures, ticketPass } from '#web/documents/ticket-pass.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';

/** A ticket for Apple Wallet, where the owner has a certificate for it. */
export const GET: APIRoute = async ({ params }) => {
  const token = params.token ?? '';
  const apple = config.wallets.apple;
  const ticket = apple && (await showTicket(db, config.authSecret, token));
  const pass =
    ticket && !ticket.booking.isCancelled && ticketPass(ticket, absoluteUrl(paths.ticket(token)), now());
  if (!apple || !pass) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(signApplePass(pass, await passPictures(), apple)), {
    headers: {
      'Content-Type': APPLE_PASS_TYPE,
      'Content-Disposition': `attachment; filename="ticket-${pass.serial}.pkpass"`,
    },
  });
};
