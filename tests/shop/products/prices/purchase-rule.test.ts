import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { setPurchaseRule } from '#shop/products/editing/set-purchase-rule.ts';
import {
  anEmail,
  aShopper,
  aVisitor,
  checkoutOf,
  DOVETAILS,
  ORIGIN,
  SOURDOUGH,
} from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { aColleague } from '#tests/support/staff.ts';

let staff: `staff:${string}`;
beforeAll(async () => {
  staff = await aColleague('Rita');
});

const rule = (required_course: string) =>
  setPurchaseRule(db, DOVETAILS, { act: 'rule', required_course }, staff);
afterEach(() => rule(''));

const finish = ({ customerId }: Owner) =>
  sql`update enrolments set completed_at = now() where customer_id = ${customerId}`.execute(db);

test('what asks for a finished course is opened by its last lesson, for that person alone', async () => {
  await rule(SOURDOUGH);
  const owner = await anOwner(SOURDOUGH);
  const add = () => addItem(db, owner.visitor, { product: DOVETAILS, quantity: 1 });
  await expect(add()).rejects.toMatchObject({ code: 'locked', status: 409 });
  await expect(addItem(db, await aVisitor(), { product: DOVETAILS, quantity: 1 })).rejects.toMatchObject({
    code: 'locked',
  });
  await finish(owner);
  expect(await add()).toEqual({ count: 1 });
  expect(await checkoutOf(owner.visitor, owner.email)).toMatchObject({ next: 'pay' });
});

test('a cart that was filled before is refused when it is ordered; without the guard it is not', async () => {
  const shopper = await aShopper(DOVETAILS);
  await rule(SOURDOUGH);
  expect((await viewCart(db, shopper))?.lines[0]?.problem).toMatchObject({ code: 'locked' });
  await expect(checkoutOf(shopper)).rejects.toMatchObject({ code: 'cart_problem' });
  const unguarded = withoutGuards([/"p"\."required_course_id"/g, 'null::uuid']);
  try {
    const checkout = { visitor: shopper, email: anEmail(), mode: 'sandbox', origin: ORIGIN } as const;
    expect(await startCheckout(unguarded.db, checkout)).toMatchObject({ next: 'pay' });
  } finally {
    await unguarded.end();
  }
  await rule('');
  expect(await checkoutOf(shopper)).toMatchObject({ next: 'pay' });
});

test('only a course on sale can be asked for, and not the product itself', async () => {
  for (const slug of ['no-such-course', DOVETAILS])
    await expect(rule(slug)).rejects.toMatchObject({
      code: 'unknown_course',
      fields: { required_course: /Choose/ },
    });
});
