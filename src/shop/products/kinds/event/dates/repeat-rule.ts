import { daysLater, type WallTime } from '#lib/wall-time.ts';

/** Most dates that one rule makes. */
export const MOST_REPEATS = 60;
const LAST_MONTHS = 240;

/** When a date is repeated: by weeks on some weekdays, or by months on the same weekday of the month. */
export interface RepeatRule {
  readonly every: 'week' | 'month';
  /** Every so many weeks or months. */
  readonly step: number;
  /** 1 is Monday, 7 is Sunday; for weeks. None: that of the date itself. */
  readonly weekdays: readonly number[];
  /** How many dates are added, or the last day that one may have: `2027-06-30`. */
  readonly end: { readonly times: number } | { readonly until: string };
}

/** The wall times of the repeats of a date, at the same time of the day: the clocks of the place decide, whatever summer time does. */
export function repeatsOf(first: WallTime, rule: RepeatRule): WallTime[] {
  const found: WallTime[] = [];
  const most = 'times' in rule.end ? Math.min(rule.end.times, MOST_REPEATS) : MOST_REPEATS;
  for (const wall of rule.every === 'week' ? byWeek(first, rule) : byMonth(first, rule)) {
    if (found.length === most || ('until' in rule.end && wall.slice(0, 10) > rule.end.until)) break;
    if (wall > first) found.push(wall);
  }
  return found;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(wall: WallTime): number {
  return new Date(`${wall}:00Z`).getUTCDay() || 7;
}

function* byWeek(first: WallTime, { step, weekdays }: RepeatRule): Generator<WallTime> {
  const monday = daysLater(first, 1 - weekdayOf(first));
  const days = (weekdays.length > 0 ? [...weekdays] : [weekdayOf(first)]).toSorted((a, b) => a - b);
  for (let week = 0; week <= MOST_REPEATS * step; week += step)
    for (const day of days) yield daysLater(monday, 7 * week + day - 1);
}

/** The second Tuesday of each month; a fifth one is the last. */
function* byMonth(first: WallTime, { step }: RepeatRule): Generator<WallTime> {
  const place = Math.ceil(Number(first.slice(8, 10)) / 7);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let count = 0; count <= LAST_MONTHS; count += step) {
    const months = year * 12 + month - 1 + count;
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
    const start = `${y}-${String(m).padStart(2, '0')}-01${first.slice(10)}`;
    const toWeekday = (weekdayOf(first) - weekdayOf(start) + 7) % 7;
    const day = daysLater(start, toWeekday + 7 * (place - 1));
    yield day.slice(0, 7) === start.slice(0, 7) ? day : daysLater(day, -7);
  }
}
