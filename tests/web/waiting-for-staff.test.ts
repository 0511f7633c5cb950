import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor, signature } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.33');
let admin: ShopClient;
let supporter: ShopClient;

beforeAll(async () => {
  admin = (await aMemberOfStaff(shop, 'admin')).client;
  supporter = (await aMemberOfStaff(shop, 'supporter')).client;
}, 120_000);

/** A paid order that the database has lost with its visitor, as after a restore. */
async function aLostOrder() {
  const buyer = await aBuyer(shop);
  await payFor(shop, buyer.sessionId);
  const number = await asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string; number: string }>(
      'select o.id, o.number from orders o join payments p on p.order_id = o.id where p.stripe_session_id = $1',
      [buyer.sessionId],
    );
    const [order] = rows;
    if (!order) throw new Error('no order');
    await client.query(`
      begin;
      alter table order_history disable trigger user;
      delete from holds where order_item_id in (select id from order_items where order_id = '${order.id}');
      delete from mails where order_id = '${order.id}';
      delete from payments where order_id = '${order.id}';
      delete from order_items where order_id = '${order.id}';
      delete from order_history where order_id = '${order.id}';
      delete from orders where id = '${order.id}';
      alter table order_history enable trigger user;
      commit`);
    return order.number;
  });
  return { ...buyer, number };
}

/** Where Today leads from the line about that. */
async function concernPathOf(subject: RegExp): Promise<string> {
  const today = (await admin.get('/admin')).text;
  const row = today.match(/<tr>[\s\S]*?<\/tr>/g)?.find((text) => subject.test(text)) ?? '';
  return /href="(\/admin\/concerns\/\d+)"/.exec(row)?.[1] ?? expect.fail(`Today does not name ${subject}`);
}

describe('money without an order', () => {
  test('is named to the buyer, also in a browser the shop does not know', async () => {
    const { client, sessionId, number } = await aLostOrder();
    for (const browser of [client, shop.client()]) {
      const page = await browser.get(`/checkout/success?session_id=${sessionId}`);
      expect(page.status).toBe(200);
      expect(textOf(page.text)).toContain('Your payment has arrived');
      for (const text of [number, '49.00 USD', 'pay again']) expect(textOf(page.text)).toContain(text);
      expect(page.headers.get('cache-control')).toContain('no-store');
    }
  });

  test('is listed for staff, and an admin makes the order again', async () => {
    const { client, sessionId, number, email } = await aLostOrder();
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const intent =
      /pi_\w+/.exec((await client.get(`/checkout/success?session_id=${sessionId}`)).text)?.[0] ?? '';
    const path = await concernPathOf(new RegExp(intent));
    expect(textOf((await supporter.get(path)).text)).not.toContain('Make the order again');
    for (const act of ['remake', 'give-back']) expect((await supporter.post(path, { act })).status).toBe(403);
    const done = await admin.post(path, { act: 'remake' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `/admin/orders/${number}`]);
    const order = textOf((await admin.get(`/admin/orders/${number}`)).text);
    for (const text of [email, 'Made again from what Stripe knows', 'Visa ending in 4242'])
      expect(order).toContain(text);
    expect(textOf((await admin.get(path)).text)).toContain('Dealt with');
    expect((await admin.post(path, { act: 'remake' })).status).toBe(409);
  });

  test('is given back by an admin, once', async () => {
    const { client, sessionId } = await aLostOrder();
    const page = await client.get(`/checkout/success?session_id=${sessionId}`);
    const intent = /pi_\w+/.exec(page.text)?.[0] ?? '';
    const path = await concernPathOf(new RegExp(intent));
    expect((await admin.post(path, { act: 'give-back' })).status).toBe(303);
    const answer = await fetch(`${shop.stripeUrl}/v1/refunds?payment_intent=${intent}`, {
      headers: { Authorization: 'Bearer sk_test_sandbox' },
    });
    expect((await answer.json()) as object).toMatchObject({ data: [{ amount: 4_900 }] });
  });

  test.each(['cs_test_short', `cs_test_${'x'.repeat(60)}`, 'pi_1', ''])(
    'is not invented for %s',
    async (id) => {
      expect((await shop.client().get(`/checkout/success?session_id=${id}`)).status).toBe(404);
    },
  );
});

/** What the audit log has about a concern. */
async function auditedOf(path: string): Promise<string[]> {
  return asAdmin(shop.database.adminUrl, async (client) => {
    const subject = `concern:${path.split('/').at(-1)}`;
    const text = 'select action from audit_log where subject = $1 order by id';
    return (await client.query<{ action: string }>(text, [subject])).rows.map((row) => row.action);
  });
}

describe('an email that may have arrived', () => {
  test.each([
    ['send-again', 'email.sent_again'],
    ['arrived', 'email.arrived'],
  ])('is named on its order’s page, and a supporter answers %s', async (act, action) => {
    const buyer = await aBuyer(shop);
    await payFor(shop, buyer.sessionId);
    await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`);
    const number = await asAdmin(shop.database.adminUrl, async (client) => {
      const { rows } = await client.query<{ number: string }>(
        `with doubt as (
           update mails m set sent_at = null, handed_over_at = now(), failure = 'doubtful', failed_at = now()
           from payments p join orders o on o.id = p.order_id
           where m.order_id = o.id and p.stripe_session_id = $1 and m.kind = 'order-confirmation' returning o.number
         ), raised as (
           insert into concerns (kind, subject, details) select 'email_doubtful', number || ' order-confirmation',
             jsonb_build_object('order', number, 'email', 'order-confirmation') from doubt
         ) select number from doubt`,
        [buyer.sessionId],
      );
      return rows[0]?.number ?? expect.fail('no email');
    });
    const order = (await supporter.get(`/admin/orders/${number}`)).text;
    const path = /href="(\/admin\/concerns\/\d+)"/.exec(order)?.[1] ?? expect.fail('no link');
    const page = textOf((await supporter.get(path)).text);
    for (const text of ['Send again', 'It arrived', number]) expect(page).toContain(text);
    expect((await supporter.post(path, { act })).status).toBe(303);
    expect((await supporter.post(path, { act })).status).toBe(409);
    expect(textOf((await supporter.get(path)).text)).toContain('Dealt with');
    expect((await supporter.get(`/admin/orders/${number}`)).text).not.toContain(path);
    expect(await auditedOf(path)).toEqual([action]);
  });
});

describe('a signed event that cannot be believed', () => {
  const deep = `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`;

  test.each([
    [
      'of the type constructor',
      (id: string) =>
        `{"id":"${id}","object":"event","type":"constructor","created":1,"livemode":false,"data":{}}`,
    ],
    [
      'of the type __proto__',
      (id: string) =>
        `{"id":"${id}","object":"event","type":"__proto__","created":1,"livemode":false,"data":{}}`,
    ],
    [
      'nested 9,000 levels',
      (id: string) =>
        `{"id":"${id}","object":"event","type":"refund.created","created":1,"livemode":false,"data":{"object":${deep}}}`,
    ],
  ])('%s is answered, listed, and dealt with by a supporter', async (_, bodyOf) => {
    const id = `evt_${crypto.randomUUID()}`;
    const body = bodyOf(id);
    const headers = { 'stripe-signature': signature(body) };
    const answer = await shop.client().ask('/api/webhooks/stripe', { method: 'POST', body, headers });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { received: true, receipt: 'refused' }]);
    const path = await concernPathOf(new RegExp(id));
    expect(textOf((await supporter.get(path)).text)).toContain('Unreadable Stripe event');
    expect((await supporter.post(path, { act: 'dealt-with' })).status).toBe(303);
    expect((await admin.get('/admin')).text).not.toContain(id);
  });
});
