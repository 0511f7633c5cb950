import { dateFormat } from '#messages/formats.ts';

/** `12 October 2026`, `12. Oktober 2026`: in UTC. */
export function longDate(date: Date): string {
  return dateFormat({ dateStyle: 'long' }).format(date);
}
