import { Stripe } from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isLong } from '#tests/support/timed.ts';
import {
  type Endpoint,
  order,
  type Sandbox,
  SECRET,
  startEndpoint,
  startSandbox,
  until,
} from './stripe-start.ts';

const QUICK = { first_seconds: 0.05, factor: 1, max_seconds: 0.05 };
const FIVE = [
  ...['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
  ...['checkout.session.completed', 'charge.updated'],
];

let sandbox: Sandbox;
let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
  sandbox = await startSandbox({ STRIPE_WEBHOOK_URL: endpoint.url });
  await sandbox.test('POST', 'webhook-url', { retry: QUICK });
});
afterEach(async () => {
  await sandbox.stop();
  await endpoint.stop();
});

async function pay(): Promise<string> {
  const { id } = await sandbox.stripe.checkout.sessions.create(order());
  await sandbox.test('POST', `sessions/${id}/pay`, {});
  return id;
}

const arrived = (count: number) => until(() => endpoint.hooks.length >= count, `${count} posts`);
const only = (...types: string[]) => sandbox.test('POST', 'webhook-url', { enabled_events: types });
const fault = (webhooks: object) => sandbox.test('POST', 'faults', { webhooks });
const settled = () =>
  until(async () => {
    const { deliveries_by_status } = await sandbox.test<{ deliveries_by_status: object }>('GET', 'state');
    return Object.keys(deliveries_by_status).join() === 'delivered';
  }, 'the last delivery');

describe('a webhook', () => {
  test('is signed so that the stripe package accepts it', async () => {
    const id = await pay();
    await arrived(5);
    expect(
      endpoint
        .events()
        .map((event) => event.type)
        .sort(),
    ).toEqual([...FIVE].sort());
    for (const { body, signature } of endpoint.hooks) {
      const event = Stripe.webhooks.constructEvent(body, String(signature), SECRET);
      expect(event).toMatchObject({ object: 'event', api_version: '2026-10-28.endive', livemode: false });
      expect(() => Stripe.webhooks.constructEvent(`${body} `, String(signature), SECRET)).toThrow();
      expect(() => Stripe.webhooks.constructEvent(body, String(signature), 'whsec_other')).toThrow();
    }
    const completed = endpoint.events().find((event) => event.type === 'checkout.session.completed');
    expect(completed?.data.object).toMatchObject({ id, status: 'complete', payment_status: 'paid' });
    expect(completed?.pending_webhooks).toBe(1);
    await settled();
    const stored = await sandbox.stripe.events.retrieve(String(completed?.id));
    expect(stored).toMatchObject({ id: completed?.id, pending_webhooks: 0 });
  });

  test('names the request that caused it', async () => {
    await only('checkout.session.expired');
    const { id } = await sandbox.stripe.checkout.sessions.create(order());
    const expired = await sandbox.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'expire-1' });
    await arrived(1);
    const { requestId } = expired.lastResponse;
    expect(endpoint.events()[0]?.request).toEqual({ id: requestId, idempotency_key: 'expire-1' });
  });

  test('carries a signature per secret while one is replaced', async () => {
    const rolled = await startSandbox({
      STRIPE_WEBHOOK_URL: endpoint.url,
      STRIPE_WEBHOOK_SECRET: 'whsec_new,whsec_old',
    });
    try {
      const { id } = await rolled.stripe.checkout.sessions.create(order());
      await rolled.stripe.checkout.sessions.expire(id);
      await arrived(1);
      const { body, signature } = endpoint.hooks[0] ?? { body: '', signature: '' };
      for (const secret of ['whsec_new', 'whsec_old']) {
        expect(Stripe.webhooks.constructEvent(body, String(signature), secret).type).toBe(
          'checkout.session.expired',
        );
      }
    } finally {
      await rolled.stop();
    }
  });
});

describe('an endpoint that fails', () => {
  test('is sent the event again, signed anew, until it accepts', async () => {
    await only('checkout.session.completed');
    let answers = 0;
    endpoint.answer = () => ([500, 400, 302][answers++] ?? 200) as number;
    await pay();
    await arrived(4);
    await settled();
    expect(new Set(endpoint.events().map((event) => event.id)).size).toBe(1);
    for (const { body, signature } of endpoint.hooks) {
      Stripe.webhooks.constructEvent(body, String(signature), SECRET);
    }
    const [event] = endpoint.events();
    const delivery = await sandbox.test<{ attempts: { status: number }[] }>(
      'GET',
      `events/${event?.id}/deliveries`,
    );
    expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([500, 400, 302, 200]);
  });

  test('is found by the events that it did not accept', async () => {
    await only('checkout.session.completed', 'charge.updated');
    endpoint.answer = ({ body }) => (body.includes('charge.updated') ? 200 : 500);
    await pay();
    await until(async () => (await sandbox.stripe.events.list({ delivery_success: true })).data.length === 4);
    const failed = await sandbox.stripe.events.list({ delivery_success: false });
    expect(failed.data.map((event) => event.type)).toEqual(['checkout.session.completed']);
    expect(failed.data[0]?.pending_webhooks).toBe(1);
  });

  test('is sent after a restart what it missed before', async () => {
    endpoint.answer = () => 503;
    await pay();
    await arrived(5);
    sandbox = await sandbox.restart('SIGKILL');
    await sandbox.test('POST', 'webhook-url', { retry: QUICK });
    endpoint.hooks.length = 0;
    endpoint.answer = () => 200;
    await sandbox.test('POST', 'clock', { advance_seconds: 60 });
    await settled();
    expect(
      endpoint
        .events()
        .map((event) => event.type)
        .sort(),
    ).toEqual([...FIVE].sort());
  });

  test('is given up after three days, and can still be resent', async () => {
    await only('checkout.session.completed');
    endpoint.answer = () => 500;
    await pay();
    await arrived(1);
    await sandbox.test('POST', 'clock', { advance_seconds: 3 * 24 * 3600 + 60 });
    const [event] = endpoint.events();
    const delivery = () => sandbox.test<{ status: string }>('GET', `events/${event?.id}/deliveries`);
    await until(async () => (await delivery()).status === 'given_up', 'giving up');
    endpoint.answer = () => 200;
    await sandbox.test('POST', `events/${event?.id}/resend`, {});
    await until(async () => (await delivery()).status === 'delivered', 'the resent event');
  });

  test('does not delay the others when one post hangs', async () => {
    endpoint.answer = ({ body }) =>
      body.includes('"payment_intent.created"') ? new Promise<number>(() => {}) : 200;
    await pay();
    await until(async () => (await sandbox.stripe.events.list({ delivery_success: true })).data.length === 4);
  });
});

describe('a fault on webhooks', () => {
  test('delays', async () => {
    await only('checkout.session.completed');
    await fault({ do: 'delay', ms: 400, count: 1 });
    const started = Date.now();
    await pay();
    await arrived(1);
    expect((endpoint.hooks[0]?.at ?? 0) - started).toBeGreaterThanOrEqual(400);
  });

  test('duplicates', async () => {
    await fault({ types: ['checkout.session.completed'], do: 'duplicate', times: 4 });
    await pay();
    await arrived(8);
    await settled();
    const ids = endpoint.events().filter((event) => event.type === 'checkout.session.completed');
    expect(ids).toHaveLength(4);
    expect(new Set(ids.map((event) => event.id)).size).toBe(1);
  });

  test('reverses', async () => {
    // Long enough that two of them are two fifths of a second apart, and that all are made before the first is due.
    await fault({ do: 'reorder', ms: 8_000 });
    await pay();
    await arrived(5);
    expect(endpoint.events().map((event) => event.type)).toEqual([...FIVE].reverse());
  });

  test('drops for good, except for a resend', async () => {
    await fault({ types: ['checkout.session.completed'], do: 'drop', count: 1 });
    await pay();
    await arrived(4);
    const [dropped] = (await sandbox.stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(await sandbox.test('GET', `events/${dropped?.id}/deliveries`)).toMatchObject({
      status: 'given_up',
    });
    expect(endpoint.events().map((event) => event.id)).not.toContain(dropped?.id);
    await sandbox.test('POST', `events/${dropped?.id}/resend`, {});
    await arrived(5);
    expect(endpoint.events().at(-1)?.id).toBe(dropped?.id);
  });

  test('fails an attempt, which is retried', async () => {
    await only('checkout.session.completed');
    await fault({ do: 'fail', count: 2 });
    await pay();
    await arrived(1);
    await settled();
    const [event] = endpoint.events();
    expect(await sandbox.test('GET', `events/${event?.id}/deliveries`)).toMatchObject({ tries: 3 });
  });

  test.each(['secret', 'old', 'future', 'none', 'v0'])('mis-signs: %s', async (how) => {
    await only('checkout.session.completed');
    await fault({ do: 'missign', how, count: 1 });
    const isGood = (signature: string | undefined, body: string) => {
      try {
        Stripe.webhooks.constructEvent(body, String(signature), SECRET);
        return Number(/t=(\d+)/.exec(String(signature))?.[1]) < Date.now() / 1000 + 300;
      } catch {
        return false;
      }
    };
    endpoint.answer = ({ signature, body }) => (isGood(signature, body) ? 200 : 400);
    await pay();
    await arrived(2);
    await settled();
    expect(endpoint.hooks.map(({ signature, body }) => isGood(signature, body))).toEqual([false, true]);
  });
});

const OUTAGE = isLong ? 1_000 : 300;

test(`${OUTAGE} events are kept during an outage and all arrive`, { timeout: 300_000 }, async () => {
  await only('checkout.session.expired');
  let isDown = true;
  endpoint.answer = () => (isDown ? 503 : 200);
  await sandbox.test('POST', 'webhook-url', { retry: { first_seconds: 60, max_seconds: 60 } });
  const expire = async () => {
    const { id } = await sandbox.stripe.checkout.sessions.create(order());
    await sandbox.stripe.checkout.sessions.expire(id);
  };
  const allArrived = () => until(() => endpoint.hooks.length >= OUTAGE, 'all of them', 120);
  for (let n = 0; n < OUTAGE; n += 20) await Promise.all(Array.from({ length: 20 }, expire));
  await allArrived();
  endpoint.hooks.length = 0;
  isDown = false;
  await sandbox.test('POST', 'clock', { advance_seconds: 120 });
  await allArrived();
  expect(new Set(endpoint.events().map((event) => event.id)).size).toBe(OUTAGE);
});
