import { daysLater, instantsOf, type WallTime } from '#lib/wall-time.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { Step } from '../../../../settings/steps.ts';
import type { RefundShare } from '../../../kind-refund.ts';
import { dayAndTime } from '../date-texts.ts';

/** What the policy needs to know of the dates of a ticket. */
export interface RefundDates {
  /** Of the first date. */
  readonly startsAt: Date;
  readonly startsLocal: WallTime;
  readonly zone: string;
  /** The owner's own deadline, at most the first date's beginning: until then all of the price goes back; null: by the steps. */
  readonly giveBackUntil: Date | null;
  /** The shop called all of them off. */
  readonly isCancelled: boolean;
}

const DAY_MS = 86_400_000;

/** The same hour some days before a date begins, by the clocks of its place. */
export function daysBefore({ startsAt, startsLocal, zone }: RefundDates, days: number): Date {
  const found = instantsOf(daysLater(startsLocal, -days), zone);
  if (found.is === 'once') return found.at;
  return found.is === 'twice' ? found.later : new Date(startsAt.getTime() - days * DAY_MS);
}

/** Until when a seat that costs something can be given back; null where nothing ever goes back. */
export function lastInstant(dates: RefundDates, steps: readonly Step[]): Date | null {
  if (dates.giveBackUntil) return dates.giveBackUntil;
  const least = Math.min(...steps.map(({ at }) => at));
  return steps.length === 0 ? null : daysBefore(dates, least);
}

/** What goes back at an instant; the deadline itself still counts. */
export function eventShare(
  dates: RefundDates,
  steps: readonly Step[],
  at: Date,
  localTime: (at: Date) => WallTime,
): RefundShare {
  if (dates.isCancelled) return { percent: 100, working: t('The date was cancelled: full refund.') };
  const { giveBackUntil } = dates;
  if (giveBackUntil) {
    const day = dayAndTime(localTime(giveBackUntil));
    return at <= giveBackUntil
      ? { percent: 100, working: t('Before the deadline, {day}: full refund.', { day }) }
      : { percent: 0, working: t('After the deadline, {day}: no refund under the policy.', { day }) };
  }
  const open = steps.filter((step) => at <= daysBefore(dates, step.at));
  const percent = Math.max(0, ...open.map((step) => step.percent));
  return {
    percent,
    working: working(percent, Math.floor((dates.startsAt.getTime() - at.getTime()) / DAY_MS)),
  };
}

function working(percent: number, days: number): string {
  if (days < 0) return t('The date has started: no refund under the policy.');
  if (percent === 100)
    return t(
      '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: full refund under the policy.',
      { days },
    );
  if (percent > 0)
    return t(
      '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: {percent, number} % refund under the policy.',
      { days, percent },
    );
  return t(
    '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: no refund under the policy.',
    { days },
  );
}

/** The policy in one sentence, said before buying. */
export function policySentence(steps: readonly Step[]): string {
  const [first, ...others] = steps.toSorted((a, b) => b.at - a.at);
  if (!first) return t('A seat that you give back is not refunded.');
  if (others.length === 0 && first.percent === 100)
    return t(
      'Full refund if you give a seat back {days, plural, =0 {before the date starts} one {at least # day before the date} other {at least # days before the date}}.',
      { days: first.at },
    );
  const parts = [first, ...others].map(({ at: days, percent }) =>
    t(
      '{percent, number} % of its price until {days, plural, =0 {the date begins} one {# day before the date} other {# days before the date}}',
      { percent, days },
    ),
  );
  return t('If you give a seat back, you get {parts}, and nothing after that.', {
    parts: listFormat().format(parts),
  });
}
