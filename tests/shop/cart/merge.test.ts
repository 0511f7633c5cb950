import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { mergeCart } from '#shop/cart/merge.ts';
import { viewCart } from '#shop/cart/view.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { createVisitor, type Visitor, visitorWithAccount } from '#shop/customers/identify-visitor.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { saveCartAttendees } from '#shop/products/kinds/event/attendees/before-paying-store.ts';
import { insertQuestion } from '#shop/products/kinds/event/attendees/question-store.ts';
import { aBrowserOf, anAccount } from '#tests/support/accounts.ts';
import { aShopper, checkoutOf, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { aDate, bookingsOf } from '#tests/support/seats.ts';

const COURSES = [SOURDOUGH, DOVETAILS, 'manual-mode', 'a-legible-hand', 'one-square-of-paper'];

async function slugsOf(visitor: Visitor): Promise<string[]> {
  const cart = await viewCart(db, visitor);
  return (cart?.lines ?? []).map((line) => line.path.replace('/courses/', '')).toSorted();
}

async function sessionOf(orderId: string): Promise<string> {
  const row = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return row.stripeSessionId ?? '';
}

describe('G8: a cart at sign-in', () => {
  test('brings what the browser had gathered, once', async () => {
    const account = await anAccount();
    const browser = await aShopper(SOURDOUGH, DOVETAILS);
    const both = visitorWithAccount(browser, account);
    expect(await mergeCart(db, both)).toEqual({ count: 2 });
    expect(await mergeCart(db, both)).toEqual({ count: 2 });
    expect(await slugsOf(both)).toEqual([SOURDOUGH, DOVETAILS].toSorted());
    expect(await viewCart(db, browser)).toBeNull();
  });

  test('in twenty tabs at one moment, while others still add, loses and doubles nothing', async () => {
    const account = await anAccount();
    const first = await aBrowserOf(account);
    await addItem(db, first.both, { product: SOURDOUGH, quantity: 1 });
    const browser = await aShopper(SOURDOUGH, DOVETAILS);
    const both = visitorWithAccount(browser, account);
    const work = Array.from({ length: 20 }, (_, i) => {
      const product = COURSES[i % COURSES.length] ?? SOURDOUGH;
      if (i % 4 === 0) return addItem(db, browser, { product, quantity: 1 });
      if (i % 4 === 1) return addItem(db, both, { product, quantity: 1 });
      return i % 4 === 2 ? mergeCart(db, both) : viewCart(db, first.both);
    });
    await Promise.all(work);
    const cart = await viewCart(db, both);
    expect(await slugsOf(both)).toEqual(COURSES.toSorted());
    expect(cart?.lines.map((line) => line.quantity)).toEqual(COURSES.map(() => 1));
    expect(await slugsOf(first.both)).toEqual(COURSES.toSorted());
  });

  test('adds up what both have, as far as the variant allows', async () => {
    const account = await anAccount();
    const { both: elsewhere } = await aBrowserOf(account);
    const browser = await aShopper(SOURDOUGH);
    await addItem(db, elsewhere, { product: SOURDOUGH, quantity: 1 });
    await db
      .updateTable('cartItems')
      .set({ quantity: 2 })
      .where('cartId', 'in', db.selectFrom('carts').select('id').where('userId', '=', account.userId))
      .execute();
    await db.updateTable('variants').set({ maxQuantity: 10 }).where('sku', 'like', '%').execute();
    const merged = await mergeCart(db, visitorWithAccount(browser, account));
    await db.updateTable('variants').set({ maxQuantity: 1 }).execute();
    expect(merged).toEqual({ count: 3 });
    const again = await aShopper(SOURDOUGH);
    expect(await mergeCart(db, visitorWithAccount(again, account))).toEqual({ count: 1 });
  });

  test('of a lower price seen still tells the rise', async () => {
    const account = await anAccount();
    const { both: elsewhere } = await aBrowserOf(account);
    const browser = await aShopper(SOURDOUGH);
    await addItem(db, elsewhere, { product: SOURDOUGH, quantity: 1 });
    await db
      .updateTable('cartItems')
      .set({ seenAmount: 100 })
      .where('cartId', 'in', db.selectFrom('carts').select('id').where('visitorId', '=', browser.id))
      .execute();
    await mergeCart(db, visitorWithAccount(browser, account));
    const cart = await viewCart(db, elsewhere);
    expect(cart?.lines[0]?.problem).toMatchObject({ code: 'price_rose' });
  });

  test('whose browser was on its way to pay: the old page closes and one order stands', async () => {
    const account = await anAccount();
    const { both: elsewhere } = await aBrowserOf(account);
    await addItem(db, elsewhere, { product: DOVETAILS, quantity: 1 });
    const browser = await aShopper(SOURDOUGH);
    const before = await checkoutOf(browser);
    const both = visitorWithAccount(browser, account);
    await mergeCart(db, both);
    const after = await startCheckout(db, {
      visitor: both,
      email: account.email,
      mode: 'sandbox',
      origin: ORIGIN,
    });
    expect(after.orderId).not.toBe(before.orderId);
    const orders = await db
      .selectFrom('orders')
      .select(['id', 'status', 'cancelReason', 'visitorId', 'userId'])
      .where('id', 'in', [before.orderId, after.orderId])
      .orderBy('createdAt')
      .execute();
    expect(orders).toMatchObject([
      { status: 'cancelled', cancelReason: 'superseded' },
      { status: 'pending', visitorId: null, userId: account.userId },
    ]);
  });

  test('paid on the old page after all: what was bought leaves the account’s cart', async () => {
    const account = await anAccount();
    const browser = await aShopper(SOURDOUGH);
    const { orderId } = await checkoutOf(browser);
    const both = visitorWithAccount(browser, account);
    await mergeCart(db, both);
    await addItem(db, both, { product: DOVETAILS, quantity: 1 });
    const sessionId = await sessionOf(orderId);
    await payAt(sessionId);
    expect(await checkReturningPayment(db, sessionId)).toMatchObject({ status: 'completed' });
    expect(await slugsOf(both)).toEqual([DOVETAILS]);
  });
});

test('G8: what was answered before signing in is not asked again', async () => {
  const date = await aDate();
  const question = {
    label: 'Diet?',
    answer: 'text',
    options: [],
    isRequired: true,
    isBeforePaying: true,
  } as const;
  const diet = await inTransaction(db, (tx) => insertQuestion(tx, date.productId, question));
  const account = await anAccount();
  const first = await aBrowserOf(account);
  await addItem(db, first.both, { variant: date.variantId, quantity: 1 });
  const browser = (await createVisitor(db)).visitor;
  await addItem(db, browser, { variant: date.variantId, quantity: 2 });
  const say = async (owner: Visitor, ...answers: string[]) => {
    const cart = await viewCart(db, owner);
    const seats = answers.map((answer, at) => ({
      ...{ variantId: date.variantId, seat: at + 1, name: null, email: null, answers: { [diet]: answer } },
    }));
    await inTransaction(db, (tx) => saveCartAttendees(tx, cart?.id ?? '', seats));
  };
  await say(first.both, 'none');
  await say(browser, 'vegan', 'no nuts');
  const both = visitorWithAccount(browser, account);
  await mergeCart(db, both);
  const { orderId } = await checkoutOf(both);
  const given = (await bookingsOf(orderId)).map(({ answers }) => (answers as Record<string, string>)[diet]);
  expect(given).toEqual(['none', 'vegan', 'no nuts']);
});

describe('what an account buys', () => {
  test('is its own on every device, and no longer the browser’s once it signed out', async () => {
    const account = await anAccount();
    const browser = await aShopper(SOURDOUGH);
    const both = visitorWithAccount(browser, account);
    const started = await startCheckout(db, {
      visitor: both,
      email: account.email,
      mode: 'sandbox',
      origin: ORIGIN,
    });
    const sessionId = await sessionOf(started.orderId);
    await payAt(sessionId);
    const order = await checkReturningPayment(db, sessionId);
    const elsewhere = (await aBrowserOf(account)).both;
    expect(await viewOwnOrder(db, order?.number ?? '', elsewhere)).toMatchObject({ status: 'completed' });
    expect(await viewOwnOrder(db, order?.number ?? '', { ...both, id: null })).toMatchObject({
      status: 'completed',
    });
    expect(await viewOwnOrder(db, order?.number ?? '', browser)).toBeNull();
    const outsider = await aBrowserOf(await anAccount());
    expect(await viewOwnOrder(db, order?.number ?? '', outsider.both)).toBeNull();
    const nobody = (await createVisitor(db)).visitor;
    expect(await viewOwnOrder(db, order?.number ?? '', nobody)).toBeNull();
  });
});
