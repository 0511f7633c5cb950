import { z } from 'zod';
import { isZone } from '#lib/wall-time.ts';

/** The setting: an IANA zone; empty for that of the shop's country. */
export const zoneText = z
  .string()
  .trim()
  .refine((text) => text === '' || isZone(text), {
    error: 'an IANA time zone such as Europe/Berlin, or nothing for the zone of your country',
  });
