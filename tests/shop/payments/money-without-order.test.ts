import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { listStripeRefunds } from '#lib/stripe/refund.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { composeQueuedEmail } from '#shop/emails/compose-queued-email.ts';
import type { EmailRow } from '#shop/emails/store.ts';
import { linesFromMetadata, linesToMetadata } from '#shop/orders/remake/ordered-lines.ts';
import { findOrphan } from '#shop/payments/orphans/find-orphan.ts';
import { giveBackOrphan, remakeFromStripe } from '#shop/payments/orphans/settle-orphan.ts';
import { retryParkedEvents } from '#shop/payments/reconcile/retry-parked-events.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { anOrder, DOVETAILS, ORIGIN, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { adminUrl, aLostOrder, lose } from '#tests/support/lost-order.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { asAdmin } from '#tests/support/services.ts';
import { deliver, intentOf, payWith, refundFromDashboard } from '#tests/support/stripe-actions.ts';
import { bodyOf, eventsAbout, sessionAtStripe, stripeId } from '#tests/support/stripe-event.ts';

const KIND = 'money_without_order';

async function concernIdOf(intentId: string): Promise<number> {
  const found = (await listConcerns(db)).find(
    ({ subject, concern }) => concern === KIND && subject === intentId,
  );
  return found?.id ?? expect.fail('it is not listed');
}

describe('money without an order', () => {
  test('told by webhooks is parked and listed once', async () => {
    const { sessionId, intentId, number } = await aLostOrder();
    for (const receipt of await deliver(sessionId)) expect(['parked', 'ignored']).toContain(receipt);
    expect(await concernsAbout(intentId)).toEqual([KIND]);
    const { rows } = await sql<{
      details: object;
    }>`select details from concerns where subject = ${intentId}`.execute(db);
    expect(rows).toMatchObject([
      { details: { order: number, session: sessionId, intent: intentId, amount: 4_900, currency: 'USD' } },
    ]);
  });

  test('is named to the buyer who comes back, and listed, also when no webhook came', async () => {
    const { sessionId, intentId, number } = await aLostOrder();
    expect(await findOrphan(db, sessionId)).toMatchObject({
      ...{ orderNumber: number, intentId, total: { amount: 4_900, currency: 'USD' } },
    });
    expect(await concernsAbout(intentId)).toEqual([KIND]);
  });

  test('is nothing of other software at the same Stripe account, and nothing unpaid or unknown', async () => {
    const { sessionId, orderId } = await anOrder();
    expect(await findOrphan(db, sessionId)).toBeNull();
    await payWith(sessionId, {});
    const session = await sessionAtStripe(sessionId);
    await lose(orderId);
    const others = [
      { ...session, id: stripeId('cs_test'), metadata: {} },
      { ...session, id: stripeId('cs_test'), client_reference_id: 'cart-7' },
      { ...session, id: stripeId('cs_test'), payment_status: 'unpaid' },
    ];
    for (const other of others)
      expect(await receiveEvent(webhookDb, bodyOf('checkout.session.completed', other))).toBe('parked');
    expect(await concernsAbout(String(session.payment_intent))).toEqual([]);
    expect(await findOrphan(db, stripeId('cs_test'))).toBeNull();
  });

  test('becomes its order again, with its number, lines and email, once', async () => {
    const lost = await aLostOrder(SOURDOUGH, DOVETAILS);
    await deliver(lost.sessionId);
    const id = await concernIdOf(lost.intentId);
    const done = await Promise.allSettled([remakeFromStripe(db, id, 'cli'), remakeFromStripe(db, id, 'cli')]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await numberOf(lost.orderId)).toBe(lost.number);
    expect(await factsOf(lost.orderId)).toEqual({ ...COMPLETED_ONCE, open: 2, granted: 2 });
    const order = await db
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', lost.orderId)
      .executeTakeFirstOrThrow();
    expect(order).toMatchObject({ email: lost.email, totalAmount: 13_800, mode: 'sandbox', cartId: null });
    expect(await concernsAbout(lost.intentId)).toEqual([]);
    expect(await listAuditOf(db, `concern:${id}`)).toMatchObject([
      { action: 'order.remade', details: { order: lost.number } },
    ]);
    // What Stripe sends from then on finds its order.
    await refundFromDashboard(lost.sessionId, 100);
    await deliver(lost.sessionId);
    expect(await factsOf(lost.orderId)).toMatchObject({
      status: 'partially_refunded',
      refunded: 100,
      completions: 1,
    });
  });

  test('gets another number when its own was given to a later order, and later orders never get one twice', async () => {
    const lost = await aLostOrder();
    await findOrphan(db, lost.sessionId);
    const taken = await anOrder();
    await db.updateTable('orders').set({ number: lost.number }).where('id', '=', taken.orderId).execute();
    const number = await remakeFromStripe(db, await concernIdOf(lost.intentId), 'cli');
    expect(number).not.toBe(lost.number);
    expect(await numberOf(lost.orderId)).toBe(number);
    const next = await aLostOrder();
    await findOrphan(db, next.sessionId);
    await setSequenceBack();
    expect(await remakeFromStripe(db, await concernIdOf(next.intentId), 'cli')).toBe(next.number);
    expect(await numberOf((await anOrder()).orderId)).not.toBe(next.number);
  });

  test('goes back once, and is not made an order again', async () => {
    const lost = await aLostOrder();
    await deliver(lost.sessionId);
    const id = await concernIdOf(lost.intentId);
    await Promise.allSettled([giveBackOrphan(db, id, 'cli'), giveBackOrphan(db, id, 'cli')]);
    expect(await listStripeRefunds(lost.intentId)).toMatchObject([{ amount: 4_900 }]);
    expect(await concernsAbout(lost.intentId)).toEqual([]);
    expect(await listAuditOf(db, `concern:${id}`)).toMatchObject([{ action: 'payment.given_back' }]);
    await expect(remakeFromStripe(db, id, 'cli')).rejects.toMatchObject({ code: 'settled' });
    await expect(giveBackOrphan(db, id, 'cli')).rejects.toMatchObject({ code: 'settled' });
  });

  test.each([
    ['told by its page', async () => undefined],
    ['told by its payment alone', (id: number) => forgetSession(id)],
    ['refunded in part at Stripe before', (_: number, session: string) => refundFromDashboard(session, 900)],
  ])('given back, %s, is told to the buyer once', async (_, prepare) => {
    const lost = await aLostOrder();
    await deliver(lost.sessionId);
    const id = await concernIdOf(lost.intentId);
    await prepare(id, lost.sessionId);
    await Promise.allSettled([giveBackOrphan(db, id, 'cli'), giveBackOrphan(db, id, 'cli')]);
    const [email, ...more] = await emailsTo(lost.email);
    if (!email) throw new Error('no email');
    expect([email.kind, more]).toEqual(['payment-given-back', []]);
    const composed = await composeQueuedEmail(db, { origin: ORIGIN, secret: 'of-this-test' }, email);
    for (const text of [lost.number, 'sent 49.00 USD back', `${ORIGIN}/`])
      expect(composed?.text).toContain(text);
    expect(composed?.subject).toBe(`Your money is on its way back: order ${lost.number}`);
  });

  test('told by its payment alone becomes its order again, with one email', async () => {
    const lost = await aLostOrder();
    await deliver(lost.sessionId);
    const id = await concernIdOf(lost.intentId);
    await forgetSession(id);
    expect(await remakeFromStripe(db, id, 'cli')).toBe(lost.number);
    expect((await emailsTo(lost.email)).map(({ kind }) => kind)).toEqual(['order-confirmation']);
  });

  test('that was refunded at Stripe already is not given back again', async () => {
    const lost = await aLostOrder();
    await findOrphan(db, lost.sessionId);
    await refundFromDashboard(lost.sessionId, 900);
    await giveBackOrphan(db, await concernIdOf(lost.intentId), 'cli');
    const amounts = (await listStripeRefunds(lost.intentId)).map(({ amount }) => amount);
    expect(amounts.toSorted((a, b) => a - b)).toEqual([900, 4_000]);
  });

  test('settles itself when the order is found after all', async () => {
    const { orderId, sessionId } = await anOrder();
    await payWith(sessionId, {});
    const intentId = await intentOf(sessionId);
    const payment = await db
      .selectFrom('payments')
      .selectAll()
      .where('orderId', '=', orderId)
      .executeTakeFirstOrThrow();
    const bodies = await eventsAbout(sessionId);
    await ownerDb.deleteFrom('payments').where('orderId', '=', orderId).execute();
    for (const body of bodies) await receiveEvent(webhookDb, body);
    // The order itself is here, so its money waits for nobody.
    expect(await concernsAbout(intentId)).toEqual([]);
    const { id: _id, gatewayAnswer: _answer, ...row } = payment;
    await db.insertInto('payments').values(row).execute();
    await retryParkedEvents(db);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed' });
  });
});

/** As if only the event of the payment had come, which does not name its page. */
async function forgetSession(concernId: number): Promise<void> {
  await sql`update concerns set details = details - 'session' where id = ${concernId}`.execute(db);
}

async function emailsTo(recipient: string): Promise<EmailRow[]> {
  const rows = await db.selectFrom('mails').selectAll().where('recipient', '=', recipient).execute();
  return rows as EmailRow[];
}

async function setSequenceBack(): Promise<void> {
  await asAdmin(adminUrl(), (client) => client.query(`select setval('order_numbers', 1)`));
}

describe('the lines that a payment page keeps', () => {
  const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const line = (at: number) => ({
    ...{ variantId: id(at), quantity: at + 1, unitAmount: at * 100, discountAmount: at % 3 },
    ...(at % 2
      ? { partOfVariantId: id(at + 1_000), partOfQuantity: 2 }
      : { partOfVariantId: null, partOfQuantity: null }),
  });

  test.each([1, 4, 5, 100, 160])('come back whole, %i of them, within the limits of Stripe', (count) => {
    const lines = Array.from({ length: count }, (_, at) => line(at));
    const metadata = linesToMetadata(lines);
    expect(Object.keys(metadata).length).toBeLessThanOrEqual(45);
    expect(Object.values(metadata).every((text) => text.length <= 500)).toBe(true);
    expect(linesFromMetadata(metadata)).toEqual(lines);
  });

  test('are none where there are too many', () => {
    expect(linesToMetadata(Array.from({ length: 161 }, (_, at) => line(at)))).toEqual({});
  });

  test.each([
    {},
    { lines_1: '' },
    { lines_1: 'x 1 1 - -' },
    { lines_1: `${id(1)} 0 1 - -` },
    { lines_1: `${id(1)} 1 -1 - -` },
    { lines_1: `${id(1)} 1 1 ${id(2)} -` },
    { lines_1: `${id(1)} 1 1 - - -` },
  ])('are none in %j', (metadata) => {
    expect(linesFromMetadata(metadata as Record<string, string>)).toBeNull();
  });
});
