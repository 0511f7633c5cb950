import { beforeAll, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.45');
let admin: ShopClient;
let order: { number: string; email: string; paymentIntent: string; sessionId: string };

beforeAll(async () => {
  admin = (await aMemberOfStaff(shop, 'admin')).client;
  const { client, email, sessionId } = await aBuyer(shop, 'first-sourdough');
  await payFor(shop, sessionId);
  const page = await client.get(`/checkout/success?session_id=${sessionId}`);
  const number = /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '';
  const [row] = await query(
    `select p.stripe_payment_intent_id as id from payments p join orders o on o.id = p.order_id where o.number = $1`,
    [number],
  );
  order = { number, email, sessionId, paymentIntent: String(row?.['id']) };
}, 120_000);

const query = (text: string, values: unknown[] = []) =>
  asAdmin(shop.database.adminUrl, async (client) => {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  });

const tableOf = async (path: string): Promise<string> => {
  const { text, status } = await admin.get(path);
  expect(status, path).toBe(200);
  return textOf(/<tbody>[\s\S]*<\/tbody>/.exec(text)?.[0] ?? '');
};

test('an order is found by whatever is known of it', async () => {
  await query(
    `with one as (select id, customer_id from orders where number = $1),
      named as (update customers set first_name = 'Zenobia', last_name = 'Quill' where id = (select customer_id from one)),
      sent as (insert into order_addresses (order_id, purpose, name, line1, city, postcode, country)
        select id, 'delivery', 'Balthasar Moss', '1 High Street', 'Bern', '98765', 'CH' from one)
    insert into promotion_uses (order_id, code, name, amount, taken_at) select id, 'XYLOPHONE', 'Ten off', 1, now() from one`,
    [order.number],
  );
  const known = [
    ...[order.number, order.number.slice(-4), order.email, 'zenobia quill', 'balthasar', '98765'],
    ...['xylophone', 'first sourdough', '4242', 'visa 4242', order.paymentIntent, order.sessionId],
  ];
  for (const q of known)
    expect(await tableOf(`/admin/orders?q=${encodeURIComponent(q)}`), q).toContain(order.number);
  for (const q of ['zenobia moss', 'pi_nothinglikethis', '100 %', "' or 1=1", '%', '\\'])
    expect(await tableOf(`/admin/orders?q=${encodeURIComponent(q)}`), q).not.toContain(order.number);
  expect(await tableOf('/admin/customers?q=Zenobia')).toContain(order.email);
  expect(await tableOf(`/admin/customers?q=${order.number}`)).toContain(order.email);
});

test('orders are filtered by kind, by sum, and by day', async () => {
  await query(`update orders set created_at = '2030-01-15T23:30:00Z' where number = $1`, [order.number]);
  const found = async (filter: string) => (await tableOf(`/admin/orders?${filter}`)).includes(order.number);
  expect(await found('kind=course&least=49&most=49.00')).toBe(true);
  expect(await found('kind=goods')).toBe(false);
  expect(await found('least=49.01')).toBe(false);
  expect(await found('most=0')).toBe(false);
  expect(await found('from=2030-01-15&to=2030-01-15')).toBe(true);
  expect(await found('from=2030-01-16')).toBe(false);
});

test('products are found by code, kind, category, tag and what they lack, and sorted by price', async () => {
  const [one] = await query(
    `select p.title, c.slug as category, t.slug as tag, v.sku from products p join variants v on v.product_id = p.id
     join categories c on c.id = p.category_id join product_tags b on b.product_id = p.id join tags t on t.id = b.tag_id
     where p.slug = 'first-sourdough' limit 1`,
  );
  const title = String(one?.['title']);
  for (const filter of [
    `q=${one?.['sku']}`,
    'q=first-sour',
    `category=${one?.['category']}&kind=course`,
    `tag=${one?.['tag']}`,
  ])
    expect(await tableOf(`/admin/products?${filter}`), filter).toContain(title);
  for (const filter of ['kind=goods', 'missing=price', 'status=archived', 'category=nothing'])
    expect(await tableOf(`/admin/products?${filter}`), filter).not.toContain(title);
  const prices = async (sort: string) =>
    [...(await tableOf(`/admin/products?sort=${sort}&columns=price`)).matchAll(/(\d+\.\d\d) USD/g)].map(
      (at) => Number(at[1]),
    );
  const rising = await prices('price');
  expect(rising.length).toBeGreaterThan(3);
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  expect(await prices('price_down')).toEqual((await prices('price_down')).toSorted((a, b) => b - a));
});

test('the pages of every sort hold each product once', async () => {
  const count = Number((await query('select count(*) from products'))[0]?.['count']);
  for (const sort of ['updated', 'created', 'title', 'price', 'price_down']) {
    const seen: string[] = [];
    for (let path: string | undefined = `/admin/products?sort=${sort}`; path; ) {
      const { text } = await admin.get(path);
      seen.push(...[...text.matchAll(/admin-row-link" href="([^"]+)"/g)].map((at) => String(at[1])));
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
    }
    expect(new Set(seen).size, sort).toBe(seen.length);
    expect(seen.length, sort).toBeGreaterThanOrEqual(count);
  }
});

test('columns are chosen in the address; the first one stays', async () => {
  const heads = async (path: string) =>
    [...(await admin.get(path)).text.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map((at) => at[1]);
  expect(await heads('/admin/products')).not.toContain('Tags');
  expect(await heads('/admin/products?columns=title&columns=tags&columns=nothing')).toEqual([
    'Title',
    'Tags',
  ]);
  expect(await heads('/admin/products?columns=')).toContain('Price');
});

test('a wrong filter in the address is named, and no 500', async () => {
  const asked = [
    'status=nothing',
    'from=2026-02-31',
    'least=much',
    'kind=toy',
    'after=nonsense',
    'more=1',
    'columns=A%00',
    'q=%00',
    'q=%ED%A0%80',
  ];
  for (const filter of asked) {
    const { status, text } = await admin.get(`/admin/orders?${filter}`);
    expect(status === 400 || filter.startsWith('q=%ED'), filter).toBe(true);
    if (filter.startsWith('status')) expect(textOf(text)).toContain('Status: there is no such choice.');
    if (filter.startsWith('from')) expect(textOf(text)).toContain('There is no such day.');
    if (filter.startsWith('least')) expect(textOf(text)).toContain('Enter an amount like 49.00.');
  }
  expect((await admin.get('/admin/orders/list.csv?status=nothing')).status).toBe(400);
});

test('a list is taken along as CSV: what was filtered, whole, safe in a spreadsheet, and in the audit log', async () => {
  await query(
    `update customers set first_name = '=cmd()', last_name = 'Quill'
    where id = (select customer_id from orders where number = $1)`,
    [order.number],
  );
  const { text, headers } = await admin.get(`/admin/orders/list.csv?q=${order.number}`);
  expect(headers.get('content-disposition')).toContain('orders.csv');
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^Number,Status,Customer,Name,What,Total,"Total, currency"/);
  expect(lines[1]).toContain(`${order.number},Paid,${order.email},'=cmd() Quill,`);
  expect(lines[1]).toContain(',49.00,USD,');
  const products = (await admin.get('/admin/products/list.csv')).text.trim().split('\r\n').length - 1;
  expect(products).toBe(Number((await query('select count(*) from products'))[0]?.['count']));
  expect(textOf((await admin.get('/admin/audit?what=list.exported')).text)).toContain('List exported');
  const supporter = (await aMemberOfStaff(shop, 'supporter')).client;
  expect((await supporter.get('/admin/orders')).text).not.toContain('list.csv');
  expect((await supporter.get('/admin/orders/list.csv')).status).toBe(404);
});
