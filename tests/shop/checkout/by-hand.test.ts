import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { handForm } from '#shop/checkout/by-hand/form.ts';
import { makeOrderByHand } from '#shop/checkout/by-hand/make.ts';
import { planHandOrder } from '#shop/checkout/by-hand/plan.ts';
import { emailKey } from '#shop/customers/email.ts';
import { upsertCustomer } from '#shop/customers/store.ts';
import { markPaidOutside } from '#shop/orders/by-staff/mark-paid.ts';
import { markPaidBack } from '#shop/orders/refunds/mark-paid-back.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder, lockOrder, type OrderRow } from '#shop/orders/store.ts';
import { invariants } from '#shop/payments/invariants/invariants.ts';
import { findBroken } from '#shop/payments/invariants/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { anEvent, poolOf } from '#tests/support/an-event.ts';
import { A_US_ADDRESS, anEmail, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { aPaidOrder, COMPLETED } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { bodyOf, sessionAtStripe } from '#tests/support/stripe-event.ts';

afterEach(() => vi.restoreAllMocks());

const formOf = (typed: Readonly<Record<string, string>>) =>
  handForm.parse({ step: 'make', key: randomUUID(), email: anEmail(), tell: 'on', ...typed });
const paidInCash = { pay: 'outside', how: 'cash', reference: 'Till 7' } as const;

async function make(typed: Readonly<Record<string, string>>) {
  const by = { actor: await aColleague('Mia'), mode: 'sandbox', origin: ORIGIN } as const;
  const { number, isNew } = await makeOrderByHand(db, formOf(typed), by);
  return { ...(await orderOf(number)), isNew, actor: by.actor };
}

async function orderOf(number: string): Promise<OrderRow> {
  const order = await findOrder(db, { number });
  if (!order) throw new Error(`there is no order ${number}`);
  return order;
}

const paymentsOf = (orderId: string) =>
  db.selectFrom('payments').selectAll().where('orderId', '=', orderId).orderBy('createdAt').execute();
const emailsOf = async (orderId: string) =>
  (await db.selectFrom('mails').select('kind').where('orderId', '=', orderId).execute()).map(
    ({ kind }) => kind,
  );
const sessionOf = async (orderId: string) =>
  (await paymentsOf(orderId)).find(({ stripeSessionId }) => stripeSessionId)?.stripeSessionId ?? '';

async function brokenNow(): Promise<string[]> {
  const since = new Date(Date.now() - 3_600_000);
  const found: string[] = [];
  for (const invariant of invariants)
    for (const subject of (await findBroken(db, invariant, since)).samples)
      found.push(`${invariant.name}: ${subject}`);
  return found;
}

describe('an order by hand', () => {
  test('paid outside completes at once, and says how it was paid', async () => {
    const order = await make({ product1: SOURDOUGH, product2: DOVETAILS, ...paidInCash });
    expect(await factsOf(order.id)).toMatchObject({ status: 'completed', open: 2 });
    expect(await paymentsOf(order.id)).toMatchObject([
      {
        ...{ gateway: 'outside', method: 'cash', reference: 'Till 7', status: 'succeeded' },
        ...{ amount: order.totalAmount, stripeSessionId: null, gatewayAnswer: null },
      },
    ]);
    expect(await emailsOf(order.id)).toEqual(['order-confirmation']);
    expect((await brokenNow()).filter((text) => text.includes(order.number))).toEqual([]);
  });

  test('that is free is given, with its address, and is not invoiced; nobody is emailed who is not to be', async () => {
    const form = { product1: 'linen-apron', pay: 'free', reason: 'A friend', tell: 'on', ...A_US_ADDRESS };
    const sku = await db
      .selectFrom('variants as v')
      .innerJoin('products as p', 'p.id', 'v.productId')
      .select('v.sku')
      .where('p.kind', '=', 'goods')
      .where('p.status', '=', 'published')
      .where('v.withdrawnAt', 'is', null)
      .executeTakeFirstOrThrow();
    const order = await make({ ...form, product1: sku.sku });
    expect(order).toMatchObject({ status: 'completed', totalAmount: 0, givenBy: order.actor });
    expect(await emailsOf(order.id)).toEqual(['access-given']);
    const quiet = formOf({ product1: SOURDOUGH, pay: 'free', reason: 'A friend' });
    const by = { actor: order.actor, mode: 'sandbox', origin: ORIGIN } as const;
    const { number } = await makeOrderByHand(db, { ...quiet, tell: undefined }, by);
    expect(await emailsOf((await orderOf(number)).id)).toEqual([]);
    const requests = await db
      .selectFrom('invoiceRequests')
      .select('id')
      .where('orderId', '=', order.id)
      .execute();
    expect(requests).toEqual([]);
  });

  test('with a link waits, is paid at Stripe, and completes by its webhook', async () => {
    const order = await make({ product1: SOURDOUGH, pay: 'link' });
    expect(order).toMatchObject({ status: 'pending', givenBy: null });
    expect(await emailsOf(order.id)).toEqual(['payment-link']);
    const sessionId = await sessionOf(order.id);
    await payAt(sessionId);
    await deliver(sessionId);
    expect(await factsOf(order.id)).toMatchObject({ status: 'completed', open: 1 });
  });

  test('is refused at its fields, all at once', async () => {
    const owner = await make({ product1: SOURDOUGH, ...paidInCash });
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    const event = await db
      .selectFrom('variants')
      .select('sku')
      .where('id', '=', variantIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const typed = {
      email: owner.email ?? '',
      product1: SOURDOUGH,
      product2: 'nothing-here',
      product3: event.sku,
    };
    await expect(
      planHandOrder(db, formOf({ ...typed, quantity3: '2', ...paidInCash })),
    ).rejects.toMatchObject({
      fields: { product1: expect.any(String), product2: expect.any(String), quantity3: expect.any(String) },
    });
  });

  test('is one for a form that is sent twice at once', async () => {
    const by = { actor: await aColleague('Mia'), mode: 'sandbox', origin: ORIGIN } as const;
    const form = formOf({ product1: SOURDOUGH, ...paidInCash });
    const made = await Promise.all([makeOrderByHand(db, form, by), makeOrderByHand(db, form, by)]);
    expect(new Set(made.map(({ number }) => number)).size).toBe(1);
    expect(made.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
  });
});

describe('two at once', () => {
  test('two of staff sell the last seat once, and the other is told at the field', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    const { sku } = await db
      .selectFrom('variants')
      .select('sku')
      .where('id', '=', variantIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const made = await Promise.allSettled([1, 2].map(() => make({ product1: sku, ...paidInCash })));
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = made.find((one) => one.status === 'rejected');
    expect(refused?.reason.fields).toEqual({ quantity1: expect.any(String) });
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ taken: 1, held: 0 });
  });

  test('a webhook and a hand take one payment, and the other goes back', async () => {
    const order = await make({ product1: SOURDOUGH, pay: 'link' });
    const sessionId = await sessionOf(order.id);
    await payAt(sessionId);
    const body = bodyOf(COMPLETED, await sessionAtStripe(sessionId));
    const hand = () =>
      markPaidOutside(db, order.id, { step: 'mark', how: 'cash', reference: '' }, order.actor);
    const [paid] = await Promise.allSettled([hand(), receiveEvent(webhookDb, body)]);
    expect(await factsOf(order.id)).toMatchObject({ status: 'completed', open: 1 });
    const payments = await paymentsOf(order.id);
    expect(payments.filter((one) => one.status === 'succeeded' && !one.isSurplus)).toHaveLength(1);
    expect(payments.some(({ gateway }) => gateway === 'outside')).toBe(paid.status === 'fulfilled');
    await runJobs();
    expect((await brokenNow()).filter((text) => text.includes(order.number))).toEqual([]);
  });
});

describe('money that came past Stripe', () => {
  const watched = () => vi.spyOn(stripe.refunds, 'create');

  test('goes back by marking it: Stripe is asked for nothing; for an order of Stripe it is', async () => {
    const order = await make({ product1: SOURDOUGH, ...paidInCash });
    const asked = watched();
    const request = { reason: 'other', line: '', amount: '', access: 'take', note: '' } as never;
    const { refundId } = await refundOrder(db, order.number, request, order.actor);
    await sendRefund(db, refundId);
    await runJobs();
    expect(asked).not.toHaveBeenCalled();
    expect(await factsOf(order.id)).toMatchObject({ status: 'refunded', open: 0 });
    const control = await aPaidOrder(SOURDOUGH);
    await deliver(control.sessionId);
    const paid = await findOrder(db, { id: control.orderId });
    const other = await refundOrder(db, paid?.number ?? '', request, order.actor);
    await sendRefund(db, other.refundId);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('that the shop itself refunds waits until staff have paid it back, once', async () => {
    const order = await make({ product1: SOURDOUGH, ...paidInCash });
    const refundId = await inTransaction(db, async (tx) => {
      const locked = await lockOrder(tx, order.id);
      if (!locked) throw new Error('the order is gone');
      return requestRefund(tx, locked, { reason: 'requested_by_customer', actor: 'visitor' });
    });
    expect((await orderOf(order.number)).status).toBe('completed');
    const both = await Promise.all([1, 2].map(() => markPaidBack(db, order.number, refundId, order.actor)));
    expect(both.toSorted()).toEqual([false, true]);
    expect((await orderOf(order.number)).status).toBe('refunded');
  });

  test('can have neither a session, nor a refund of Stripe, nor a dispute', async () => {
    const order = await make({ product1: SOURDOUGH, ...paidInCash });
    const [payment] = await paymentsOf(order.id);
    const { id: paymentId = '', amount = 0, currency = '' } = payment ?? {};
    const of = { orderId: order.id, paymentId, amount, currency };
    const dispute = {
      ...of,
      stripeDisputeId: randomUUID(),
      status: 'open',
      reason: 'x',
      openedAt: new Date(),
    };
    const refund = { ...of, reason: 'other', actor: 'cli', stripeRefundId: 're_1', gateway: 'outside' };
    await expect(db.insertInto('disputes').values(dispute).execute()).rejects.toThrow(
      'disputes_gateway_fkey',
    );
    await expect(db.insertInto('refunds').values(refund).execute()).rejects.toThrow('refunds_outside_check');
    await expect(
      db
        .insertInto('refunds')
        .values({ ...refund, gateway: 'stripe' })
        .execute(),
    ).rejects.toThrow('refunds_gateway_fkey');
    const session = { stripePaymentIntentId: 'pi_1' };
    await expect(
      db.updateTable('payments').set(session).where('id', '=', paymentId).execute(),
    ).rejects.toThrow('payments_outside_check');
  });
});

test('an address typed for a customer proves nothing', async () => {
  const email = anEmail();
  await inTransaction(db, (tx) => upsertCustomer(tx, email, emailKey(email)));
  const order = await make({ email, product1: SOURDOUGH, ...paidInCash });
  expect(order.isAddressProven).toBe(false);
});
