import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { listBookingsOfOrder } from '../products/kinds/event/bookings/store.ts';
import { ticketToken } from '../products/kinds/event/bookings/ticket-code.ts';
import type { Part } from './compose-email.ts';
import type { Sender } from './email-links.ts';

/** Most tickets that an email lists; all are on the page that its button opens. */
const MOST = 20;

/** The tickets of an order, all of them, also those for other people: the buyer has them. */
export async function ticketLinks(db: Db, sender: Sender, orderId: string): Promise<Part[]> {
  const seats = await listBookingsOfOrder(db, orderId, MOST);
  if (seats.length === 0) return [];
  return [
    { heading: t('Tickets') },
    ...seats.map(({ code, seat, title, attendeeName, attendeeEmail }) => {
      const name = attendeeName ?? attendeeEmail;
      return {
        text: name
          ? t('Ticket for {name}: {title}', { name: isolate(name), title: isolate(title) })
          : t('Ticket {number, number}: {title}', { number: seat, title: isolate(title) }),
        link: `${sender.origin}/tickets/${ticketToken(sender.secret, code)}`,
        isQuiet: true,
      };
    }),
  ];
}
