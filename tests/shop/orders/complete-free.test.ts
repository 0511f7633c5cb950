import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { complete } from '#shop/orders/complete.ts';
import { anEmail, anOrder, aShopper, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';

async function makeFree(slug: string): Promise<void> {
  await db
    .updateTable('variants')
    .set({ priceAmount: 0 })
    .where('productId', 'in', db.selectFrom('products').select('id').where('slug', '=', slug))
    .execute();
}

describe('an order of nothing', () => {
  test('completes without Stripe, once, however often it is asked for', async () => {
    const paid = await anOrder();
    await makeFree(SOURDOUGH);
    const visitor = await aShopper();
    const email = anEmail();
    const started = await Promise.allSettled(Array.from({ length: 20 }, () => checkoutOf(visitor, email)));
    const first = started.find((one) => one.status === 'fulfilled')?.value;
    expect(first).toMatchObject({ next: 'email' });
    const orders = await db.selectFrom('orders').select('id').where('visitorId', '=', visitor.id).execute();
    expect(orders).toHaveLength(1);
    expect(await factsOf(first?.orderId ?? '')).toEqual({
      ...{ status: 'completed', refunded: 0, open: 1, granted: 1, completions: 1, paid: 0 },
      mails: ['order-confirmation'],
    });
    const again = await inTransaction(db, (tx) =>
      complete(tx, { orderId: first?.orderId ?? '' }, null, 'cli'),
    );
    expect(again).toEqual({ outcome: 'unchanged' });
    const unpaid = await inTransaction(db, (tx) => complete(tx, { orderId: paid.orderId }, null, 'cli'));
    expect(unpaid).toEqual({ outcome: 'refused', why: 'unpaid' });
  });
});
