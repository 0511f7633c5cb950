const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `12 October 2026`, in UTC. */
export function longDate(date: Date): string {
  return LONG.format(date);
}
