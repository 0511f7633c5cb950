import { config } from '#lib/config.ts';
import type { Sentence } from '#messages/sentence.ts';

/** Who sends the emails, as they say it. */
export interface Seller {
  readonly name: string;
  /** What the shop is. */
  readonly about: Sentence;
  /** Where people write to. */
  readonly email: string;
  readonly origin: string;
}

export const seller: Seller = {
  name: 'Lectern',
  about: 'Lectern, a small school for crafts of hand and mind.',
  // `shop@example.com` of `Lectern <shop@example.com>`.
  email: /<([^<>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom,
  origin: config.publicOrigin,
};
