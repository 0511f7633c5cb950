import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { isWallTime } from '#lib/wall-time.ts';

const line = typedText(200).min(1);

/** Where a date happens, as everybody may know it. */
const place = z.strictObject({
  isOnline: z.boolean(),
  placeName: z.string(),
  placeCity: z.string(),
});

/** The next date of an event. */
const nextDate = place.extend({
  startsLocal: z.string().refine(isWallTime),
  zone: z.string(),
});

/** The details of an event beyond those of every product. */
export const eventDetails = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** Who it is for: "From 12 years". */
  age: typedText(120),
  /** What people bring. */
  bring: z.array(line).max(20),
  /** Steps, lifts, hearing loops. */
  access: typedText(2000),
  /** Names of teachers. */
  speakers: z.array(z.string()).max(12),
  /** Computed: null when every date is over. */
  next: nextDate.nullable(),
  /** Computed: dates to come. */
  dateCount: z.number().int().min(0),
});
export type EventDetails = z.infer<typeof eventDetails>;

/** The details that an event's card shows. */
export type EventBrief = Pick<EventDetails, 'next' | 'dateCount'>;

export type Place = z.infer<typeof place>;
