import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { getFree } from '#shop/checkout/get-free.ts';
import type { Visitor } from '#shop/customers/identify-visitor.ts';
import { anEmail, aVisitor, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { FREE, openEmailIn, seenBy } from '#tests/support/learner.ts';

const get = (visitor: Visitor, email: string, product = FREE) =>
  getFree(db, { product }, { visitor, email, mode: 'sandbox' });

async function ordersOf(email: string) {
  return db
    .selectFrom('orders as o')
    .leftJoin('mails as m', 'm.orderId', 'o.id')
    .select(['o.number', 'o.status', 'o.cartId', 'o.isAddressProven', 'm.kind'])
    .where('o.email', '=', email)
    .execute();
}

describe('something free', () => {
  test('is given in one step, without a cart, and emailed', async () => {
    const [visitor, email] = [await aVisitor(), anEmail()];
    expect(await get(visitor, email)).toMatchObject({ next: 'email' });
    expect(await ordersOf(email)).toEqual([
      {
        ...{ number: expect.stringMatching(/^ORD-/), status: 'completed', cartId: null },
        ...{ isAddressProven: false, kind: 'order-confirmation' },
      },
    ]);
    expect(await seenBy(visitor)).not.toBeNull();
    expect(await viewCart(db, visitor)).toBeNull();
  });

  test('asked for by 25 browsers with one address is one order and one email, all get the same answer, and it opens to the first alone', async () => {
    const email = anEmail();
    const visitors = await Promise.all(Array.from({ length: 25 }, aVisitor));
    const answers = await Promise.all(visitors.map((visitor) => get(visitor, email)));
    expect(new Set(answers.map(({ next }) => next))).toEqual(new Set(['email']));
    expect(await ordersOf(email)).toHaveLength(1);
    const seen = await Promise.all(visitors.map((visitor) => seenBy(visitor)));
    expect(seen.filter(Boolean)).toHaveLength(1);
  });

  test('is given once, whether it came by the cart before or this way', async () => {
    const [email, first, second] = [anEmail(), await aVisitor(), await aVisitor()];
    await addItem(db, first, { product: FREE, quantity: 1 });
    await checkoutOf(first, email);
    expect((await get(second, email)).next).toBe('email');
    expect(await seenBy(second)).toBeNull();
    await addItem(db, second, { product: FREE, quantity: 1 });
    expect((await checkoutOf(second, email)).next).toBe('email');
    expect(await ordersOf(email)).toHaveLength(1);
  });

  test('leads who has proven the address to the order itself', async () => {
    const [visitor, email] = [await aVisitor(), anEmail()];
    await get(visitor, email);
    const proven = await openEmailIn(visitor, email);
    const product = await db
      .selectFrom('products')
      .select('id')
      .where('slug', '=', 'cafe-coffee-at-home')
      .executeTakeFirstOrThrow();
    await db.updateTable('variants').set({ priceAmount: 0 }).where('productId', '=', product.id).execute();
    const answer = await get(proven, email, 'cafe-coffee-at-home');
    expect(answer.next).toBe('order');
    expect((await ordersOf(email)).map(({ number }) => number)).toContain(answer.number);
  });

  test('leaves the cart and its order that waits for money as they are', async () => {
    const [visitor, email] = [await aVisitor(), anEmail()];
    await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
    const paying = await checkoutOf(visitor, email);
    await get(visitor, email);
    expect((await viewCart(db, visitor))?.lines.map(({ path }) => path)).toEqual([`/courses/${SOURDOUGH}`]);
    expect(await checkoutOf(visitor, email)).toEqual(paying);
    expect((await ordersOf(email)).map(({ status }) => status).toSorted()).toEqual(['completed', 'pending']);
  });
});

test.each([
  [{ product: SOURDOUGH }, 'not_free'],
  [{ product: 'no-such-course' }, 'unknown_product'],
  [{ product: FREE, variant: crypto.randomUUID() }, 'unknown_product'],
])('%j is refused: %s', async (item, code) => {
  const [visitor, email] = [await aVisitor(), anEmail()];
  await expect(getFree(db, item, { visitor, email, mode: 'sandbox' })).rejects.toMatchObject({ code });
  expect(await ordersOf(email)).toEqual([]);
});

test('a variant of another product is refused, though it is free', async () => {
  const { id } = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select('v.id')
    .where('p.slug', '=', FREE)
    .executeTakeFirstOrThrow();
  const checkout = { visitor: await aVisitor(), email: anEmail(), mode: 'sandbox' as const };
  await expect(getFree(db, { product: SOURDOUGH, variant: id }, checkout)).rejects.toMatchObject({
    code: 'unknown_product',
  });
  expect((await getFree(db, { product: FREE, variant: id }, checkout)).next).toBe('email');
});
