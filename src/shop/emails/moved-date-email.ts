import { now } from '#lib/clock.ts';
import { isolate } from '#lib/isolate.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { dayAndTime } from '../products/kinds/event/date-texts.ts';
import type { EventDate } from '../products/kinds/event/dates/date.ts';
import { movedFromText } from '../products/kinds/event/dates/moved-from.ts';
import type { Fact, Part } from './compose-email.ts';

/** What is told of a date that has moved. @param title of the event, isolated. */
export function movedSaying(
  title: string,
  body: string,
  date: EventDate,
): { readonly subject: string; readonly parts: readonly Part[]; readonly before: Fact } {
  const isTime = date.movedFromAt?.getTime() !== date.startsAt.getTime();
  return {
    subject: isTime ? t('New time: {title}', { title }) : t('New place: {title}', { title }),
    parts: [
      {
        text: isTime
          ? t('“{title}” takes place at another time than planned.', { title })
          : t('“{title}” takes place at another place than planned.', { title }),
      },
      ...(body ? [{ quote: body }] : []),
    ],
    before: { name: t('Before ¦ a date moved'), value: isolate(movedFromText(date) ?? '') },
  };
}

/**
 * What follows the new time: the ticket stays valid, and until when the seat can be given back.
 * @param giveBackLink for the buyer; null for another person who has a seat.
 */
export function movedChoice({ giveBackUntil, zone }: EventDate, giveBackLink: string | null): Part[] {
  const stays = t(
    'Your ticket stays valid, and the file attached to this email changes the date in your calendar.',
  );
  if (!giveBackLink) return [{ text: stays }];
  return [
    { text: stays },
    { text: giveBackText(giveBackUntil, zone) },
    { text: t('Give seats back'), link: giveBackLink, isQuiet: true },
  ];
}

function giveBackText(until: Date | null, zone: string): string {
  if (!until || until <= now()) return t('If you cannot come then, see what you get back for your seats.');
  return t(
    'If you cannot come then, you can give your seats back until {day} and get all of their price back.',
    { day: dayAndTime(wallTimeAt(until, zone)) },
  );
}
