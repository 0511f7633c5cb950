import type { Visitor } from './store.ts';

/**
 * Who may see and change what of a customer. Knowing an address gives nothing. A buyer is the account that was signed in
 * when ordering, else the browser; a customer is who has proven the address: by the account that is signed in, or by a link
 * from an email opened in this browser. Staff have their own pages and their own table: `accounts/permissions.ts`.
 *
 * - `order`: hangs on one order. Its buyer and the customer of its address share it.
 * - `apart`: what a person makes of a thing, for nobody else. A buyer who has not proven the address has it for each order
 *   alone; once he has, it is merged with the customer's.
 * - `customer`: the customer's alone, whatever was bought, and whichever buyer bought it.
 */
const table = {
  order: 'order',
  'order list': 'order',
  'payment page': 'order',
  withdrawal: 'order',
  receipt: 'order',
  invoice: 'order',
  lesson: 'order',
  download: 'order',
  booking: 'order',
  'licence key': 'order',
  shipment: 'order',
  progress: 'apart',
  note: 'apart',
  certificate: 'apart',
  review: 'apart',
  'saved address': 'customer',
  'payment method': 'customer',
  'support ticket': 'customer',
  'email preference': 'customer',
  'personal data': 'customer',
} as const satisfies Readonly<Record<string, 'order' | 'apart' | 'customer'>>;

export type Subject = keyof typeof table;
export const subjects = Object.keys(table) as readonly Subject[];

/** Who placed an order, and with whose address. */
export interface OrderOwner {
  /** The browser. */
  readonly visitorId: string | null;
  /** The account that was signed in. */
  readonly userId: string | null;
  /** The customer of its address, proven or not; null once erased. */
  readonly customerId: string | null;
  /** Whether the buyer has proven that address. */
  readonly isAddressProven: boolean;
}

/** On what a thing hangs: an order, or a customer. */
export type Owner = { readonly order: OrderOwner } | { readonly customerId: string };

/**
 * Whether the visitor may see and change this thing: the only answer to that question in code. `isOwnOrder`, `isOwnWork`
 * and `ownHolders` in `access-store.ts` are the same rules in SQL.
 */
export function mayAccess(visitor: Visitor | null, subject: Subject, owner: Owner): boolean {
  if (!visitor) return false;
  if ('customerId' in owner) return isCustomer(visitor, owner.customerId);
  const { order } = owner;
  if (table[subject] === 'order') return isBuyer(visitor, order) || isCustomer(visitor, order.customerId);
  if (table[subject] === 'customer') return false;
  return order.isAddressProven ? isCustomer(visitor, order.customerId) : isBuyer(visitor, order);
}

function isBuyer({ id, userId }: Visitor, order: OrderOwner): boolean {
  return (
    (order.visitorId !== null && order.visitorId === id) || (order.userId !== null && order.userId === userId)
  );
}

function isCustomer({ customerIds }: Visitor, customerId: string | null): boolean {
  return customerId !== null && customerIds.includes(customerId);
}

/** The customers whose address the buyer has proven: of the account that is signed in, else of the browser. None or one. */
export function buyerCustomerIds({ userId, accountCustomerId, customerId }: Visitor): readonly string[] {
  return [userId ? accountCustomerId : customerId].filter((id) => id !== null && id !== undefined);
}

/** Whether the visitor is more than a browser: signed in, or with a proven address. */
export function isKnown({ userId, customerIds }: Visitor): boolean {
  return userId !== null || customerIds.length > 0;
}

/** Who something of the kind `apart` is kept for: a customer, or the order of a buyer who has not proven its address. */
export type Holder = { readonly customerId: string } | { readonly orderId: string };
