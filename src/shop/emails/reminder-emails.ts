import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { webAddress } from '#lib/web-address.ts';
import { t } from '#messages/t.ts';
import { findReminderRules } from '../orders/dates/reminder-store.ts';
import { listSeatsOf } from '../orders/dates/told-store.ts';
import { findOrder } from '../orders/store.ts';
import { shortDayAndTime } from '../products/kinds/event/date-texts.ts';
import { listDatesById, listOnlineAddresses } from '../products/kinds/event/dates/store.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import { buyerLinks, dateFacts, ticketLinks } from './date-email-parts.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

/** Reminds a person of a date; null when it was cancelled or moved since, or the seat is not theirs any more. */
export async function reminderEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { date: dateId, startsAt } = email.details as { date?: unknown; startsAt?: unknown };
  const [date] = typeof dateId === 'string' ? await listDatesById(db, [dateId]) : [];
  if (!date || date.state === 'cancelled' || date.startsAt.toISOString() !== startsAt) return null;
  const seats = (await listSeatsOf(db, [date.id], email)).filter(({ isOwn }) => isOwn);
  const [first] = seats;
  if (!first) return null;
  const rules = await findReminderRules(db, first.productId);
  const online = webAddress((await listOnlineAddresses(db, [date.id])).get(date.id));
  const title = isolate(first.title);
  const when = shortDayAndTime(date.startsLocal);
  return composeEmail(t('Reminder: {title}, {when}', { title, when }), [
    { text: t('“{title}” is coming up: {when}.', { title, when }) },
    ...quoted(rules?.reminderWords),
    { title: t('The date'), facts: dateFacts([date]) },
    ...(online
      ? [
          { text: t('Join online'), link: online },
          { text: t('The address is only for people who booked. Please keep it to yourself.') },
        ]
      : []),
    ...(date.directions ? [{ text: isolate(date.directions) }] : []),
    ...ticketLinks(sender, seats).map((link) => (online ? { ...link, isQuiet: true } : link)),
  ]);
}

/** Thanks a buyer after a date and asks for a review; null when no seat is left. */
export async function thanksEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const { date: dateId } = email.details as { date?: unknown };
  const order = email.orderId ? await findOrder(db, { id: email.orderId }) : null;
  if (!order || typeof dateId !== 'string') return null;
  const seats = await listSeatsOf(db, [dateId], email);
  const first = seats.find(({ isBuyer, orderId }) => isBuyer && orderId === order.id);
  if (!first) return null;
  const rules = await findReminderRules(db, first.productId);
  const links = await buyerLinks(db, sender, order, email.queuedAt);
  const title = isolate(first.title);
  return composeEmail(t('Thank you: {title}', { title }), [
    { text: t('Thank you for being part of “{title}”.', { title }) },
    ...quoted(rules?.thanksWords),
    { text: t('How was it? A few words help others to decide.') },
    { text: t('Write a review'), link: links.open(`/account/reviews/${first.slug}/write`) },
  ]);
}

function quoted(words: string | undefined): Part[] {
  return words ? [{ quote: words }] : [];
}
