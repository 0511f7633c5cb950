import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.77');
let admin: ShopClient;

beforeAll(async () => {
  admin = (await aMemberOfStaff(shop, 'admin')).client;
}, 120_000);

const query = (text: string, values: unknown[] = []) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);

const textAt = async (client: ShopClient, path: string) => textOf((await client.get(path)).text);

describe('the country of a buyer', () => {
  test('is asked about on the order and on a page of its own; staff see question and answer', async () => {
    const { client, sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    const paid = await client.get(`/checkout/success?session_id=${sessionId}`);
    const number = /ORD-\d{4}-\d{6}/.exec(paid.text)?.[0] ?? '';
    const path = `/orders/${number}/country`;
    expect(await textAt(client, path)).toContain('There is nothing to answer');
    // As the job leaves it; this shop counts no tax.
    await query(
      `with asked as (insert into order_countries (order_id, country, state, asked_at)
        select id, 'DE', 'asked', now() from orders where number = $1 returning order_id)
      insert into country_evidence (order_id, kind, country, at)
      select order_id, kind, country, now() from asked, (values ('chosen', 'DE'), ('card', 'US')) as e (kind, country)`,
      [number],
    );
    const order = await client.get(`/orders/${number}`);
    expect(textOf(order.text)).toContain('In which country do you live?');
    expect(order.text).toContain(`href="${path}"`);
    const nothing = await client.post(path, { country: '' });
    expect([nothing.status, textOf(nothing.text)]).toEqual([
      422,
      expect.stringContaining('Choose a country.'),
    ]);
    const answered = await client.post(path, { country: 'US' }, { follow: true });
    expect(textOf(answered.text)).toContain('We have your answer. Your order stays as it is.');
    expect(await textAt(client, `/orders/${number}`)).not.toContain('In which country do you live?');
    const seen = await textAt(admin, `/admin/orders/${number}`);
    for (const words of [
      'Taxed in another country',
      'Card or account: United States',
      'The buyer’s answer: United States',
    ])
      expect(seen).toContain(words);
    const [concern] = await query(`select id from concerns where kind = 'country_differs' and subject = $1`, [
      number,
    ]);
    expect(await textAt(admin, `/admin/concerns/${concern?.id}`)).toContain('Taxed in Germany');
  });
});

test('what is to be answered before going live stands on Today, for those who may', async () => {
  const today = await admin.get('/admin');
  expect(textOf(today.text)).toContain('Before you go live');
  expect(today.text).toContain('href="/admin/settings/tax"');
  const { client } = await aMemberOfStaff(shop, 'supporter');
  expect(await textAt(client, '/admin')).not.toContain('Before you go live');
});

test('a class of the owner’s own is added, given a rate and offered to products; what was saved is said', async () => {
  const path = '/admin/settings/tax';
  const title = `Clay ${crypto.randomUUID().slice(0, 6)}`;
  const owner = (await aMemberOfStaff(shop, 'super_admin')).client;
  const added = await owner.post(path, { act: 'add-class', title }, { follow: true });
  expect(textOf(added.text)).toContain('Saved. It applies from the next order on.');
  const again = await owner.post(path, { act: 'add-class', title });
  expect([again.status, textOf(again.text)]).toEqual([
    422,
    expect.stringContaining('There is a class of this name already.'),
  ]);
  const [{ key } = { key: '' }] = await query('select key from tax_classes where title = $1', [title]);
  const rate = { act: 'save-rate', country: 'AT', class: key, rate: '13', valid_from: '2026-01-01' };
  expect(textOf((await owner.post(path, rate, { follow: true })).text)).toContain(title);
  expect((await admin.get('/admin/products/first-sourdough')).text).toContain(`value="${key}"`);
  await owner.post(path, { act: 'remove-class', class: key });
  expect((await admin.get('/admin/products/first-sourdough')).text).not.toContain(`value="${key}"`);
});
