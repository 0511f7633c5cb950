import { db } from '#lib/db.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { SOURDOUGH } from './checkout-fixtures.ts';
import { aPaidOrder } from './paid-order.ts';

export interface Owner {
  /** The browser, with the address of its order proven. */
  readonly visitor: Browser;
  readonly orderId: string;
  readonly sessionId: string;
  readonly customerId: string;
  readonly email: string;
}

/** Somebody who has paid for these courses and opened the letter about it. */
export async function anOwner(...slugs: string[]): Promise<Owner> {
  const order = await aPaidOrder(...(slugs.length > 0 ? slugs : [SOURDOUGH]));
  await receiveEvent(db, order.body);
  const { customerId } = await db
    .selectFrom('orders')
    .select('customerId')
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  if (!customerId) throw new Error('the order has no customer');
  await proveAddress(db, order.visitor.id, customerId);
  const visitor: Browser = { ...order.visitor, customerId, customerIds: [customerId] };
  const { orderId, sessionId, email } = order;
  return { visitor, orderId, sessionId, customerId, email };
}
