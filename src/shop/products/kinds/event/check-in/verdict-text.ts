import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { dayAndTime, timeOfDay } from '../date-texts.ts';
import type { SeatAtEntrance, Verdict } from './verdict.ts';

/** What the people at the entrance read: at one glance, then in a sentence. */
export interface VerdictText {
  readonly tone: 'good' | 'warning' | 'wrong';
  readonly title: string;
  readonly text: string;
  /** Whose ticket it is; empty for an unknown one. */
  readonly who: string;
}

/** The name of a seat at the entrance: of the person, or of who brought them. */
export function nameAtEntrance({ name, host, seat }: Pick<SeatAtEntrance, 'name' | 'host' | 'seat'>): string {
  if (name) return name;
  return host
    ? t('Guest of {name}, ticket {number, number}', { name: host, number: seat })
    : t('No name, ticket {number, number}', { number: seat });
}

/** @param zone of the date; times are those of its clocks. */
export function verdictText(verdict: Verdict, zone: string): VerdictText {
  const who = verdict.seat ? nameAtEntrance(verdict.seat) : '';
  const clock = (at: Date) => timeOfDay(wallTimeAt(at, zone));
  if (verdict.is === 'in') {
    const { also, seat } = verdict;
    if (also)
      return {
        ...{ who, tone: 'warning', title: t('Checked in twice') },
        text: t('Also let in at {time} by {name}. Please ask for the other ticket.', {
          time: clock(also.at),
          name: also.by,
        }),
      };
    return { who, tone: 'good', title: t('Checked in'), text: seat.ticketName };
  }
  if (verdict.is === 'again') {
    const { at, by } = verdict.entry;
    const text = t('At {time} by {name}.', { time: clock(at), name: by });
    return { who, tone: 'wrong', title: t('Already checked in'), text };
  }
  if (verdict.is === 'early') {
    const text = t('This ticket is for {day}.', { day: dayAndTime(verdict.startsLocal) });
    return { who, tone: 'warning', title: t('Too early'), text };
  }
  return { who, tone: 'wrong', ...refusalText(verdict, zone) };
}

type Refused = Extract<Verdict, { readonly is: 'refused' }>;

function refusalText(refused: Refused, zone: string): { readonly title: string; readonly text: string } {
  switch (refused.why) {
    case 'unknown':
      return { title: t('No such ticket'), text: t('Check the code, or search by name.') };
    case 'other date':
      return {
        title: t('Another date'),
        text: refused.startsLocal
          ? t('This ticket is for {day}.', { day: dayAndTime(refused.startsLocal) })
          : t('This ticket is for no date any more.'),
      };
    case 'cancelled':
      return { title: t('Cancelled ¦ a ticket'), text: sinceText(refused.at, zone) };
    case 'refunded':
      return { title: t('Refunded ¦ a ticket'), text: sinceText(refused.at, zone) };
    case 'given away':
      return {
        title: t('No longer valid'),
        text: t('This ticket went to another person on {day}. Only the new one is valid.', {
          day: dayAndTime(wallTimeAt(refused.at, zone)),
        }),
      };
    case 'date cancelled':
      return { title: t('This date is cancelled'), text: t('Nobody is checked in today.') };
  }
}

function sinceText(at: Date | null, zone: string): string {
  return at
    ? t('Not valid since {day}.', { day: dayAndTime(wallTimeAt(at, zone)) })
    : t('This ticket is no longer valid.');
}
