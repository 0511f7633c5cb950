import { randomUUID } from 'node:crypto';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { type Started, startCheckout } from '#shop/checkout/start.ts';
import { type Browser, createVisitor, type Visitor } from '#shop/customers/identify-visitor.ts';

/** Courses of the demo shop that tests use. */
export const SOURDOUGH = 'first-sourdough';
export const DOVETAILS = 'hand-cut-dovetails';

export const ORIGIN = 'http://localhost:4321';

export async function aVisitor(): Promise<Browser> {
  return (await createVisitor(db)).visitor;
}

export function anEmail(): string {
  return `reader-${randomUUID().slice(0, 8)}@example.com`;
}

/** A new visitor with these courses in the cart. */
export async function aShopper(...slugs: string[]): Promise<Browser> {
  const visitor = await aVisitor();
  for (const product of slugs.length > 0 ? slugs : [SOURDOUGH]) {
    await addItem(db, visitor, { product, quantity: 1 });
  }
  return visitor;
}

/** What is sent goes by parcel to this address in the United States; of other things nothing of it is looked at. */
export async function checkoutOf(visitor: Visitor, email = anEmail()): Promise<Started> {
  const typed = { ...A_US_ADDRESS, method: await parcelMethod() };
  return startCheckout(db, { visitor, email, mode: 'sandbox', origin: ORIGIN, typed });
}

export const A_US_ADDRESS = {
  ...{ country: 'US', name: 'Ada Lovelace', line1: '1 Main Street' },
  ...{ city: 'Springfield', region: 'IL', postcode: '62701' },
};

/** The id of the demo shop's parcel within the United States. */
async function parcelMethod(): Promise<string> {
  const row = await db
    .selectFrom('shippingMethods as m')
    .innerJoin('shippingZones as z', 'z.id', 'm.zoneId')
    .select('m.id')
    .where('z.name', '=', 'United States')
    .where('m.kind', '=', 'parcel')
    .executeTakeFirst();
  return row?.id ?? '';
}

/** An order that waits for its money, with the session it is paid by. */
export async function anOrder(
  ...slugs: string[]
): Promise<{ visitor: Browser; orderId: string; sessionId: string; email: string }> {
  const visitor = await aShopper(...slugs);
  const email = anEmail();
  const { orderId } = await checkoutOf(visitor, email);
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return { visitor, orderId, email, sessionId: payment.stripeSessionId ?? '' };
}
