/** The one clock of the shop: everything that depends on the time asks here. */
export function now(): Date {
  return new Date();
}

/** The instant `seconds` after `from` (default: now). */
export function secondsFrom(seconds: number, from: Date = now()): Date {
  return new Date(from.getTime() + seconds * 1000);
}
