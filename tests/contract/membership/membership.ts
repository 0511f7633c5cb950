import { z } from 'zod';

export const membershipDetails = z.strictObject({
  /** The shortest of its variants. */
  days: z.number().int().min(0).max(3650),
  benefits: z.array(z.string().trim().min(1).max(200)).max(12),
  /** Of its rules, as members know them: "2026 b". */
  version: z.string().max(20),
  /** How many can be sold; null for any number. */
  places: z.number().int().min(0).max(1_000_000).nullable(),
});
export type MembershipDetails = z.infer<typeof membershipDetails>;

export type MembershipBrief = Pick<MembershipDetails, 'days' | 'version'>;

export const daysText = (days: number | string) => `${days} days`;
