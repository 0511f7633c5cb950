import type { CalendarEntry } from '#lib/calendar.ts';
import { t } from '#messages/t.ts';
import type { ShownTicket } from '../bookings/show-ticket.ts';
import { placeText } from '../date-texts.ts';
import type { EventDate } from '../dates/date.ts';

interface Source {
  readonly title: string;
  /** The address that the entry leads to. */
  readonly url: string;
  readonly date: EventDate;
  /** Names the calendar's owner, so that a ticket is another entry than the event of the feed; empty for the feed. */
  readonly owner: string;
  /** Where those who have a seat meet online. */
  readonly onlineUrl?: string | undefined;
}

/** An entry for each session of a date. */
export function calendarEntries({ title, url, date, owner, onlineUrl }: Source): CalendarEntry[] {
  const { sessions, zone, sequence, state, updatedAt: changedAt, placeAddress, directions } = date;
  const place = [placeText(date), placeAddress].filter(Boolean).join(', ');
  return sessions.map(({ startsAt, endsAt }, at) => ({
    ...{ zone, sequence, startsAt, endsAt, url, changedAt },
    uid: [date.id, at, owner]
      .filter((part) => part !== '')
      .join('-')
      .concat('@lectern'),
    title:
      sessions.length > 1
        ? t('{title} ({number, number} of {count, number})', {
            title,
            number: at + 1,
            count: sessions.length,
          })
        : title,
    text: [directions, onlineUrl].filter(Boolean).join('\n\n'),
    place: onlineUrl ?? place,
    isCancelled: state === 'cancelled',
  }));
}

/** The entries of a ticket: cancelled with it. @param url of the ticket. */
export function ticketEntries({ booking, dates }: ShownTicket, url: string): CalendarEntry[] {
  return dates
    .flatMap((date) =>
      calendarEntries({ title: booking.title, url, date, owner: booking.id, onlineUrl: date.onlineUrl }),
    )
    .map((entry) =>
      booking.isCancelled ? { ...entry, isCancelled: true, sequence: entry.sequence + 1 } : entry,
    );
}
