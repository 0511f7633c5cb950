import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import type { Browser, Visitor } from '#shop/customers/store.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { isBeingPaid } from '#shop/products/owned-store.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { anOrder, aVisitor, checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { deliver, payByBank, payWith, settleDebit } from '#tests/support/stripe-actions.ts';
import { eventsAbout } from '#tests/support/stripe-event.ts';

type Order = Awaited<ReturnType<typeof anOrder>>;

const inCart = async ({ visitor }: Order) =>
  (await viewCart(db, visitor))?.lines.map(({ path, quantity }) => [path.replace('/courses/', ''), quantity]);

/** An order whose buyer has said yes to a bank debit; the bank has not answered. */
async function aDebit(): Promise<Order> {
  const order = await anOrder();
  await payByBank(order.sessionId);
  await deliver(order.sessionId);
  expect(await factsOf(order.orderId)).toMatchObject({ status: 'pending', mails: ['payment-processing'] });
  return order;
}

describe('a bank debit under way', () => {
  test('does not block the cart: the next thing is bought beside it, and each comes once', async () => {
    const debit = await aDebit();
    expect(await inCart(debit)).toEqual([]);
    await addItem(db, debit.visitor, { product: DOVETAILS, quantity: 1 });
    const next = await checkoutOf(debit.visitor, debit.email);
    expect(next).toMatchObject({ next: 'pay' });
    expect(next.orderId).not.toBe(debit.orderId);

    await settleDebit(debit.sessionId, 'succeeded');
    await deliver(debit.sessionId);
    expect(await factsOf(debit.orderId)).toMatchObject({ status: 'completed', open: 1, completions: 1 });
    // The order that is being paid by card is still open, and so is its cart.
    expect(await factsOf(next.orderId)).toMatchObject({ status: 'pending' });
    expect(await inCart(debit)).toEqual([[DOVETAILS, 1]]);
  });

  test('that comes through leaves alone what lies in the cart, also the same thing again', async () => {
    const debit = await aDebit();
    await addItem(db, debit.visitor, { product: SOURDOUGH, quantity: 1 });
    await settleDebit(debit.sessionId, 'succeeded');
    await deliver(debit.sessionId);
    expect(await inCart(debit)).toEqual([[SOURDOUGH, 1]]);
    expect(await factsOf(debit.orderId)).toMatchObject({ status: 'completed' });
  });

  test('that fails puts its lines back, once, beside what was added since', async () => {
    const debit = await aDebit();
    await addItem(db, debit.visitor, { product: DOVETAILS, quantity: 1 });
    await settleDebit(debit.sessionId, 'failed');
    await deliver(debit.sessionId);
    await deliver(debit.sessionId);
    expect(await factsOf(debit.orderId)).toMatchObject({ status: 'failed', granted: 0 });
    expect((await inCart(debit))?.toSorted()).toEqual([
      [SOURDOUGH, 1],
      [DOVETAILS, 1],
    ]);
    expect((await viewCart(db, debit.visitor))?.isReady).toBe(true);
  });

  test('is begun by the returning browser too, and two debits of one cart go side by side', async () => {
    const first = await anOrder();
    await payByBank(first.sessionId);
    await checkReturningPayment(db, first.sessionId);
    expect(await inCart(first)).toEqual([]);
    await addItem(db, first.visitor, { product: DOVETAILS, quantity: 1 });
    const second = await checkoutOf(first.visitor, first.email);
    const { stripeSessionId } = await db
      .selectFrom('payments')
      .select('stripeSessionId')
      .where('orderId', '=', second.orderId)
      .executeTakeFirstOrThrow();
    const sessionId = stripeSessionId ?? '';
    await payByBank(sessionId);
    await deliver(sessionId);
    for (const id of [first.sessionId, sessionId]) {
      await settleDebit(id, 'succeeded');
      await deliver(id);
    }
    for (const id of [first.orderId, second.orderId])
      expect(await factsOf(id)).toMatchObject({ status: 'completed', open: 1, completions: 1 });
    expect(await inCart(first)).toEqual([]);
  });

  test('takes nothing out of the cart twice, however often it is told', async () => {
    const debit = await aDebit();
    await addItem(db, debit.visitor, { product: SOURDOUGH, quantity: 1 });
    const again = {
      ...(JSON.parse((await bodiesOf(debit))[0] ?? '{}') as object),
      id: `evt_${crypto.randomUUID()}`,
    };
    expect(await receiveEvent(webhookDb, JSON.stringify(again))).toBe('unchanged');
    expect(await inCart(debit)).toEqual([[SOURDOUGH, 1]]);
  });
});

describe('a course that is being paid by a debit', () => {
  const problems = async (visitor: Visitor) =>
    (await viewCart(db, visitor))?.lines.map(({ problem }) => problem?.code ?? null);

  /** The same thing once more in the cart. @returns what its line says. */
  async function addAgain(visitor: Visitor, ...slugs: string[]) {
    for (const product of slugs) await addItem(db, visitor, { product, quantity: 1 });
    return problems(visitor);
  }

  test('is not bought again in the same browser meanwhile, and other things are', async () => {
    const debit = await aDebit();
    expect(await isBeingPaid(db, debit.visitor, SOURDOUGH)).toBe(true);
    expect(await addAgain(debit.visitor, SOURDOUGH, DOVETAILS)).toEqual(['being_paid', null]);
    const refused = checkoutOf(debit.visitor, debit.email);
    await expect(refused).rejects.toMatchObject({ code: 'cart_problem', status: 409 });
    await expect(refused).rejects.toThrow('Your payment for this is processing');
    expect(await isBeingPaid(db, debit.visitor, DOVETAILS)).toBe(false);
  });

  test('can be bought again when the debit has failed', async () => {
    const debit = await aDebit();
    await settleDebit(debit.sessionId, 'failed');
    await deliver(debit.sessionId);
    expect(await problems(debit.visitor)).toEqual([null]);
    expect(await isBeingPaid(db, debit.visitor, SOURDOUGH)).toBe(false);
    expect(await checkoutOf(debit.visitor, debit.email)).toMatchObject({ next: 'pay' });
  });

  test('is not bought again by the customer elsewhere, once both browsers have proven the address', async () => {
    const debit = await aDebit();
    const elsewhere = await provenIn(await aVisitor(), debit);
    expect(await addAgain(elsewhere, SOURDOUGH)).toEqual([null]);
    await provenIn(debit.visitor, debit);
    expect(await problems(elsewhere)).toEqual(['being_paid']);
    expect(await isBeingPaid(db, elsewhere, SOURDOUGH)).toBe(true);
  });

  test('blocks nobody else: neither another browser nor the owner of an address that a stranger typed', async () => {
    const debit = await aDebit();
    for (const other of [await aVisitor(), await provenIn(await aVisitor(), debit)]) {
      expect(await addAgain(other, SOURDOUGH)).toEqual([null]);
      expect(await isBeingPaid(db, other, SOURDOUGH)).toBe(false);
      expect(await checkoutOf(other, debit.email)).toMatchObject({ next: 'pay' });
    }
  });
});

/** A browser that has opened the email about an order. */
async function provenIn(visitor: Browser, { orderId }: Order): Promise<Browser> {
  const { customerId } = await db
    .selectFrom('orders')
    .select('customerId')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  if (!customerId) throw new Error('no customer');
  await proveAddress(db, visitor.id, customerId);
  return { ...visitor, customerId, customerIds: [customerId] };
}

async function bodiesOf({ sessionId }: Order): Promise<string[]> {
  return eventsAbout(sessionId, 'checkout.session.completed');
}

/** Removes everything personal of the buyer of an order. @param isRowGone the customer's row goes too. */
async function erase(orderId: string, isRowGone: boolean): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { customerId } = await tx
      .selectFrom('orders')
      .select('customerId')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('orders').set({ email: null }).where('id', '=', orderId).execute();
    await tx.updateTable('mails').set({ recipient: null }).where('orderId', '=', orderId).execute();
    if (!customerId) return;
    const erased = { email: null, emailKey: null, erasedAt: new Date() };
    if (isRowGone) await tx.deleteFrom('customers').where('id', '=', customerId).execute();
    else await tx.updateTable('customers').set(erased).where('id', '=', customerId).execute();
  });
}

describe('a buyer who is erased while money is under way', () => {
  test.each([
    ['anonymised', false],
    ['deleted', true],
  ])('and %s gets it back: nothing is given, nothing is silent', async (_, isRowGone) => {
    const { orderId, sessionId } = await anOrder();
    await payWith(sessionId, {});
    await erase(orderId, isRowGone);
    for (const receipt of await deliver(sessionId))
      expect(['applied', 'unchanged', 'ignored']).toContain(receipt);
    expect(await factsOf(orderId)).toMatchObject({ status: 'cancelled', open: 0, granted: 0, paid: 1 });
    const refunds = await db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).execute();
    expect(refunds).toMatchObject([{ reason: 'buyer_erased', amount: 4_900, status: 'pending' }]);
    await sendRefund(db, refunds[0]?.id ?? '');
    await deliver(sessionId);
    const [settled] = await db.selectFrom('refunds').selectAll().where('orderId', '=', orderId).execute();
    expect(settled).toMatchObject({ status: 'succeeded' });
  });

  test('during a bank debit gets it back when it comes', async () => {
    const debit = await aDebit();
    await erase(debit.orderId, false);
    await settleDebit(debit.sessionId, 'succeeded');
    await deliver(debit.sessionId);
    expect(await factsOf(debit.orderId)).toMatchObject({ status: 'cancelled', granted: 0 });
    const refunds = await db
      .selectFrom('refunds')
      .select('reason')
      .where('orderId', '=', debit.orderId)
      .execute();
    expect(refunds).toEqual([{ reason: 'buyer_erased' }]);
  });

  test('of an order that ran out of time gets late money back', async () => {
    const order = await aPlacedOrder();
    await receiveEvent(webhookDb, eventBody('expired', order));
    await erase(order.orderId, true);
    expect(await receiveEvent(webhookDb, eventBody('paid', order))).toBe('applied');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'expired', granted: 0, paid: 1 });
  });

  test('before anything was paid ends like anybody', async () => {
    const order = await aPlacedOrder();
    await erase(order.orderId, true);
    expect(await receiveEvent(webhookDb, eventBody('declined', order))).toBe('applied');
    expect(await receiveEvent(webhookDb, eventBody('expired', order))).toBe('applied');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'expired' });
  });

  test('after the order was given keeps the books (control)', async () => {
    const order = await aPlacedOrder();
    await receiveEvent(webhookDb, eventBody('paid', order));
    expect(await factsOf(order.orderId)).toEqual(COMPLETED_ONCE);
    await erase(order.orderId, false);
    expect(await receiveEvent(webhookDb, eventBody('refunded', order))).toBe('applied');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'partially_refunded', refunded: 100 });
  });
});
