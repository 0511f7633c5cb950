import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';
import { listCancelledSeats, sumOfAct, type ToldAct } from '../orders/dates/told-store.ts';
import { findOrder, type OrderRow } from '../orders/store.ts';
import { calendarEntries } from '../products/kinds/event/calendar/entries.ts';
import { listDatesById } from '../products/kinds/event/dates/store.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import { attachedCalendar, buyerLinks, dateFacts, ticketPage } from './date-email-parts.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

type Seat = Awaited<ReturnType<typeof listCancelledSeats>>[number];

/**
 * A date is cancelled: to the buyer, with what goes back, or to another person who had a seat. Null when the address is
 * neither's any more.
 */
export async function cancelledEmail(
  db: Db,
  sender: Sender,
  email: EmailRow,
  { actId, body }: ToldAct & { readonly actId: string },
): Promise<ComposedEmail | null> {
  const order = email.orderId ? await findOrder(db, { id: email.orderId }) : null;
  if (!order) return null;
  const all = await listCancelledSeats(db, actId, order.id);
  const key = emailKey(email.recipient);
  const isBuyer = emailKey(order.email ?? '') === key;
  const seats = isBuyer ? all : all.filter(({ attendeeEmail }) => emailKey(attendeeEmail ?? '') === key);
  const [first] = seats;
  if (!first) return null;
  const dates = await listDatesById(db, [...new Set(seats.flatMap(({ dateIds }) => dateIds))]);
  const money = { amount: await sumOfAct(db, actId, order.id), currency: order.currency };
  const title = isolate(first.title);
  const count = dates.length;
  return composeEmail(
    t('Cancelled: {title}', { title }),
    [
      {
        text: t(
          '{count, plural, one {We are sorry: “{title}” does not take place on this date.} other {We are sorry: “{title}” does not take place on these dates.}}',
          { count, title },
        ),
      },
      ...(body ? [{ quote: body }] : []),
      { title: t('Cancelled ¦ dates'), facts: dateFacts(dates) },
      ...moneyParts(money, isBuyer),
      ...(seats.some(({ isCancelled }) => !isCancelled)
        ? [{ text: t('Your ticket stays valid for its other dates.') }]
        : []),
      { text: t('The file attached to this email takes it out of your calendar.') },
      ...(await orderLink(db, sender, email, isBuyer ? order : null)),
      { text: t('About this event'), link: `${sender.origin}/events/${first.slug}`, isQuiet: true },
    ],
    [],
    [attachedCalendar(first, entriesOf(sender, seats, dates), { isCancelled: true })],
  );
}

function moneyParts(money: Money, isBuyer: boolean): Part[] {
  if (money.amount === 0) return [];
  if (!isBuyer) return [{ text: t('The person who booked gets the refund.') }];
  return [
    {
      text: t(
        'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it.',
        { amount: formatMoney(money) },
      ),
    },
  ];
}

async function orderLink(db: Db, sender: Sender, email: EmailRow, order: OrderRow | null): Promise<Part[]> {
  if (!order) return [];
  const links = await buyerLinks(db, sender, order, email.queuedAt);
  return [{ text: t('See your order'), link: links.open(`/orders/${order.number}`) }];
}

function entriesOf(sender: Sender, seats: readonly Seat[], dates: Awaited<ReturnType<typeof listDatesById>>) {
  return seats.flatMap((seat) =>
    dates
      .filter(({ id }) => seat.dateIds.includes(id))
      .flatMap((date) =>
        calendarEntries({ title: seat.title, url: ticketPage(sender, seat), date, owner: seat.id }),
      )
      // As the ticket's own file says it, whose sequence counts the seat's end too.
      .map((entry) => (seat.isCancelled ? { ...entry, sequence: entry.sequence + 1 } : entry)),
  );
}
