import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.42');
const KEY = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/;

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** What a program is answered that sends JSON, and says nothing else of itself. */
async function ask(act: string, body: unknown, address = '192.0.2.43') {
  const response = await fetch(`${shop.origin}/api/licences/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as {
    valid: boolean;
    licence?: Record<string, unknown>;
    error?: { code: string; message: string };
  };
  return { status: response.status, headers: response.headers, ...answer };
}

/** Buys the template pack. */
async function anOwner() {
  const [variant] = await query<{ id: string }>("select id from variants where sku = 'DL-BOXES-P'");
  const client = shop.client();
  const email = `keys-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await client.post('/api/cart/items', { variant: variant?.id ?? '', quantity: '1' });
  const started = await client.post('/api/checkout', { email });
  const sessionId = /(cs_\w+)/.exec(started.headers.get('location') ?? '')?.[1] ?? '';
  await payFor(shop, sessionId);
  await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
  const [order] = await query<{ number: string }>('select number from orders where email = $1', email);
  const page = textOf((await client.get(`/orders/${order?.number}`)).text);
  return { client, email, number: order?.number ?? '', key: KEY.exec(page)?.[0] ?? '' };
}

describe('a download with licence keys', () => {
  let owner: Awaited<ReturnType<typeof anOwner>>;
  let admin: ShopClient;
  beforeAll(async () => {
    owner = await anOwner();
    admin = (await aMemberOfStaff(shop, 'admin')).client;
  });

  test('says so before it is bought, and shows its key in the order and the account', async () => {
    const product = textOf((await shop.client().get('/downloads/paper-boxes')).text);
    expect(product).toContain('Comes with a licence key for 3 devices.');
    expect(owner.key).toMatch(KEY);
    const account = textOf((await owner.client.get('/account/downloads')).text);
    expect(account).toContain(owner.key);
    expect(account).toContain('Active on 0 of 3');
  });

  test('is activated, validated and deactivated by programs', async () => {
    const { key } = owner;
    expect(await ask('validate', { key })).toMatchObject({
      ...{ status: 200, valid: true },
      licence: { product: 'paper-boxes', variant: 'Personal', used: 0, seats: 3 },
    });
    expect(await ask('activate', { key, device: 'Laptop' })).toMatchObject({
      status: 200,
      licence: { used: 1 },
    });
    expect(await ask('validate', { key, device: 'Laptop' })).toMatchObject({ status: 200, valid: true });
    expect(await ask('deactivate', { key, device: 'Laptop' })).toMatchObject({ licence: { used: 0 } });
    expect(await ask('validate', { key, device: 'Laptop' })).toMatchObject({
      ...{ status: 409, valid: false, error: { code: 'not_active' } },
    });
  });

  test.each<[string, unknown, number, string]>([
    ['without a device', { key: 'ABCD' }, 422, 'invalid_input'],
    ['without a key', { device: 'x' }, 422, 'invalid_input'],
    ['with more than that', { key: 'ABCD', device: 'x', admin: true }, 422, 'invalid_input'],
    ['with an unknown key', { key: '0'.repeat(20), device: 'x' }, 404, 'unknown_key'],
    ['with a pattern for a key', { key: '%', device: 'x' }, 404, 'unknown_key'],
    ['with a list', [1], 400, 'unreadable_body'],
    ['with no JSON', '{', 400, 'unreadable_body'],
  ])('is refused in JSON %s', async (_, body, status, code) => {
    expect(await ask('activate', body)).toMatchObject({ status, valid: false, error: { code } });
  });

  test('is asked about so often and no more', async () => {
    const answers = await Promise.all(
      Array.from({ length: 245 }, () => ask('validate', { key: 'NONE-OF-OURS' }, '192.0.2.44')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ valid: false, error: { code: 'too_many' } });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('is shown to staff with its devices; they free one, and give another key', async () => {
    const { key, number, email } = owner;
    await ask('activate', { key, device: 'The old laptop' });
    const order = textOf((await admin.get(`/admin/orders/${number}`)).text);
    expect(order).toContain(key);
    expect(order).toContain('Active on 1 of 3');
    const path = `/admin/orders/${number}/licences`;
    const page = (await admin.get(path)).text;
    expect(textOf(page)).toContain('The old laptop');
    const [, id = ''] = /name="key" value="([^"]+)"/.exec(page) ?? [];
    const [, activation = ''] = /name="activation" value="([^"]+)"/.exec(page) ?? [];
    expect((await admin.post(path, { act: 'free', key: id, activation })).status).toBe(303);
    expect((await admin.post(path, { act: 'free', key: id, activation })).status).toBe(409);
    expect(await ask('validate', { key })).toMatchObject({ licence: { used: 0 } });
    expect((await admin.post(path, { act: 'replace', key: id })).status).toBe(303);
    expect(await ask('validate', { key })).toMatchObject({ status: 403, error: { code: 'revoked' } });
    const now = textOf((await owner.client.get('/account/downloads')).text);
    const another = KEY.exec(now)?.[0] ?? '';
    expect(await ask('validate', { key: another })).toMatchObject({ status: 200 });
    await eventually(async () => {
      const emails = await query("select from mails where kind = 'licence-key' and recipient = $1", email);
      return emails.length === 1;
    });
  });

  test('takes a list that staff upload, and says what was new', async () => {
    const at = '/admin/products/small-exercises-in-typescript/licences';
    expect((await admin.post(at, { act: 'save', source: 'list', seats: '2' })).status).toBe(303);
    const upload = async (content: Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ act: 'add', typed: '' })) form.append(name, value);
      form.append('list', new Blob([content]), 'keys.csv');
      const encoded = new Response(form);
      const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
      const body = new Uint8Array(await encoded.arrayBuffer());
      return admin.ask(at, { method: 'POST', headers, body });
    };
    const stamp = crypto.randomUUID();
    const added = await upload(new TextEncoder().encode(`key,sold\n${stamp}-1,\n${stamp}-2,\n${stamp}-2,`));
    expect(added.status).toBe(303);
    const told = textOf((await admin.get(added.headers.get('location') ?? '')).text);
    expect(told).toContain('2 keys added. 1 was in the list twice.');
    expect(told).toContain('2 left in the list.');
    const picture = await upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff]));
    expect([picture.status, textOf(picture.text)]).toEqual([
      415,
      expect.stringContaining('This is not a text file'),
    ]);
    expect((await admin.post(at, { act: 'clear' })).status).toBe(303);
    expect((await admin.post(at, { act: 'save', source: 'none', seats: '' })).status).toBe(303);
  });
});
