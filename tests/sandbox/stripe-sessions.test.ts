import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order, orderAt, refusalOf, type Sandbox, startSandbox, submitPage } from './stripe-start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const now = () => Math.floor(Date.now() / 1000);
const create = (changes?: Parameters<typeof order>[0]) =>
  sandbox.stripe.checkout.sessions.create(order(changes));

describe('a new session', () => {
  test('holds what was asked and nothing the buyer has not done yet', async () => {
    const session = await create();
    expect(session).toMatchObject({
      ...{ object: 'checkout.session', status: 'open', payment_status: 'unpaid', mode: 'payment' },
      ...{ amount_subtotal: 4900, amount_total: 4900, currency: 'usd', livemode: false },
      ...{ client_reference_id: 'order-1', customer_email: 'ada@example.com', metadata: { order: '1' } },
      ...{ payment_intent: null, customer_details: null, customer: null, payment_link: null },
    });
    expect(session.id).toMatch(/^cs_test_[A-Za-z0-9]{58}$/);
    expect(session.url).toBe(`${sandbox.url.replace('127.0.0.1', 'localhost')}/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(24 * 3600);
  });

  test('sums its lines, and shows them in order', async () => {
    const price_data = (unit_amount: number, name: string) => ({
      ...{ currency: 'eur', unit_amount },
      product_data: { name, description: 'long', images: ['https://example.com/a.png'] },
    });
    const session = await create({
      line_items: [
        { quantity: 3, price_data: price_data(1001, 'First') },
        { quantity: 1, price_data: price_data(500, 'Second') },
      ],
    });
    expect(session.amount_total).toBe(3503);
    const { data, has_more } = await sandbox.stripe.checkout.sessions.listLineItems(session.id);
    expect(data.map((line) => [line.description, line.quantity, line.amount_total])).toEqual([
      ['First', 3, 3003],
      ['Second', 1, 500],
    ]);
    expect(has_more).toBe(false);
    const [one] = data;
    expect(one?.price).toMatchObject({ unit_amount: 1001, currency: 'eur', type: 'one_time' });
    expect(String(one?.price?.unit_amount_decimal)).toBe('1001');
  });

  test('can be fetched with its lines', async () => {
    const { id } = await create();
    const session = await sandbox.stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items', 'payment_intent'],
    });
    expect(session.line_items?.data).toHaveLength(1);
    expect(session.payment_intent).toBeNull();
    const asked = sandbox.stripe.checkout.sessions.retrieve(id, { expand: ['nonsense'] });
    expect((await refusalOf(asked)).message).toContain('cannot be expanded (nonsense)');
  });
});

describe('a session is refused', () => {
  test.each([
    ['29 minutes', 29 * 60, false],
    ['31 minutes', 31 * 60, true],
    ['24 hours less a minute', 24 * 3600 - 60, true],
    ['24 hours and a minute', 24 * 3600 + 60, false],
  ])('or taken when it expires in %s', async (_, seconds, isTaken) => {
    const expires_at = now() + seconds;
    if (isTaken) expect((await create({ expires_at })).expires_at).toBe(expires_at);
    else
      expect(await refusalOf(create({ expires_at }))).toMatchObject({ statusCode: 400, param: 'expires_at' });
  });

  test.each([
    ['usd', 49, false],
    ['usd', 50, true],
    ['gbp', 29, false],
    ['gbp', 30, true],
    ['jpy', 49, false],
    ['jpy', 50, true],
    ['huf', 17499, false],
    ['kwd', 1230, true],
    ['kwd', 1234, false],
    ['isk', 10050, false],
    ['usd', 100_000_000, false],
  ])('or taken for its amount: %s %i', async (currency, amount, isTaken) => {
    const asked = sandbox.stripe.checkout.sessions.create(orderAt(amount, currency));
    if (isTaken) expect((await asked).amount_total).toBe(amount);
    else expect(await refusalOf(asked)).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error' });
  });

  test('below the least amount with its own code', async () => {
    const asked = sandbox.stripe.checkout.sessions.create(orderAt(49, 'usd'));
    expect(await refusalOf(asked)).toMatchObject({ code: 'amount_too_small' });
  });

  test('when something needed is missing, naming it', async () => {
    const { success_url: _, ...rest } = order();
    const missing = await refusalOf(sandbox.stripe.checkout.sessions.create(rest as never));
    expect(missing).toMatchObject({ code: 'parameter_missing', param: 'success_url', statusCode: 400 });
    expect(missing.doc_url).toBe('https://stripe.com/docs/error-codes/parameter-missing');
    const price_data = { currency: 'usd', product_data: { name: 'Bread' } };
    const nested = await refusalOf(create({ line_items: [{ quantity: 1, price_data }] }));
    expect(nested.param).toBe('line_items[0][price_data][unit_amount]');
    expect(await refusalOf(create({ line_items: [] }))).toMatchObject({ param: 'line_items' });
  });

  test('when a parameter is unknown, or known and not built', async () => {
    const unknown = await refusalOf(create({ colour: 'red' } as never));
    expect(unknown).toMatchObject({ code: 'parameter_unknown', param: 'colour', statusCode: 400 });
    const unbuilt = await refusalOf(create({ discounts: [{ coupon: 'x' }] }));
    expect(unbuilt.message).toContain('does not support discounts');
  });

  test.each([
    [{ customer_email: 'no address' }, 'customer_email'],
    [{ success_url: 'javascript:alert(1)' }, 'success_url'],
    [{ client_reference_id: 'x'.repeat(201) }, 'client_reference_id'],
    [{ metadata: { k: 'x'.repeat(501) } }, 'metadata[k]'],
    [{ customer_email: '' }, 'customer_email'],
  ])('for a wrong field: %j', async (changes, param) => {
    expect(await refusalOf(create(changes))).toMatchObject({ statusCode: 400, param });
  });

  test.each([0, -1, 1.5, 'ten', 1e16])('for a quantity of %s', async (quantity) => {
    const line = { ...orderAt(500, 'usd').line_items[0], quantity: quantity as number };
    expect(await refusalOf(create({ line_items: [line] }))).toMatchObject({
      ...{ statusCode: 400, param: 'line_items[0][quantity]' },
    });
  });
});

describe('expiring', () => {
  test('by the API closes the page and says so in an event', async () => {
    const { id, url } = await create();
    const expired = await sandbox.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: 'expired', payment_status: 'unpaid', url: null });
    const [event] = (await sandbox.stripe.events.list({ type: 'checkout.session.expired', limit: 1 })).data;
    expect(event?.data.object).toMatchObject({ id, status: 'expired' });
    expect(await (await fetch(String(url))).text()).toContain('has expired');
    const paying = await submitPage(String(url), { email: 'a@b.co', card_number: '4242424242424242' });
    expect(paying.status).toBe(200);
    expect((await sandbox.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('unpaid');
  });

  test('a session that is expired or complete is refused', async () => {
    const { id } = await create();
    await sandbox.stripe.checkout.sessions.expire(id);
    const refusal = await refusalOf(sandbox.stripe.checkout.sessions.expire(id));
    expect(refusal).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error' });
    expect(refusal.message).toContain('`expired`');
    const paid = await create();
    await sandbox.test('POST', `sessions/${paid.id}/pay`, {});
    expect((await refusalOf(sandbox.stripe.checkout.sessions.expire(paid.id))).message).toContain(
      '`complete`',
    );
  });

  test('happens by itself when the clock passes expires_at', async () => {
    const sold = await startSandbox();
    try {
      const { id } = await sold.stripe.checkout.sessions.create(order({ expires_at: now() + 1860 }));
      await sold.test('POST', 'clock', { advance_seconds: 1800 });
      expect((await sold.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
      await sold.test('POST', 'clock', { advance_seconds: 61 });
      expect((await sold.stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
      const { data } = await sold.stripe.events.list({ type: 'checkout.session.expired' });
      expect(data).toHaveLength(1);
    } finally {
      await sold.stop();
    }
  });
});

describe('lists', () => {
  test('go page by page in both directions', async () => {
    const store = await startSandbox();
    try {
      const ids: string[] = [];
      for (let n = 0; n < 7; n += 1) ids.unshift((await store.stripe.checkout.sessions.create(order())).id);
      const first = await store.stripe.checkout.sessions.list({ limit: 3 });
      expect(first.data.map((each) => each.id)).toEqual(ids.slice(0, 3));
      expect(first.has_more).toBe(true);
      const last = await store.stripe.checkout.sessions.list({ limit: 3, starting_after: String(ids[3]) });
      expect(last.data.map((each) => each.id)).toEqual(ids.slice(4));
      expect(last.has_more).toBe(false);
      const back = await store.stripe.checkout.sessions.list({ limit: 2, ending_before: String(ids[3]) });
      expect(back.data.map((each) => each.id)).toEqual(ids.slice(1, 3));
      expect(back.has_more).toBe(true);
      const all: string[] = [];
      for await (const session of store.stripe.checkout.sessions.list({ limit: 2 })) all.push(session.id);
      expect(all).toEqual(ids);
    } finally {
      await store.stop();
    }
  });

  test('find the session of a payment', async () => {
    const { id } = await create();
    await sandbox.test('POST', `sessions/${id}/pay`, {});
    const { payment_intent } = await sandbox.stripe.checkout.sessions.retrieve(id);
    const { data } = await sandbox.stripe.checkout.sessions.list({ payment_intent: String(payment_intent) });
    expect(data.map((each) => each.id)).toEqual([id]);
  });

  test('expand what they hold, and narrow it by time and type', async () => {
    const { id } = await create();
    await sandbox.test('POST', `sessions/${id}/pay`, {});
    const [newest] = (
      await sandbox.stripe.checkout.sessions.list({ limit: 1, expand: ['data.payment_intent'] })
    ).data;
    expect(newest?.payment_intent).toMatchObject({ object: 'payment_intent', status: 'succeeded' });
    const created = { gte: now() - 60, lt: now() + 60 };
    const { data } = await sandbox.stripe.events.list({ created, types: ['charge.succeeded'], limit: 1 });
    expect(data.map((event) => event.type)).toEqual(['charge.succeeded']);
    expect((await sandbox.stripe.events.list({ created: { gt: now() + 60 } })).data).toEqual([]);
    expect(
      (await sandbox.stripe.checkout.sessions.list({ status: 'open' })).data.map((each) => each.id),
    ).not.toContain(id);
  });

  test('refuse a limit out of bounds and an unknown cursor', async () => {
    expect(await refusalOf(sandbox.stripe.events.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
    const lost = sandbox.stripe.events.list({ starting_after: 'evt_none' });
    expect(await refusalOf(lost)).toMatchObject({ statusCode: 400, param: 'starting_after' });
  });
});
