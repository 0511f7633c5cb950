import { inject } from 'vitest';
import type { Shop } from './shop.ts';
import { shopClient } from './shop-client.ts';

export type SharedShop = Pick<Shop, 'origin' | 'port' | 'stripeUrl' | 'mailboxUrl' | 'database' | 'client'>;

/**
 * The shop that all files of the project `shared` use at once: a test makes its own customers, carts and orders, changes
 * products that no other file looks at, and counts only what it made. It stands behind a proxy, so that each file comes
 * from an address of its own and has limits of its own; its Stripe sandbox sends no webhooks.
 * @param address of the file's clients
 */
export function sharedShop(address: string): SharedShop {
  const shop = inject('sharedShop');
  return { ...shop, client: () => shopClient(shop.origin, { 'x-forwarded-for': address }) };
}
