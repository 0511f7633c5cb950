import { z } from 'zod';

/** A text of one line, as it is shown: without spaces around it, and without characters that no page can show. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed(), {
      error: 'one line of text',
    });

/** Who the shop is, in words of its owner. Empty until they have said so. */
export const identitySchemas = {
  /** What stands at the head of every page, email and document. */
  shop_name: line(60),
  /** What the shop is, in one line: beside the name in the title of the front page, in the footer and in emails. */
  shop_tagline: line(120),
  front_heading: line(120),
  front_text: line(300),
  /** What search engines say of the front page. */
  front_description: line(300),
  /** Who emails come from; empty: as the configuration says. */
  mail_name: line(60),
  mail_address: z.union([z.literal(''), z.email().max(254)], { error: 'an email address, or nothing' }),
} as const;

export const identityDefaults = {
  shop_name: '',
  shop_tagline: '',
  front_heading: '',
  front_text: '',
  front_description: '',
  mail_name: '',
  mail_address: '',
} as const;
