import { afterEach, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { retrievePaymentPage } from '#lib/stripe/stripe.ts';
import { recordPaymentPage } from '#shop/orders/payments/record-payment-page.ts';
import { listItems } from '#shop/orders/store.ts';
import type { Part } from '#shop/products/kind-expand.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { anOrder, aShopper, checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';

type Expand = NonNullable<ReturnType<typeof kindNamed>['sale']['expand']>;
const sale = kindNamed('course').sale as { expand: Expand | null };
const usual = sale.expand;
afterEach(() => {
  sale.expand = usual;
});

async function partOf(slug: string, unitAmount: number, quantity = 1): Promise<Part> {
  const row = await db
    .selectFrom('products as p')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .select(['p.id as productId', 'v.id as variantId', 'p.kind', 'p.title', 'v.title as variantTitle'])
    .where('p.slug', '=', slug)
    .executeTakeFirstOrThrow();
  return { ...row, quantity, unitAmount };
}

/** Lets one course stand for two, with these shares of its price. */
async function sellAsBundle(
  slug: string,
  shares: (price: number) => readonly [number, number],
): Promise<void> {
  const whole = await partOf(slug, 0);
  const slugs = await db
    .selectFrom('products')
    .select('slug')
    .where('slug', 'not in', [slug, DOVETAILS])
    .where('status', '=', 'published')
    .orderBy('slug')
    .limit(2)
    .execute();
  sale.expand = async (_, lines) => {
    const found = new Map<string, readonly Part[]>();
    for (const { variantId, unitAmount } of lines) {
      if (variantId !== whole.variantId) continue;
      const [first, second] = shares(unitAmount);
      const parts = [await partOf(slugs[0]?.slug ?? '', first), await partOf(slugs[1]?.slug ?? '', second)];
      found.set(variantId, parts);
    }
    return found;
  };
}

describe('a line that stands for several', () => {
  test('is ordered, paid and given as its parts, and leaves the cart as one', async () => {
    await sellAsBundle(SOURDOUGH, (price) => [price - 1_000, 1_000]);
    const { orderId, sessionId, visitor } = await anOrder(SOURDOUGH, DOVETAILS);
    const items = await listItems(db, orderId);
    const order = await db
      .selectFrom('orders')
      .select('totalAmount')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow();
    expect(items).toHaveLength(3);
    expect(items.reduce((sum, { totalAmount }) => sum + totalAmount, 0)).toBe(order.totalAmount);
    const whole = (await partOf(SOURDOUGH, 0)).variantId;
    expect(items.map(({ partOfVariantId }) => partOfVariantId).toSorted()).toEqual(
      [whole, whole, null].toSorted(),
    );
    // Asked again with the same cart, it is the same order.
    expect(await checkoutOf(visitor, (await emailOf(orderId)) ?? '')).toMatchObject({ orderId });
    await payAt(sessionId);
    const page = await retrievePaymentPage(sessionId);
    await inTransaction(db, (tx) => recordPaymentPage(tx, orderId, page, 'visitor'));
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', open: 3, granted: 3, paid: 1 });
    const left = await db
      .selectFrom('cartItems as i')
      .innerJoin('carts as c', 'c.id', 'i.cartId')
      .select('i.id')
      .where('c.visitorId', '=', visitor.id)
      .execute();
    expect(left).toEqual([]);
  });

  test('whose shares do not sum to its price is not sold at all', async () => {
    await sellAsBundle(SOURDOUGH, (price) => [price, 1]);
    const shopper = await aShopper(SOURDOUGH);
    await expect(checkoutOf(shopper)).rejects.toThrow('do not sum to its price');
    const orders = await db.selectFrom('orders').select('id').where('visitorId', '=', shopper.id).execute();
    expect(orders).toEqual([]);
  });
});

async function emailOf(orderId: string): Promise<string | null> {
  const row = await db.selectFrom('orders').select('email').where('id', '=', orderId).executeTakeFirst();
  return row?.email ?? null;
}
