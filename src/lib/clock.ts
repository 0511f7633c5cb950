/** When this process's measure of time began, by the database's clock; null until that was asked (`db/follow-clock.ts`). */
let origin: number | null = null;

/** The shop's only clock. It follows the database's, so that all processes agree and no jump of one machine's clock matters. */
export function now(): Date {
  return origin === null ? new Date() : new Date(origin + performance.now());
}

/** The instant `seconds` after `from` (default: now). */
export function secondsFrom(seconds: number, from: Date = now()): Date {
  return new Date(from.getTime() + seconds * 1000);
}

/** Milliseconds that never jump, for what lives in this process alone; near the time since the epoch. */
export function steadyMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Sets the clock. @param ms since the epoch. @param at when it was so, in milliseconds of `performance.now()`. */
export function setClock(ms: number, at: number): void {
  origin = ms - at;
}
