/** The shop's only clock, so that tests can replace it. */
export function now(): Date {
  return new Date();
}

/** The instant `seconds` after `from` (default: now). */
export function secondsFrom(seconds: number, from: Date = now()): Date {
  return new Date(from.getTime() + seconds * 1000);
}
