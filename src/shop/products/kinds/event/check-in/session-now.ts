import { now } from '#lib/clock.ts';
import type { Session } from '../dates/date.ts';

/** The session that people check in to now: the first that is not over, else the last. */
export function sessionNow(sessions: readonly Session[]): Session | undefined {
  const at = now();
  return sessions.find(({ endsAt }) => endsAt > at) ?? sessions.at(-1);
}
