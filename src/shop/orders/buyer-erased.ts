import type { OrderRow } from './store.ts';

/** Whether nobody is left to give the order to. */
export function isBuyerErased({ email, customerId }: OrderRow): boolean {
  return email === null || customerId === null;
}
