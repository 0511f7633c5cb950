import { z } from 'zod';
import type { KindForm } from '#shop/products/kind.ts';
import type { MembershipDetails } from './membership.ts';

const number = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, 'Give a whole number.')
    .transform(Number)
    .pipe(z.number().max(max, `At most ${max}.`));

const fields = {
  days: number(3650),
  places: z
    .string()
    .trim()
    .regex(/^\d{0,7}$/, 'Give a whole number, or nothing.')
    .transform((text) => (text === '' ? null : Number(text))),
  version: z.string().trim().max(20, 'At most 20 characters.'),
  benefits: z
    .string()
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(200, 'Keep each line to 200 characters.')).max(12, 'At most 12 lines.')),
};
type MembershipEdit = z.infer<z.ZodObject<typeof fields>>;

export const membershipForm: KindForm<MembershipDetails> = {
  blank: { days: 30, benefits: [], version: '', places: null },
  fields,
  texts: ({ days, benefits, version, places }) => ({
    days: String(days),
    places: places === null ? '' : String(places),
    version,
    benefits: benefits.join('\n'),
  }),
  apply: (details, edit) => ({ ...details, ...(edit as MembershipEdit) }),
  missing: async (_db, _productId, { benefits }) =>
    benefits.length > 0 ? [] : [{ field: 'benefits', text: 'Say what members get, in at least one line.' }],
};
