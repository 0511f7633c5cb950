import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { ownProgress } from '#shop/products/kinds/course/learning/progress.ts';
import { recordProgress } from '#shop/products/kinds/course/learning/record-progress.ts';
import { aShopper, aVisitor, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { anOwner } from '#tests/support/owner.ts';

test('an owner is told how far they have come, and nobody else is', async () => {
  const { visitor } = await anOwner();
  expect(await ownProgress(db, SOURDOUGH, visitor)).toMatchObject({ owned: true, done: 0, lessonCount: 9 });
  await recordProgress(db, SOURDOUGH, 'seven-days-to-a-starter', visitor, { act: 'done' });
  expect(await ownProgress(db, SOURDOUGH, visitor)).toMatchObject({ done: 1 });
  expect(await ownProgress(db, SOURDOUGH, await aVisitor())).toEqual({ owned: false });
  expect(await ownProgress(db, SOURDOUGH, null)).toEqual({ owned: false });
  expect(await ownProgress(db, 'no-such-course', visitor)).toEqual({ owned: false });
});

test('what somebody is known to own cannot be bought again, and the line says so', async () => {
  const { visitor } = await anOwner();
  await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
  const cart = await viewCart(db, visitor);
  expect(cart?.isReady).toBe(false);
  expect(cart?.lines.map(({ problem }) => problem)).toMatchObject([
    { code: 'owned', text: expect.stringContaining('You already have this course') },
  ]);
  await expect(checkoutOf(visitor)).rejects.toMatchObject({ code: 'cart_problem', status: 409 });
});

test('an outsider may buy what somebody else owns, and so may a browser that has proven nothing', async () => {
  const { email, visitor } = await anOwner();
  const outsider = await aShopper(SOURDOUGH);
  expect((await checkoutOf(outsider, email)).next).toBe('pay');
  const unproven = { ...visitor, customerId: null, customerIds: [] };
  await addItem(db, unproven, { product: SOURDOUGH, quantity: 1 });
  expect((await checkoutOf(unproven)).next).toBe('pay');
});

test('what was taken back can be bought again', async () => {
  const { visitor, orderId } = await anOwner();
  await db
    .updateTable('entitlements')
    .set({ units: 0, revokedAt: new Date(), reason: 'refunded' })
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('orderItems as i')
          .select('i.id')
          .whereRef('i.id', '=', 'entitlements.orderItemId')
          .where('i.orderId', '=', orderId),
      ),
    )
    .execute();
  await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
  expect((await checkoutOf(visitor)).next).toBe('pay');
});
