import { cart } from './cart.ts';
import { scripts } from './scripts.ts';

/** Every sentence of the shop in German, by subject. */
export const german = { ...cart, ...scripts };
