import type { Db } from '#lib/db.ts';
import { type FormerTicket, findFormerTicket } from '../attendees/store.ts';
import type { EventDate } from '../dates/date.ts';
import { listDatesById, listOnlineAddresses } from '../dates/store.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import { type Booking, findBooking } from './store.ts';
import { readTicketToken } from './ticket-code.ts';

/** A ticket with all that the person who has it may know. */
export interface ShownTicket {
  readonly booking: Booking;
  readonly dates: readonly (EventDate & {
    /** Where people meet online; undefined for a date in a place, and on a ticket that is no longer valid. */
    readonly onlineUrl: string | undefined;
  })[];
}

/** The ticket behind the token of its address; null for one that was never signed. */
export async function showTicket(db: Db, secret: string, token: string): Promise<ShownTicket | null> {
  const code = readTicketToken(secret, token);
  return code === null ? null : ticketOf(db, code);
}

/** The ticket of a code. */
export async function ticketOf(db: Db, code: string): Promise<ShownTicket | null> {
  const booking = await findBooking(db, { code });
  if (!booking) return null;
  const ticket = (await listTicketsOf(db, [booking.variantId])).get(booking.variantId);
  const dates = await listDatesById(db, ticket?.dateIds ?? []);
  const addresses = await listOnlineAddresses(db, booking.isCancelled ? [] : dates.map(({ id }) => id));
  return { booking, dates: dates.map((date) => ({ ...date, onlineUrl: addresses.get(date.id) })) };
}

/** The ticket behind a token that went to another person since; null for any other. */
export async function showFormerTicket(db: Db, secret: string, token: string): Promise<FormerTicket | null> {
  const code = readTicketToken(secret, token);
  return code === null ? null : findFormerTicket(db, code);
}
