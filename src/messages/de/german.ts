import { cart } from './cart.ts';

/** Every sentence of the shop in German, by subject. */
export const german = { ...cart };
