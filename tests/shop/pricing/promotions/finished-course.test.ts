import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { viewCart } from '#shop/cart/view.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { savePromotion } from '#shop/pricing/promotions/editing/edit-promotion.ts';
import { listPromotions } from '#shop/pricing/promotions/editing/edit-store.ts';
import { promotionInWords } from '#shop/pricing/promotions/editing/in-words.ts';
import {
  anEmail,
  aShopper,
  checkoutOf,
  DOVETAILS,
  ORIGIN,
  SOURDOUGH,
} from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { aCode, usesOf } from '#tests/support/promotion-fixtures.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';

afterEach(() => sql`update promotions set state = 'ended' where code is null`.execute(db));

const texts = (given: Readonly<Record<string, string>> = {}) => ({
  ...{
    name: 'For bakers',
    code: aCode(),
    effect: 'percent',
    percent: '10',
    currency: 'USD',
    scope: 'everything',
  },
  required_course: SOURDOUGH,
  ...given,
});
const save = (given: Readonly<Record<string, string>>, id: string | null = null) =>
  savePromotion(db, id, texts(given), 'cli');

const finish = ({ customerId }: Owner) =>
  sql`update enrolments set completed_at = now() where customer_id = ${customerId}`.execute(db);
const fill = (visitor: Visitor) => addItem(db, visitor, { product: DOVETAILS, quantity: 1 });
const discountOf = async (visitor: Visitor) => (await viewCart(db, visitor))?.totals.discount;

test('a price for those who have finished a course is theirs alone, in cart and order', async () => {
  const id = await save({ code: '' });
  const [learner, owner] = [await anOwner(SOURDOUGH), await anOwner(SOURDOUGH)];
  await finish(learner);
  for (const { visitor } of [learner, owner]) await fill(visitor);
  const full = (await viewCart(db, owner.visitor))?.totals.subtotal ?? 0;
  expect([await discountOf(owner.visitor), await discountOf(await aShopper(DOVETAILS))]).toEqual([0, 0]);
  expect(await discountOf(learner.visitor)).toBe(Math.round(full / 10));
  // The address that is typed proves nothing: another browser pays the price of all.
  const stranger = await checkoutOf(await aShopper(DOVETAILS), learner.email);
  const { orderId } = await checkoutOf(learner.visitor, learner.email);
  expect(stranger).toMatchObject({ next: 'pay' });
  expect((await usesOf(id)).taken).toMatchObject([{ orderId }]);
});

test('its code says why it is refused, and an order takes it only from who has finished', async () => {
  const code = aCode();
  const id = await save({ code });
  const owner = await anOwner(SOURDOUGH);
  await fill(owner.visitor);
  await expect(applyCode(db, owner.visitor, code)).rejects.toMatchObject({
    ...{ code: 'code_refused', status: 422 },
    fields: { code: expect.stringMatching(/^For those who have finished “.+”\. Finish it first/) },
  });
  const order = (on: typeof db) =>
    startCheckout(on, {
      ...{ visitor: owner.visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN },
      codes: [code],
    });
  await order(db);
  expect((await usesOf(id)).taken).toEqual([]);
  const unguarded = withoutGuards([/"e"\."completed_at" is not null/g, 'true']);
  try {
    expect(await order(unguarded.db)).toMatchObject({ next: 'pay' });
  } finally {
    await unguarded.end();
  }
  expect((await usesOf(id)).taken).toHaveLength(1);
});

/** The owner's change comes after the cart was priced and before the use is taken: another course is asked for in between. */
test('a course that is asked for only since the cart was priced counts when the use is taken', async () => {
  const code = aCode();
  const id = await save({ code, required_course: '' });
  const shopper = await aShopper(DOVETAILS);
  await applyCode(db, shopper, code);
  await save({ code, required_course: SOURDOUGH, version: '1' }, id);
  const isPricedBefore = [/k\.id = p\.required_course_id/g, 'false'] as const;
  const isTakenToo = [/p\.required_course_id = a\."requiredCourseId"/g, 'true'] as const;
  const order = async (...guards: readonly (readonly [RegExp, string])[]) => {
    const shop = withoutGuards(...guards);
    try {
      const asked = { visitor: shopper, email: anEmail(), mode: 'sandbox', origin: ORIGIN } as const;
      return await startCheckout(shop.db, asked);
    } finally {
      await shop.end();
    }
  };
  await expect(order(isPricedBefore)).rejects.toMatchObject({ code: 'code_refused', status: 409 });
  expect((await usesOf(id)).taken).toEqual([]);
  expect(await order(isPricedBefore, isTakenToo)).toMatchObject({ next: 'pay' });
});

test('it is saved, said in words and written down; no other course can be asked for', async () => {
  const code = aCode();
  const id = await save({ code, required_course: '' });
  await save({ code, version: '1' }, id);
  const [made] = await listPromotions(db, id);
  expect(made && promotionInWords(made, made.named, made.requires?.title)).toContain(
    `For those who have finished “${made?.requires?.title}”.`,
  );
  const log = await db
    .selectFrom('auditLog')
    .select('details')
    .where('subject', '=', `promotion:${code}`)
    .where('action', '=', 'promotion.edited')
    .executeTakeFirst();
  expect(log?.details).toEqual({
    changes: [{ field: 'required_course', from: null, to: made?.requires?.title }],
  });
  for (const required_course of ['no-such-course', 'event', '  x  '])
    await expect(save({ required_course })).rejects.toMatchObject({
      fields: { required_course: 'Choose a course that is on sale.' },
    });
});
