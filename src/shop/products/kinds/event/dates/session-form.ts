import { t } from '#messages/t.ts';
import type { Texts } from './form-fields.ts';
import type { SessionToSave } from './save-date.ts';
import type { TypedTime } from './typed-times.ts';

/** Most sessions of one date. */
export const MOST_SESSIONS = 20;

const MINUTE_MS = 60_000;
/** Hours and minutes of a session: `2:30`. */
const LASTS = /^(\d{1,3}):([0-5]\d)$/;

/** How many rows of sessions a form holds: those that were sent, one at least. */
export function countSessionRows(texts: Texts): number {
  let count = 1;
  while (count < MOST_SESSIONS && texts[`starts_${count + 1}`] !== undefined) count++;
  return count;
}

/** How long a session is, as its field shows it. */
export function lastsText(startsAt: Date, endsAt: Date): string {
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads the sessions of a date, soonest first; blank rows are left out, and a row without an end lasts as long as the one
 * before. What is wrong is written into `problems`, by field.
 */
export function readSessions(
  texts: Texts,
  timeOf: (name: string) => TypedTime | null,
  problems: Record<string, string>,
): SessionToSave[] {
  const sessions: SessionToSave[] = [];
  let before: string | undefined;
  for (let at = 1; at <= countSessionRows(texts); at++) {
    const lasts = texts[`lasts_${at}`]?.trim() || (texts[`ends_${at}`] ? '' : before);
    const session = readSession({ ...texts, [`lasts_${at}`]: lasts ?? '' }, at, timeOf, problems);
    if (session) sessions.push(session);
    before = lasts || before;
  }
  if (sessions.length === 0 && !texts['starts_1']?.trim())
    problems['starts_1'] ??= t('Give the day and the time when it starts.');
  return sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function readSession(
  texts: Texts,
  at: number,
  timeOf: (name: string) => TypedTime | null,
  problems: Record<string, string>,
): SessionToSave | null {
  const [starts, ends] = [timeOf(`starts_${at}`), timeOf(`ends_${at}`)];
  if (!texts[`starts_${at}`]?.trim()) return null;
  const lasts = texts[`lasts_${at}`] ?? '';
  const minutes = minutesOf(lasts);
  if (lasts !== '' && !minutes) problems[`lasts_${at}`] = t('Write hours and minutes, for example 2:30.');
  if (lasts === '' && !texts[`ends_${at}`]?.trim())
    problems[`lasts_${at}`] = t('Say how long it lasts, or when it ends.');
  if (!starts) return null;
  const byLength = minutes ? new Date(starts.at.getTime() + minutes * MINUTE_MS) : null;
  if (ends && byLength && ends.at.getTime() !== byLength.getTime())
    problems[`ends_${at}`] = t('The length gives another end. Fill in only one of the two.');
  const endsAt = ends?.at ?? byLength;
  if (endsAt && endsAt <= starts.at) problems[`ends_${at}`] ??= t('It ends before it starts.');
  return endsAt && { startsLocal: starts.local, startsAt: starts.at, endsAt };
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = LASTS.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
