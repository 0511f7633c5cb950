import type pg from 'pg';
import Stripe from 'stripe';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { createPool, type Db, db, inTransaction, jobsDb, kyselyOn, webhookDb } from '#lib/db.ts';
import { ShopError, Unavailable } from '#lib/errors.ts';
import { createStripeRefund, listStripeRefunds } from '#lib/stripe/refund.ts';
import { stripe } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { cancelDates } from '#shop/orders/dates/cancel-dates.ts';
import { tellBooked } from '#shop/orders/dates/tell-booked.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { reconcile } from '#shop/payments/reconcile/reconcile.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { checkIn } from '#shop/products/kinds/event/check-in/check-in.ts';
import { anEvent, aPaidSeatOrder, aSeatOrder, poolOf, seatsOf } from '#tests/support/an-event.ts';
import { aVisitor, checkoutOf, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { COMPLETED } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { deliver, intentOf } from '#tests/support/stripe-actions.ts';
import { bodyOf, sessionAtStripe, stripeId } from '#tests/support/stripe-event.ts';
import { startTcpProxy } from '#tests/support/tcp-proxy.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function five() {
  const { variantIds, poolIds, ...event } = await anEvent([{ inDays: 30, capacity: 5 }]);
  return { ...event, variant: variantIds[0] ?? '', pool: () => poolOf(poolIds[0] ?? '') };
}
const valid = async (orderId: string) =>
  (await seatsOf(orderId)).filter(({ cancelledAt }) => cancelledAt === null).length;
const countOrders = async () =>
  (
    await db
      .selectFrom('orders')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

/** Two seats that are paid at Stripe, of which no event has come, and the event. */
async function aPaidEvent() {
  const event = await five();
  const order = await aSeatOrder([event.variant, 2]);
  await payAt(order.sessionId);
  return { ...event, ...order, body: bodyOf(COMPLETED, await sessionAtStripe(order.sessionId)) };
}

describe('events about seats', () => {
  test('A19: of a session that nobody knows are kept, and make no order and take no seat', async () => {
    const { orderId, body, pool } = await aPaidEvent();
    const before = await countOrders();
    const other = body.replaceAll(/cs_test_\w+/g, stripeId('cs_test'));
    for (let at = 0; at < 3; at++) await receiveEvent(webhookDb, other);
    expect([await countOrders(), await valid(orderId)]).toEqual([before, 0]);
    expect(await pool()).toMatchObject({ held: 2, taken: 0 });
    await receiveEvent(webhookDb, body);
    expect(await valid(orderId)).toBe(2);
  });

  test('A20: that are thin, of unknown type or no JSON are answered, and change no seat', async () => {
    const { orderId, body, pool } = await aPaidEvent();
    const thin = '{"object":"v2.core.event","id":"evt_thin_of_seats","type":"v1.checkout.session.completed"}';
    expect(await receiveEvent(webhookDb, thin)).toBe('ignored');
    const unknown = bodyOf(
      'checkout.session.imagined',
      await sessionAtStripe((await paymentOf(orderId)) ?? ''),
    );
    expect(await receiveEvent(webhookDb, unknown)).toBe('ignored');
    expect(await receiveEvent(webhookDb, 'no json')).toBe('unreadable');
    expect([await valid(orderId), (await pool()).held]).toEqual([0, 2]);
    await receiveEvent(webhookDb, body);
    expect(await valid(orderId)).toBe(2);
  });

  test('A27: cut off at any statement leave nothing, and the next try gives the seats once', async () => {
    const { orderId, body, pool } = await aPaidEvent();
    let isDone = false;
    let at = 0;
    while (!isDone && at < 200) {
      at++;
      const failing = failingAt(at);
      isDone = await receiveEvent(failing.db, body).then(
        () => true,
        () => false,
      );
      await failing.end();
      if (!isDone) expect([at, await valid(orderId), (await pool()).held]).toEqual([at, 0, 2]);
    }
    expect(at).toBeGreaterThan(5);
    expect(await valid(orderId)).toBe(2);
    expect(await pool()).toEqual({ capacity: 5, held: 0, taken: 2 });
  });

  test('A28: of which the answer to the commit is lost change nothing when they come again', async () => {
    const { orderId, body, pool } = await aPaidEvent();
    const url = new URL(inject('services').adminUrl);
    url.pathname = `/${process.env['TEST_DATABASE']}`;
    const proxy = await startTcpProxy(url.href);
    const cut = createPool('cut', 1, proxy.through(url.href));
    proxy.cutReplies(1, (asked) => /^Q.{4}commit\0$/s.test(asked));
    await expect(receiveEvent(kyselyOn(cut), body)).rejects.toThrow();
    await cut.end();
    await proxy.stop();
    expect(await valid(orderId)).toBe(2);
    await receiveEvent(webhookDb, body);
    expect([await valid(orderId), (await factsOf(orderId)).completions]).toEqual([2, 1]);
    expect(await pool()).toEqual({ capacity: 5, held: 0, taken: 2 });
  });
});

async function paymentOf(orderId: string): Promise<string | null> {
  const query = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  return (await query.executeTakeFirstOrThrow()).stripeSessionId;
}

/** The shop's database, where the so-manyth statement fails and what comes after it works again. */
function failingAt(wanted: number): { db: Db; end(): Promise<void> } {
  const pool = createPool('failing', 2);
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const patched = new WeakSet<object>();
  let asked = 0;
  pool.connect = (async () => {
    const client = await connect();
    if (patched.has(client)) return client;
    patched.add(client);
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    client.query = ((...words: unknown[]) =>
      ++asked === wanted
        ? Promise.reject(new Error('cut off here'))
        : query(...words)) as typeof client.query;
    return client;
  }) as typeof pool.connect;
  return { db: kyselyOn(pool), end: () => pool.end() };
}

describe('seats while Stripe fails', () => {
  const { StripeAPIError, StripeConnectionError, StripeIdempotencyError, StripeRateLimitError } =
    Stripe.errors;
  const raw = (statusCode: number, type: string) => ({ message: 'not now', statusCode, type }) as never;
  test.each([
    ['answers 500', () => new StripeAPIError(raw(500, 'api_error'))],
    ['answers 409', () => new StripeIdempotencyError(raw(409, 'idempotency_error'))],
    ['answers 429', () => new StripeRateLimitError(raw(429, 'rate_limit_error'))],
    ['resets the line', () => new StripeConnectionError(raw(0, 'api_connection_error'))],
  ])('A24: are free again when it %s, and the next try gets them', async (_, error) => {
    const { variant, pool } = await five();
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant, quantity: 2 });
    vi.spyOn(stripe.checkout.sessions, 'create').mockRejectedValue(error());
    const refused = await checkoutOf(visitor).catch((thrown: unknown) => thrown);
    expect(refused instanceof Unavailable || refused instanceof ShopError).toBe(true);
    expect(await pool()).toMatchObject({ held: 0, taken: 0 });
    vi.restoreAllMocks();
    expect((await checkoutOf(visitor)).next).toBe('pay');
    expect(await pool()).toMatchObject({ held: 2 });
  });

  test('A26: of an order whose process died with the page made and not written down are free after the sweep', async () => {
    const { variant, pool } = await five();
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant, quantity: 2 });
    const create = stripe.checkout.sessions.create.bind(stripe.checkout.sessions);
    let sessionId = '';
    vi.spyOn(stripe.checkout.sessions, 'create').mockImplementation((async (
      ...words: Parameters<typeof create>
    ) => {
      sessionId = (await create(...words)).id;
      throw new Error('killed here');
    }) as never);
    await expect(checkoutOf(visitor)).rejects.toThrow('killed here');
    expect(await pool()).toMatchObject({ held: 2 });
    vi.restoreAllMocks();
    const lease = { pageAskedAt: new Date(Date.now() - 3_600_000) };
    await db.updateTable('orders').set(lease).where('visitorId', '=', visitor.id).execute();
    await reconcile(jobsDb, ORIGIN, { isImpatient: true });
    await runJobs('close-page');
    expect(await pool()).toMatchObject({ held: 0, taken: 0 });
    expect((await sessionAtStripe(sessionId)).status).toBe('expired');
  });
});

describe('the money of seats', () => {
  test('A25: is sent back once by a job that comes a day late, when Stripe knows the key no more', async () => {
    const { variant } = await five();
    const order = await aPaidSeatOrder([variant, 1]);
    const terms = { line: '1', amount: '30.00', reason: 'other', access: 'take', note: 'By hand' } as const;
    const { refundId } = await refundOrder(db, order.number, terms, 'cli');
    const paymentIntentId = await intentOf(order.sessionId);
    await createStripeRefund({ id: refundId, paymentIntentId, amount: 3000, reason: 'other' });
    const create = vi.spyOn(stripe.refunds, 'create');
    await ownerDb
      .updateTable('refunds')
      .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) })
      .where('id', '=', refundId)
      .execute();
    await sendRefund(db, refundId);
    expect(create).not.toHaveBeenCalled();
    expect(await listStripeRefunds(paymentIntentId)).toHaveLength(1);
    expect([await valid(order.orderId), (await factsOf(order.orderId)).refunded]).toEqual([0, 3000]);
  });

  test('A32: that went back lets nobody in, under the code and from the list', async () => {
    const { variant, dateIds } = await five();
    const order = await aPaidSeatOrder([variant, 2]);
    const { id: sessionId } = await db
      .selectFrom('eventSessions')
      .select('id')
      .where('dateId', '=', dateIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const rows = await db
      .selectFrom('bookings as b')
      .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
      .select(['b.id', 'b.code'])
      .where('i.orderId', '=', order.orderId)
      .execute();
    const terms = { line: '1', amount: '60.00', reason: 'other', access: 'take', note: 'By hand' } as const;
    const { refundId } = await refundOrder(db, order.number, terms, 'cli');
    await sendRefund(db, refundId);
    const scan = { sessionId, actor: await aColleague('Ida'), isEarlyMeant: true };
    for (const { id, code } of rows)
      for (const ticket of [{ code }, { id }])
        expect(await checkIn(db, { ...scan, ticket })).toMatchObject({ is: 'refused', why: 'refunded' });
  });

  test('B6: that came while the date was cancelled goes back, and gives no seat', async () => {
    const event = await five();
    const order = await aSeatOrder([event.variant, 2]);
    await payAt(order.sessionId);
    const product = { id: event.productId, slug: event.slug, title: 'Evening', kind: 'event' } as const;
    const input = { key: crypto.randomUUID(), text: '' };
    await cancelDates(db, product as never, event.dateIds, input, await aColleague('Ada'));
    await deliver(order.sessionId);
    await tellBooked(db);
    await runJobs('send-refund');
    await deliver(order.sessionId);
    expect(await valid(order.orderId)).toBe(0);
    const { paid, open } = await factsOf(order.orderId);
    expect([paid, open]).toEqual([1, 0]);
    const refunds = await db
      .selectFrom('refunds')
      .select(['amount', 'status'])
      .where('orderId', '=', order.orderId)
      .execute();
    expect(refunds).toEqual([{ amount: 6000, status: 'succeeded' }]);
    expect(await event.pool()).toMatchObject({ held: 0, taken: 0 });
  });
});

test.each([
  ['ten minutes ahead', 600],
  ['ten minutes behind', -600],
  ['a day ahead', 86_400],
  ['a day behind', -86_400],
])('C12: a clock that is %s frees no seat that is held, and sells none twice', async (_, seconds) => {
  const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
  const held = await aSeatOrder([variantIds[0] ?? '', 1]);
  const other = await aVisitor();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  const refused = await addItem(db, other, { variant: variantIds[0] ?? '', quantity: 1 }).catch(
    (error: unknown) => (error as ShopError).code,
  );
  expect(refused).toBe('held');
  vi.useRealTimers();
  expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 1, held: 1, taken: 0 });
  await payAt(held.sessionId);
  await deliver(held.sessionId);
  expect([await valid(held.orderId), await inTransaction(db, () => poolOf(poolIds[0] ?? ''))]).toEqual([
    1,
    { capacity: 1, held: 0, taken: 1 },
  ]);
});
