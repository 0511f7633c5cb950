import { now } from '#lib/clock.ts';

/** What decides whether a lesson is still to come. */
export interface Announced {
  /** The day for which it is announced, `2027-03-01`; null for none. */
  readonly comesOn: string | null;
}

/** The day it is, in UTC: `2026-11-30`. */
export function today(at: Date = now()): string {
  return at.toISOString().slice(0, 10);
}

/** Whether a lesson is still to come: its day is after today. On the day it opens by itself. */
export function isComing({ comesOn }: Announced, day: string = today()): boolean {
  return comesOn !== null && comesOn > day;
}
