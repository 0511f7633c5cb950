import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postText, together } from '#tests/support/raw-http.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, eventOf, payFor, signature } from '#tests/support/shop-buy.ts';

const PATH = '/api/webhooks/stripe';
const shop = sharedShop('192.0.2.7');
let sql: pg.Pool;

beforeAll(async () => {
  sql = new pg.Pool({ connectionString: shop.database.adminUrl, max: 2 });
});
afterAll(async () => {
  await sql?.end();
});

async function count(table: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? -1;
}

/** A paid session whose webhook has not come. */
async function paidUnheard() {
  const buyer = await aBuyer(shop);
  await payFor(shop, buyer.sessionId);
  const event = await eventOf(shop, buyer.sessionId, 'checkout.session.completed');
  return { ...buyer, event, body: JSON.stringify(event) };
}

async function orderOf(sessionId: string) {
  const { rows } = await sql.query(
    `select o.id, o.status, (select count(*)::int from reporting.entitlements e where e.order_id = o.id) as entitlements,
       (select count(*)::int from reporting.mails m where m.order_id = o.id) as mails,
       (select count(*)::int from order_history h where h.order_id = o.id and h.action = 'completed') as completions
     from reporting.orders o where o.session_id = $1`,
    [sessionId],
  );
  return rows[0];
}

describe('a webhook that Stripe did not sign', () => {
  const wrong: Record<string, (body: string) => Record<string, string>> = {
    'forged (another secret)': (body) => ({
      'stripe-signature': signature(body, { secret: 'whsec_somebody' }),
    }),
    'signed for another body': (body) => ({ 'stripe-signature': signature(`${body} `) }),
    'more than 300 s old': (body) => ({ 'stripe-signature': signature(body, { shift: -302 }) }),
    'more than 300 s ahead': (body) => ({ 'stripe-signature': signature(body, { shift: 302 }) }),
    'without a signature': () => ({}),
    'with a v0 signature only': (body) => ({ 'stripe-signature': signature(body, { scheme: 'v0' }) }),
    'with an empty signature': () => ({ 'stripe-signature': '' }),
    'with half a signature': (body) => ({ 'stripe-signature': signature(body).slice(0, 40) }),
  };

  test.for(Object.entries(wrong))('%s gets 400 and leaves not one row', async ([, sign]) => {
    const { sessionId, body } = await paidUnheard();
    const before = await count('webhook_events');
    const answer = await shop.client().ask(PATH, { method: 'POST', body, headers: sign(body) });
    expect(answer.status).toBe(400);
    expect(await count('webhook_events')).toBe(before);
    expect(await orderOf(sessionId)).toMatchObject({ status: 'pending', entitlements: 0, mails: 0 });
  });

  test('is told from one that is signed well (control)', async () => {
    const { sessionId, body } = await paidUnheard();
    const headers = { 'stripe-signature': signature(body, { shift: -290 }) };
    const answer = await shop.client().ask(PATH, { method: 'POST', body, headers });
    expect(answer.status).toBe(200);
    expect(await orderOf(sessionId)).toMatchObject({ status: 'completed', entitlements: 1 });
  });

  test('re-serialised in other bytes still verifies by its bytes', async () => {
    const { sessionId, event } = await paidUnheard();
    const body = JSON.stringify(event, null, 4).replaceAll('o', '\\u006f');
    const headers = { 'stripe-signature': signature(body) };
    expect((await shop.client().ask(PATH, { method: 'POST', body, headers })).status).toBe(200);
    expect(await orderOf(sessionId)).toMatchObject({ status: 'completed' });
  });
});

describe('the same signed event', () => {
  test('50 times at one moment completes the order once, and every delivery gets 2xx', async () => {
    const { sessionId, body, event } = await paidUnheard();
    const requests = Array.from({ length: 50 }, (_, i) =>
      postText(shop.port, PATH, body, [`Stripe-Signature: ${signature(body, { shift: -i })}`]),
    );
    const answers = await together(shop.port, requests);
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(await orderOf(sessionId)).toMatchObject({
      status: 'completed',
      entitlements: 1,
      mails: 1,
      completions: 1,
    });
    const { rows } = await sql.query('select id from webhook_events where id = $1', [event.id]);
    expect(rows).toHaveLength(1);
  });

  test('at the moment the buyer returns completes the order once', async () => {
    const { sessionId, body, client } = await paidUnheard();
    const hooks = Array.from({ length: 20 }, () =>
      postText(shop.port, PATH, body, [`Stripe-Signature: ${signature(body)}`]),
    );
    const [answers, pages] = await Promise.all([
      together(shop.port, hooks),
      Promise.all(Array.from({ length: 10 }, () => client.get(`/checkout/success?session_id=${sessionId}`))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    // Too many at once may be asked to come again; nothing else may go wrong.
    expect(pages.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
    expect(await orderOf(sessionId)).toMatchObject({ status: 'completed', entitlements: 1, mails: 1 });
  });
});
