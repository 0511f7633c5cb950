import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import type { WallTime } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { dateAddress } from './date.ts';
import { countField, readFields, type Texts } from './form-fields.ts';
import { MOST_REPEATS, type RepeatRule, repeatsOf, weekdayOf } from './repeat-rule.ts';
import { type TypedTime, timeReader } from './typed-times.ts';

const fields = z.strictObject({
  every: z.enum(['week', 'month'], { error: () => t('Choose one of the two.') }),
  step: countField(12),
  end: z.enum(['times', 'until'], { error: () => t('Choose one of the two.') }),
});

/**
 * Reads the rule by which a date is repeated.
 * @throws ShopError 422 `invalid_input` with the reason at each field.
 */
export function readRepeatRule(texts: Texts, first: WallTime): RepeatRule {
  const problems: Record<string, string> = {};
  const read = readFields(fields, texts, problems);
  const isByTimes = texts['end'] === 'times';
  const times = countField(MOST_REPEATS).safeParse(texts['times'] ?? '');
  const until = z.iso.date().safeParse(texts['until'] ?? '');
  if (isByTimes && !times.success) problems['times'] = times.error.issues[0]?.message ?? '';
  if (!isByTimes && !until.success) problems['until'] = t('Give a day, for example 2027-03-01.');
  const [problem] = Object.values(problems);
  if (problem || !read)
    throw new ShopError('invalid_input', 422, problem ?? t('Something in the form is wrong.'), problems);
  const { every, step } = read;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => texts[`weekday_${day}`] !== undefined);
  const end = isByTimes ? { times: times.data ?? 1 } : { until: until.data ?? '' };
  return { every, step, weekdays: weekdays.length > 0 ? weekdays : [weekdayOf(first)], end };
}

/** A date that a rule makes. */
export interface Repeat {
  readonly wall: WallTime;
  /** Under which fields a time is asked about that the clocks skip or show twice. */
  readonly field: string;
  /** Null: it is asked about. */
  readonly time: TypedTime | null;
  readonly problem: string | null;
  /** The event has a date at that time: it is left out. */
  readonly isTaken: boolean;
}

/** What a rule makes of a date, with the readings that were chosen. @param taken wall times of the event's dates. */
export function planRepeats(
  { startsLocal, zone }: { readonly startsLocal: WallTime; readonly zone: string },
  rule: RepeatRule,
  taken: readonly WallTime[],
  texts: Texts,
): Repeat[] {
  return repeatsOf(startsLocal, rule).map((wall) => {
    const field = `at_${dateAddress(wall)}`;
    const problems: Record<string, string> = {};
    const time = timeReader({ ...texts, [field]: wall }, zone, problems)(field);
    const isTaken = taken.includes(time?.local ?? wall);
    return { wall, field, time, problem: problems[field] ?? null, isTaken };
  });
}
