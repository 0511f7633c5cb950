import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { type NoticeEmail, noticeEmails } from '../orders/dates/notice.ts';
import { findAct, listSeatsOf, type ToldAct, type ToldSeat } from '../orders/dates/told-store.ts';
import { findOrder } from '../orders/store.ts';
import { calendarEntries } from '../products/kinds/event/calendar/entries.ts';
import { listDatesById, listOnlineAddresses } from '../products/kinds/event/dates/store.ts';
import { cancelledEmail } from './cancelled-date-email.ts';
import { type ComposedEmail, composeEmail, type Fact, type Part } from './compose-email.ts';
import { attachedCalendar, buyerLinks, dateFacts, ticketLinks, ticketPage } from './date-email-parts.ts';
import type { Sender } from './email-links.ts';
import { movedChoice, movedSaying } from './moved-date-email.ts';
import type { EmailRow } from './store.ts';

const KINDS: ReadonlySet<string> = new Set(Object.values(noticeEmails));

export function isDateEmail(kind: string): kind is NoticeEmail {
  return KINDS.has(kind);
}

/** What a person who booked a date is told of it; null when the seat is not theirs any more. */
export async function dateEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { act: actId } = email.details as { act?: unknown };
  const act = typeof actId === 'string' ? await findAct(db, actId) : null;
  if (!act || typeof actId !== 'string') return null;
  if (act.kind === 'cancelled') return cancelledEmail(db, sender, email, { actId, ...act });
  const seats = await listSeatsOf(db, act.dateIds, email);
  const dates = await listDatesById(db, act.dateIds);
  const [first] = seats;
  if (!first) return null;
  const addresses = await listOnlineAddresses(db, act.dateIds);
  const entries = seats
    .filter(({ isOwn }) => isOwn)
    .flatMap((seat) =>
      dates.flatMap((date) =>
        calendarEntries({
          ...{ title: seat.title, url: ticketPage(sender, seat), date, owner: seat.id },
          onlineUrl: addresses.get(date.id),
        }),
      ),
    );
  const [date] = dates;
  const isMoved = act.kind === 'moved' && date !== undefined;
  const title = isolate(first.title);
  const { subject, parts, before } = isMoved ? movedSaying(title, act.body, date) : sayingOf(act, title);
  return composeEmail(
    subject,
    [
      ...parts,
      {
        title: isMoved ? t('The date now') : t('The date'),
        facts: [...dateFacts(dates), ...(before ? [before] : [])],
      },
      ...(isMoved ? movedChoice(date, await giveBackLink(db, sender, email, seats)) : []),
      ...ticketLinks(
        sender,
        seats.filter(({ isOwn }) => isOwn),
      ),
    ],
    [],
    entries.length > 0 && act.kind === 'moved' ? [attachedCalendar(first, entries)] : [],
  );
}

/** For a buyer, of the order that the email was queued for, or another one of theirs. */
async function giveBackLink(
  db: Db,
  sender: Sender,
  email: EmailRow,
  seats: readonly ToldSeat[],
): Promise<string | null> {
  const own = seats.filter(({ isBuyer }) => isBuyer);
  const seat = own.find(({ orderId }) => orderId === email.orderId) ?? own[0];
  const order = seat ? await findOrder(db, { id: seat.orderId }) : null;
  if (!order) return null;
  return (await buyerLinks(db, sender, order, email.queuedAt)).open(`/orders/${order.number}/give-back`);
}

/** The subject and the first sentences of what is told. */
function sayingOf(
  { kind, subject, body }: ToldAct,
  title: string,
): { readonly subject: string; readonly parts: readonly Part[]; readonly before?: Fact } {
  const own: Part[] = body ? [{ quote: body }] : [];
  if (kind === 'confirmed')
    return {
      subject: t('It takes place: {title}', { title }),
      parts: [{ text: t('It is decided: “{title}” takes place. See you there.', { title }) }, ...own],
    };
  return {
    subject,
    parts: [{ text: t('You have a seat at “{title}”. We write to you about it:', { title }) }, ...own],
  };
}
