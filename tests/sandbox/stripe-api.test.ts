import { Stripe } from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order, refusalOf, type Sandbox, startSandbox } from './stripe-start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  await sandbox.test('DELETE', 'state');
  await sandbox.test('DELETE', 'faults');
});
afterAll(() => sandbox.stop());

const create = (idempotencyKey?: string, changes?: Parameters<typeof order>[0]) =>
  sandbox.stripe.checkout.sessions.create(order(changes), idempotencyKey ? { idempotencyKey } : {});
const count = async () => (await sandbox.stripe.checkout.sessions.list({ limit: 100 })).data.length;
const fault = (routes: object) => sandbox.test('POST', 'faults', { routes });
const CREATE = { method: 'POST', path: '/v1/checkout/sessions' };

function raw(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, { headers });
}

describe('a key', () => {
  test('is needed, in Stripe’s words', async () => {
    const response = await raw('/v1/events');
    expect(response.status).toBe(401);
    const { error } = (await response.json()) as { error: { type: string; message: string } };
    expect(error.type).toBe('invalid_request_error');
    expect(error.message).toContain('You did not provide an API key');
  });

  test.each([
    ['Bearer sk_test_anything', 200],
    [`Basic ${Buffer.from('sk_test_anything:').toString('base64')}`, 200],
    ['Bearer rk_test_restricted', 200],
    ['Bearer sk_live_secret', 401],
    ['Bearer nonsense', 401],
    ['Bearer', 401],
  ])('%s answers %i', async (Authorization, status) => {
    expect((await raw('/v1/events', { Authorization })).status).toBe(status);
  });

  test('of live mode is never echoed', async () => {
    const response = await raw('/v1/events', { Authorization: 'Bearer sk_live_51AbCdEfGh' });
    const text = await response.text();
    expect(text).toContain('takes no live keys');
    expect(text).not.toContain('51AbCdEfGh');
  });
});

describe('every answer', () => {
  test('names its request and the version asked for', async () => {
    const { lastResponse } = await create();
    expect(lastResponse.requestId).toMatch(/^req_[A-Za-z0-9]{14}$/);
    expect(lastResponse.headers['stripe-version']).toBe('2026-10-28.endive');
    const [event] = (await sandbox.stripe.events.list()).data;
    expect(event).toBeUndefined();
  });

  test('to an unknown id or path is 404', async () => {
    const unknown = await refusalOf(sandbox.stripe.checkout.sessions.retrieve('cs_test_none'));
    expect(unknown).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'session' });
    expect(unknown.message).toBe("No such checkout.session: 'cs_test_none'");
    expect(unknown.requestId).toMatch(/^req_/);
    expect(await refusalOf(sandbox.stripe.coupons.list())).toMatchObject({ statusCode: 404 });
  });

  test('to another host name or to too much is a refusal', async () => {
    const { port } = new URL(sandbox.url);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const headers = { Host: 'evil.example' };
      request({ port, host: '127.0.0.1', path: '/', headers }, (answer) => resolve(answer.statusCode)).end();
    });
    expect(status).toBe(421);
    const large = create(undefined, { metadata: { k: 'x'.repeat(1024 * 1024) } });
    expect((await refusalOf(large)).statusCode).toBe(413);
  });
});

describe('an idempotency key', () => {
  test('replays the first answer', async () => {
    const first = await create('key-1');
    await sandbox.test('POST', `sessions/${first.id}/pay`, {});
    const again = await create('key-1');
    expect(again).toEqual(first);
    expect(again.status).toBe('open');
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(await count()).toBe(1);
  });

  test('with other parameters is refused', async () => {
    await create('key-2');
    const other = await refusalOf(create('key-2', { client_reference_id: 'order-2' }));
    expect(other).toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
      rawType: 'idempotency_error',
    });
    expect(await count()).toBe(1);
  });

  test('used by two requests at once is a conflict for one', async () => {
    await fault({ ...CREATE, do: 'delay', ms: 300, count: 1 });
    const [one, two] = await Promise.allSettled([create('key-3'), create('key-3')]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = one.status === 'rejected' ? one.reason : (two as PromiseRejectedResult).reason;
    expect(refused).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect(await count()).toBe(1);
  });

  test('does not keep what was refused for its parameters', async () => {
    const { success_url: _, ...rest } = order();
    const wrong = sandbox.stripe.checkout.sessions.create(rest as never, { idempotencyKey: 'key-4' });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'parameter_missing' });
    expect((await create('key-4')).status).toBe('open');
  });

  test('keeps what was refused while doing it', async () => {
    const { id } = await create();
    await sandbox.stripe.checkout.sessions.expire(id);
    const expire = () => sandbox.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'key-5' });
    await refusalOf(expire());
    expect((await refusalOf(expire())).headers?.['idempotent-replayed']).toBe('true');
  });

  test('is forgotten after a day', async () => {
    const first = await create('key-6');
    await sandbox.test('POST', 'clock', { advance_seconds: 24 * 3600 + 60 });
    expect((await create('key-6')).id).not.toBe(first.id);
    await sandbox.test('POST', 'clock', { reset: true });
  });

  test('longer than 255 characters is refused', async () => {
    expect(await refusalOf(create('x'.repeat(256)))).toMatchObject({ statusCode: 400 });
  });
});

describe('a fault on a route', () => {
  test.each([
    [500, 'StripeAPIError'],
    [503, 'StripeAPIError'],
    [429, 'StripeRateLimitError'],
    [409, 'StripeAPIError'],
    [402, 'StripeCardError'],
  ])('answers %i and does nothing', async (status, type) => {
    await fault({ ...CREATE, status, count: 1 });
    expect(await refusalOf(create('key-7'))).toMatchObject({ statusCode: status, type });
    expect(await count()).toBe(0);
    expect((await create('key-7')).status).toBe('open');
  });

  test('after doing it keeps the 500 for the key', async () => {
    await fault({ ...CREATE, do: 'status_after', status: 500, count: 1 });
    expect((await refusalOf(create('key-8'))).statusCode).toBe(500);
    expect(await count()).toBe(1);
    const again = await refusalOf(create('key-8'));
    expect(again).toMatchObject({ statusCode: 500 });
    expect(again.headers?.['idempotent-replayed']).toBe('true');
    expect(await count()).toBe(1);
  });

  test('cuts the reply after doing it, and a retry gets the saved answer', async () => {
    await fault({ ...CREATE, do: 'cut', count: 1 });
    const { port } = new URL(sandbox.url);
    const stripe = new Stripe('sk_test_1', {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries: 2,
    });
    const session = await stripe.checkout.sessions.create(order(), { idempotencyKey: 'key-9' });
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await count()).toBe(1);
  });

  test('cuts before doing it', async () => {
    await fault({ ...CREATE, do: 'cut_before', count: 2 });
    expect((await refusalOf(create())).type).toBe('StripeConnectionError');
    expect(await count()).toBe(0);
  });

  test('hangs', async () => {
    await fault({ ...CREATE, do: 'hang', count: 1 });
    const asked = sandbox.stripe.checkout.sessions.create(order(), { timeout: 200 });
    expect((await refusalOf(asked)).message).toContain('timeout');
    expect(await count()).toBe(0);
  });

  test('hits only its route, as often as it says, until cleared', async () => {
    await fault([{ method: 'POST', path: '/v1/checkout/sessions/*/expire', status: 500 }]);
    const { id } = await create();
    expect((await refusalOf(sandbox.stripe.checkout.sessions.expire(id))).statusCode).toBe(500);
    expect((await refusalOf(sandbox.stripe.checkout.sessions.expire(id))).statusCode).toBe(500);
    expect(await sandbox.test('DELETE', 'faults')).toEqual({ routes: [], webhooks: [], refunds: [] });
    expect((await sandbox.stripe.checkout.sessions.expire(id)).status).toBe('expired');
    await fault({ path: '/v1/**', status: 503, probability: 0 });
    expect(await count()).toBe(1);
  });

  test('that is malformed is refused with the reason', async () => {
    expect(await fault({ do: 'explode' })).toMatchObject({
      error: { message: expect.stringContaining('routes[0].do must be one of') },
    });
    expect(await sandbox.test('POST', 'faults', { webhook: {} })).toMatchObject({
      error: { message: expect.stringContaining('unknown field "webhook"') },
    });
  });
});

describe('the test calls', () => {
  test('count what there is, by the shop’s reference', async () => {
    const one = await create();
    const two = await create();
    expect(await sandbox.test('GET', 'state')).toMatchObject({
      counts: { sessions: 2, charges: 0 },
      sessions_by_status: { open: 2 },
      sessions_by_client_reference_id: { 'order-1': [one.id, two.id] },
    });
  });

  test('refuse a page of another site', async () => {
    for (const path of ['/_test/state', '/control/faults/clear']) {
      const headers = { Origin: 'http://evil.example' };
      expect((await fetch(`${sandbox.url}${path}`, { method: 'POST', headers })).status).toBe(403);
    }
  });
});
