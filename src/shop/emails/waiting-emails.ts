import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { placeText, shortDayAndTime, spanText, zoneText } from '../products/kinds/event/date-texts.ts';
import type { EventDate } from '../products/kinds/event/dates/date.ts';
import type { Entry } from '../products/kinds/event/waiting/entry.ts';
import { showEntry } from '../products/kinds/event/waiting/show-entry-store.ts';
import type { WaitingEmail } from '../products/kinds/event/waiting/waiting-emails.ts';
import { waitingToken } from '../products/kinds/event/waiting/waiting-token.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

/** What an email about a waiting list is made of. */
interface Told {
  readonly entry: Entry;
  readonly title: string;
  readonly date: EventDate;
  /** The page of the entry. */
  readonly page: string;
}

/** An email about a place on a waiting list; null when it is no longer true. */
export async function waitingEmail(
  db: Db,
  sender: Sender,
  kind: WaitingEmail,
  email: EmailRow,
): Promise<ComposedEmail | null> {
  const { entryId } = email.details as { entryId?: unknown };
  const shown = typeof entryId === 'string' ? await showEntry(db, entryId) : null;
  if (!shown) return null;
  const page = `${sender.origin}/waiting-list/${waitingToken(sender.secret, shown.entry.id, email.queuedAt)}`;
  return COMPOSERS[kind]({ ...shown, title: isolate(shown.title), page });
}

const COMPOSERS: Readonly<Record<WaitingEmail, (told: Told) => ComposedEmail | null>> = {
  'waiting-confirm': ({ entry, title, date, page }) =>
    entry.state !== 'unproven'
      ? null
      : composeEmail(t('Confirm your place on the waiting list: {title}', { title }), [
          {
            text: t(
              'You asked for a place on the waiting list of “{title}”. Confirm it, so that we know that this is your email.',
              { title },
            ),
          },
          facts(entry, date),
          { text: t('Join the waiting list'), link: page },
          { text: t('Was this not you? Then ignore this email: nothing happens.') },
        ]),
  'waiting-joined': ({ entry, title, date, page }) =>
    entry.state !== 'waiting' && entry.state !== 'offered'
      ? null
      : composeEmail(t('You are on the waiting list: {title}', { title }), [
          {
            text: t(
              'You are on the waiting list of “{title}”. When seats become free, we hold them for you for a while and email you.',
              { title },
            ),
          },
          facts(entry, date),
          { text: t('See your place, or leave the list'), link: page },
        ]),
  'waiting-offer': ({ entry, title, date, page }) =>
    entry.state !== 'offered' || !entry.offerEndsAt
      ? null
      : composeEmail(
          t('{count, plural, one {A seat is} other {# seats are}} free for you: {title}', {
            count: entry.offeredSeats ?? 0,
            title,
          }),
          [
            {
              text: t(
                '{count, plural, one {A seat} other {# seats}} at “{title}” became free, and we hold {count, plural, one {it} other {them}} for you until {time} ({clocks}).',
                {
                  count: entry.offeredSeats ?? 0,
                  title,
                  time: shortDayAndTime(wallTimeAt(entry.offerEndsAt, date.zone)),
                  clocks: zoneText(entry.offerEndsAt, date.zone),
                },
              ),
            },
            facts(entry, date),
            { text: t('Book now'), link: page },
            {
              text: t(
                'No longer interested? The same page lets you leave the list, so that the next person gets the chance.',
              ),
            },
          ],
        ),
  'waiting-ended': ({ entry, title, page }) =>
    entry.state !== 'expired'
      ? null
      : composeEmail(t('Your offer has ended: {title}', { title }), [
          {
            text: t(
              'We no longer hold the seats at “{title}” for you. You are no longer on the waiting list.',
              { title },
            ),
          },
          { text: t('Still interested? Join again'), link: page },
        ]),
  'waiting-closed': ({ entry, title, date }) =>
    entry.state !== 'left'
      ? null
      : composeEmail(t('The waiting list is closed: {title}', { title }), [
          {
            text:
              date.state === 'cancelled'
                ? t('“{title}” does not take place on this date, so its waiting list is closed.', { title })
                : t('“{title}” can no longer be booked for this date, so its waiting list is closed.', {
                    title,
                  }),
          },
          facts(entry, date),
        ]),
};

function facts({ seats, takesFewer }: Entry, date: EventDate): Part {
  return {
    title: t('Waiting list'),
    facts: [
      ...date.sessions.map((session) => ({ name: t('When'), value: spanText(session, date.zone) })),
      { name: t('Time zone'), value: zoneText(date.startsAt, date.zone) },
      { name: t('Where'), value: isolate(placeText(date)) },
      {
        name: t('Seats'),
        value: takesFewer
          ? t('{count, plural, one {# seat} other {# seats, or fewer}}', { count: seats })
          : t('{count, plural, one {# seat} other {# seats}}', { count: seats }),
      },
    ],
  };
}
