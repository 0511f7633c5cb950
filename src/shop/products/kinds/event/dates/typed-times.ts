import { type Instants, instantsOf, isWallTime, isZone, type WallTime, wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { shortDayAndTime, timeOfDay, zoneText } from '../date-texts.ts';
import type { Texts } from './form-fields.ts';

/** A wall time that was typed, and the instant that it means. */
export interface TypedTime {
  readonly local: WallTime;
  readonly at: Date;
}

/** Which of two readings a wall time has that the clocks skip or show twice: the value of the field `<name>_is`. */
export interface Reading {
  readonly value: 'before' | 'after' | 'earlier' | 'later';
  readonly text: string;
  readonly time: TypedTime;
}

/** The field that holds the choice of a reading. */
export const readingField = (name: string) => `${name}_is`;

/** The readings of a wall time in a zone; none where it is one time, or no time at all. */
export function readingsOf(wall: string, zone: string): readonly Reading[] {
  if (!isWallTime(wall) || !isZone(zone)) return [];
  const instants = instantsOf(wall, zone);
  if (instants.is === 'once') return [];
  return instants.is === 'twice'
    ? (['earlier', 'later'] as const).map((value) => readingOfTwice(value, wall, instants[value], zone))
    : (['before', 'after'] as const).flatMap((value) => readingOfMissing(value, instants[value], zone));
}

function readingOfTwice(value: 'earlier' | 'later', local: WallTime, at: Date, zone: string): Reading {
  const values = { time: timeOfDay(local), clocks: zoneText(at, zone) };
  const text =
    value === 'earlier'
      ? t('The first {time} ({clocks})', values)
      : t('The second {time}, an hour later ({clocks})', values);
  return { value, text, time: { local, at } };
}

/** Clocks that skip a whole day leave no time of that day on either side, but they always show those on either side. */
function readingOfMissing(value: 'before' | 'after', local: WallTime, zone: string): Reading[] {
  const instants = instantsOf(local, zone);
  if (instants.is !== 'once') return [];
  return [{ value, text: shortDayAndTime(local), time: { local, at: instants.at } }];
}

/** What is said of a wall time that has no single meaning. */
function questionOf(wall: WallTime, zone: string, { is }: Instants): string {
  const values = { time: shortDayAndTime(wall), zone };
  return is === 'twice'
    ? t('The clocks of {zone} show {time} twice. Choose which one you mean.', values)
    : t(
        'The clocks of {zone} go forward past {time}, so it does not exist. Choose the time that you mean.',
        values,
      );
}

/**
 * Reads the wall times of a form in a zone, and writes into `problems` what is wrong with them, by field.
 * @returns a function that reads the field of a name: null where it is blank or not understood.
 */
export function timeReader(texts: Texts, zone: string, problems: Record<string, string>) {
  return (name: string): TypedTime | null => {
    const wall = (texts[name] ?? '').trim();
    if (wall === '' || !isZone(zone)) return null;
    if (!isWallTime(wall)) {
      problems[name] = t('Give a day and a time, for example 2027-03-28T19:00.');
      return null;
    }
    const instants = instantsOf(wall, zone);
    if (instants.is === 'once') return { local: wall, at: instants.at };
    const chosen = readingsOf(wall, zone).find(({ value }) => value === texts[readingField(name)]);
    if (!chosen) problems[name] = questionOf(wall, zone, instants);
    return chosen?.time ?? null;
  };
}

/** An instant as the fields of a form show it, with its reading where its wall time has two. */
export function timeTexts(name: string, at: Date | null, zone: string): Texts {
  if (at === null) return { [name]: '' };
  const wall = wallTimeAt(at, zone);
  const reading = readingsOf(wall, zone).find(({ time }) => time.at.getTime() === at.getTime());
  return { [name]: wall, ...(reading ? { [readingField(name)]: reading.value } : {}) };
}
