import { config } from '#lib/config.ts';
import { shopEmail } from '../settings/mail-sender.ts';
import { shopName, shopTitle } from '../settings/shop-name.ts';

/** Who sends the emails, as they say it. */
export interface Seller {
  readonly name: string;
  /** What the shop is. */
  readonly about: string;
  /** Where people write to. */
  readonly email: string;
  readonly origin: string;
}

export const seller: Seller = {
  get name() {
    return shopName();
  },
  get about() {
    return shopTitle();
  },
  get email() {
    return shopEmail();
  },
  origin: config.publicOrigin,
};
