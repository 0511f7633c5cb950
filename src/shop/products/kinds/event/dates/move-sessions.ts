import { ShopError } from '#lib/errors.ts';
import { instantsOf, movedBy, type WallTime } from '#lib/wall-time.ts';
import type { Session } from './date.ts';
import type { Texts } from './form-fields.ts';
import type { SessionToSave } from './save-date.ts';
import { readingsOf, type TypedTime, timeReader } from './typed-times.ts';

/**
 * The sessions of a date as they are when its first one begins at another time: the others keep their distance on the
 * calendar and the clock, and each lasts as long as before.
 * @param texts `starts` and the choice of its reading, as they were typed.
 * @throws ShopError `which_time` at the field `starts`.
 */
export function moveSessions(
  sessions: readonly Session[],
  texts: Texts,
  zone: string,
): [SessionToSave, ...SessionToSave[]] {
  const problems: Record<string, string> = {};
  const start = timeReader(texts, zone, problems)('starts');
  if (!start) throw new ShopError('which_time', 422, problems['starts'] ?? '', problems);
  const [first, ...others] = sessions;
  if (!first) throw new Error('a date has no session');
  const moved = others.map((session) => {
    const wall = movedBy(session.startsLocal, first.startsLocal, start.local);
    return sessionAt(session, atOrAfter(wall, zone));
  });
  return [sessionAt(first, start), ...moved];
}

function sessionAt({ startsAt, endsAt }: Session, { local: startsLocal, at }: TypedTime): SessionToSave {
  return {
    startsLocal,
    startsAt: at,
    endsAt: new Date(at.getTime() + endsAt.getTime() - startsAt.getTime()),
  };
}

/** A wall time; the later one where the clocks skip it or show it twice. */
export function atOrAfter(wall: WallTime, zone: string): TypedTime {
  const instants = instantsOf(wall, zone);
  if (instants.is === 'once') return { local: wall, at: instants.at };
  const [, after] = readingsOf(wall, zone);
  if (!after) throw new RangeError(`${wall} is no time in ${zone}`);
  return after.time;
}
