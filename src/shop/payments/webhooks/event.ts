import { z } from 'zod';

/** What every snapshot event of Stripe carries; the rest of it is read per type. */
const eventSchema = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(120),
  created: z.number().int(),
  livemode: z.boolean(),
  data: z.looseObject({ object: z.looseObject({ id: z.string().max(255), object: z.string().max(60) }) }),
});
export type StripeEvent = z.infer<typeof eventSchema>;

/**
 * Reads a signed body.
 * @returns the event; `foreign` for JSON of another shape (thin events); `unreadable` for what is no JSON object.
 */
export function readEvent(body: string): StripeEvent | 'foreign' | 'unreadable' {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'unreadable';
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'unreadable';
  const parsed = eventSchema.safeParse(json);
  return parsed.success ? parsed.data : 'foreign';
}
