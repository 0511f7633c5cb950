import { describe, expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { changedEvent, concernsAbout, snapshotOf, storedEvent } from '#tests/support/changed-event.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { COMPLETED_ONCE, factsOf } from '#tests/support/order-facts.ts';
import { eventBody, type PaymentEvent } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { deliver, payNamed } from '#tests/support/stripe-actions.ts';
import { stripeId } from '#tests/support/stripe-event.ts';

type Fields = Readonly<Record<string, unknown>>;
const LONG = 'x'.repeat(5_000);
const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as object;

const AMOUNTS = [-1, 1.5, '100', 'all', 1e15, 1e300, true, {}, []];
const DATES = [-1, 1.5, 1e15, 'yesterday', true];

const WRONG: readonly (readonly [PaymentEvent, Fields, Fields])[] = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 7, null, LONG].map(
    (type) => ['paid', {}, { type }] as const,
  ),
  ...[0, ...AMOUNTS, null].map((amount) => ['refunded', { amount }, {}] as const),
  ...[0, ...AMOUNTS].map((amount) => ['disputed', { amount }, {}] as const),
  ...AMOUNTS.map((amount) => ['paid', { amount_total: amount }, {}] as const),
  ...AMOUNTS.map((amount) => ['received', { amount_received: amount }, {}] as const),
  ...AMOUNTS.map((amount) => ['charge_refunded', { amount_refunded: amount }, {}] as const),
  ...['usdollar', '', 7].map((currency) => ['refunded', { currency }, {}] as const),
  ['disputed', { reason: LONG }, {}],
  ['disputed', { reason: 7 }, {}],
  ['disputed', { status: LONG }, {}],
  ['refund_failed', { failure_reason: LONG }, {}],
  ['refunded', { reason: LONG }, {}],
  ...[LONG, 7, '', null, {}].map((id) => ['refunded', { id }, {}] as const),
  ['disputed', { id: LONG }, {}],
  ['refunded', { payment_intent: LONG }, {}],
  ['paid', { payment_intent: LONG }, {}],
  ['paid', { payment_intent: [] }, {}],
  ...DATES.map((at) => ['disputed', { created: at }, {}] as const),
  ...DATES.map((at) => ['disputed', { evidence_details: { due_by: at } }, {}] as const),
  ...DATES.map((at) => ['expired', { expires_at: at }, {}] as const),
  ...[...DATES, null].map((created) => ['paid', {}, { created }] as const),
  ...[42, {}, LONG].map(
    (code) => ['declined', { last_payment_error: { type: 'card_error', decline_code: code } }, {}] as const,
  ),
  ['declined', { last_payment_error: { type: 42 } }, {}],
  ['declined', { last_payment_error: 'no' }, {}],
  ['received', { metadata: { order_id: 42 } }, {}],
  ['paid', { livemode: 'no' }, {}],
  ['paid', {}, { livemode: 0 }],
  ['paid', { object: 'charge' }, {}],
  ['refunded', { object: 'toString' }, {}],
  ['disputed', { evidence_details: 'soon' }, {}],
];

const idIn = (body: string) => (JSON.parse(body) as { id: string }).id;

async function aPaid() {
  const order = await aPlacedOrder();
  await receiveEvent(webhookDb, eventBody('paid', order));
  return order;
}

describe('an event with a field that is not as Stripe defines it', () => {
  const isOfPaid = (event: PaymentEvent) => /refund|dispute/.test(event);

  test('is refused, stored and shown; it changes nothing and comes no second time', async () => {
    const paid = await aPaid();
    for (const [kind, object, event] of WRONG) {
      const what = JSON.stringify([kind, object, event]).slice(0, 120);
      const order = isOfPaid(kind) ? paid : await aPlacedOrder();
      const before = await snapshotOf(order.orderId);
      const { id, body } = changedEvent(kind, order, object, event);
      expect(await receiveEvent(webhookDb, body), what).toBe('refused');
      expect(await receiveEvent(webhookDb, body), what).toBe('known');
      expect(await snapshotOf(order.orderId), what).toEqual(before);
      expect(await storedEvent(id), what).toMatchObject({
        outcome: 'refused',
        note: expect.stringMatching(/^unreadable: /),
      });
      expect(await concernsAbout(id), what).toEqual(['event_unreadable']);
    }
  });

  test.each([
    ['an id of 300 characters', { id: 'e'.repeat(300) }],
    ['an id that is a number', { id: 7 }],
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['no data', { data: undefined }],
    ['data that is text', { data: 'x' }],
    ['no object in its data', { data: { object: null } }],
  ])('is refused with %s', async (_, event) => {
    const order = await aPlacedOrder();
    const json = { ...JSON.parse(eventBody('paid', order)), ...event };
    expect(await receiveEvent(webhookDb, JSON.stringify(json))).toBe('refused');
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'pending', granted: 0 });
  });

  test('with numbers that PostgreSQL cannot hold, in fields that nobody reads, is applied', async () => {
    const order = await aPlacedOrder();
    const body = eventBody('paid', order).replace(
      '"url":null',
      '"url":null,"x":1e999999,"y":[1e-999999,-1e400]',
    );
    expect(await receiveEvent(webhookDb, body)).toBe('applied');
    expect((await storedEvent(idIn(body)))?.payload).toMatchObject({
      data: { object: { x: null, y: [0, null] } },
    });
  });

  test.each([61, 1_000, 9_000, 100_000])(
    'nested %i levels is refused and its bytes are kept',
    async (levels) => {
      const order = await aPlacedOrder();
      const plain = eventBody('paid', order);
      const deep = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
      const body = plain.replace('"url":null', `"url":null,"more":${deep}`);
      expect(await receiveEvent(webhookDb, body)).toBe('refused');
      expect(await concernsAbout(idIn(plain))).toEqual(['event_unreadable']);
      expect(await bodyOf(idIn(plain))).toBe(body);
      expect(await factsOf(order.orderId)).toMatchObject({ status: 'pending' });
    },
  );

  test('nested 50 levels is applied', async () => {
    const order = await aPlacedOrder();
    const { body } = changedEvent('paid', order, { more: nested(50) });
    expect(await receiveEvent(webhookDb, body)).toBe('applied');
  });
});

async function bodyOf(id: string): Promise<string | null> {
  const row = await db
    .selectFrom('webhookBodies')
    .select('body')
    .where('eventId', '=', id)
    .executeTakeFirst();
  return row ? row.body.toString() : null;
}

describe('text that PostgreSQL does not store', () => {
  const NAMES = ['a\0b', '\0', '\uD800', 'x\uDC00y', '\uDC00\uD800', 'Zoë \u{1F9C1}\0'];

  test('in the name of the payer: the order is paid and given, and the bytes are kept', async () => {
    for (const name of NAMES) {
      const order = await aPlacedOrder();
      const details = { customer_details: { email: 'a@example.com', name }, [`k${name}`]: name };
      const { id, body } = changedEvent('paid', order, details);
      expect(await receiveEvent(webhookDb, body), JSON.stringify(name)).toBe('applied');
      expect(await factsOf(order.orderId)).toEqual(COMPLETED_ONCE);
      expect(await bodyOf(id)).toBe(body);
      const stored = (await storedEvent(id))?.payload as {
        data: { object: { customer_details: { name: string } } };
      };
      expect(stored.data.object.customer_details.name).toBe(name.toWellFormed().replaceAll('\0', '\u{FFFD}'));
    }
  });

  test('in every other text of every event is cleaned', async () => {
    const order = await aPaid();
    for (const kind of [
      'refunded',
      'refund_failed',
      'disputed',
      'dispute_lost',
      'charge_refunded',
    ] as const) {
      const odd = {
        reason: 'a\0b',
        failure_reason: 'c\uD800',
        description: '\0',
        metadata: { 'k\0': '\uDC00' },
      };
      const { body } = changedEvent(kind, order, odd);
      expect(['applied', 'unchanged'], kind).toContain(await receiveEvent(webhookDb, body));
    }
    const declined = changedEvent('declined', await aPlacedOrder(), {
      last_payment_error: { type: 'card_error', decline_code: 'a\0b' },
    });
    expect(await receiveEvent(webhookDb, declined.body)).toBe('applied');
  });

  test('in an id of an object is cleaned like any other, and its payment is not found', async () => {
    const { body } = changedEvent('refunded', await aPaid(), { payment_intent: `pi_\0${stripeId('pi')}` });
    expect(await receiveEvent(webhookDb, body)).toBe('parked');
  });

  test('typed at the payment page: webhook and returning browser both complete the order', async () => {
    for (const complete of [(id: string) => deliver(id), (id: string) => checkReturningPayment(db, id)]) {
      const { orderId, sessionId } = await anOrder();
      await payNamed(sessionId, 'a\0b \uD800');
      await complete(sessionId);
      expect(await factsOf(orderId)).toEqual(COMPLETED_ONCE);
    }
  });

  test('an event without such text keeps no second copy of its bytes', async () => {
    const { id, body } = changedEvent('paid', await aPlacedOrder(), {});
    expect(await receiveEvent(webhookDb, body)).toBe('applied');
    expect(await bodyOf(id)).toBeNull();
  });
});
