import { describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { anAddress } from '#tests/support/people.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';
import { type Answer, type ShopClient, shopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.6');

/** Sends a form as it stands on the page, with what a person types into it, and goes where it leads. */
function submit(
  client: ShopClient,
  page: Answer,
  button: string | RegExp,
  typed: Record<string, string> = {},
) {
  const { action, method, fields } = formWith(page.text, button);
  const url = new URL(action, page.url).href;
  const values = { ...fields, ...typed };
  return method === 'POST'
    ? client.post(url, values, { follow: true })
    : client.get(`${url}?${new URLSearchParams(values)}`, { follow: true });
}

async function mailTo(address: string): Promise<{ Subject: string; Text: string }> {
  const { ID } = await eventually(async () => {
    const list = await (await fetch(`${shop.mailboxUrl}/api/v1/messages`)).json();
    return list.messages.find((mail: { To: { Address: string }[] }) => mail.To[0]?.Address === address);
  });
  return (await fetch(`${shop.mailboxUrl}/api/v1/message/${ID}`)).json();
}

describe('a guest', () => {
  test('finds a course, buys it with forms alone, and opens lesson one from the email', async () => {
    const client = shop.client();
    const email = anAddress();
    const list = await client.get('/courses');
    expect(list.status).toBe(200);
    const course = await client.get('/courses/first-sourdough');
    const cart = await submit(client, course, 'Add to cart');
    expect(new URL(cart.url).pathname).toBe('/cart');
    const checkout = await submit(client, cart, 'Checkout');
    expect(new URL(checkout.url).pathname).toBe('/checkout');
    const payment = await submit(client, checkout, 'Checkout', { email });
    expect(new URL(payment.url).port).toBe(new URL(shop.stripeUrl).port);
    const card = { card_number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' };
    const success = await submit(client, payment, /^Pay/, card);
    expect(new URL(success.url).pathname).toBe('/checkout/success');
    expect(textOf(success.text)).toContain('Thank you');

    const mail = await mailTo(email);
    const link = /https?:\/\/\S+\/open\/\S+/.exec(mail.Text)?.[0] ?? '';
    const elsewhere = shopClient(shop.origin);
    const opened = await elsewhere.get(link, { follow: true });
    expect(opened.status).toBe(200);
    const [lesson = ''] = [...opened.text.matchAll(/href="(\/learn\/first-sourdough\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect((await elsewhere.get(lesson || '/learn/first-sourdough', { follow: true })).status).toBe(200);
    expect((await client.get('/cart')).text).not.toContain('/courses/first-sourdough');
  });

  test('who pays nothing reads only the free lesson', async () => {
    const page = await shop.client().get('/courses/first-sourdough');
    const lessons = [...page.text.matchAll(/href="(\/learn\/first-sourdough\/[^"]+)"/g)].map(
      (m) => m[1] ?? '',
    );
    expect(lessons.length).toBeGreaterThan(0);
    expect((await shop.client().get(lessons[0] ?? '')).status).toBe(200);
  });
});

describe('bad input', () => {
  test('in the e-mail field comes back 422 with the reason at the field and what was typed', async () => {
    const { client } = await aBuyer(shop);
    for (const email of ['nobody', 'a@', '"<b>"@x', 'a b@example.com', '']) {
      const page = await client.post('/api/checkout', { email });
      expect(page.status, email).toBe(422);
      const input = /<input\b[^>]*name="email"[^>]*>/.exec(page.text)?.[0] ?? '';
      expect(input).toContain('aria-invalid="true"');
      const reason = /aria-describedby="[^"]*?(field-email-error)"/.exec(input)?.[1];
      expect(page.text).toMatch(new RegExp(`id="${reason}"[^>]*>[^<]{5,}`));
      expect(formWith(page.text, 'Checkout', '/api/checkout').fields['email']).toBe(email);
    }
  });

  const posts: [string, string, Record<string, string>][] = [
    ['no product', '/api/cart/items', {}],
    ['quantity in words', '/api/cart/items', { product: 'first-sourdough', quantity: 'two' }],
    ['quantity below nothing', '/api/cart/items', { product: 'first-sourdough', quantity: '-1' }],
    ['quantity half', '/api/cart/items', { product: 'first-sourdough', quantity: '1.5' }],
    ['quantity huge', '/api/cart/items', { product: 'first-sourdough', quantity: '1e9' }],
    ['two of one course', '/api/cart/items', { product: 'first-sourdough', quantity: '2' }],
    ['a variant that is no id', '/api/cart/items', { variant: "1' or '1'='1" }],
    ['a field nobody asked for', '/api/cart/items', { product: 'first-sourdough', price_amount: '1' }],
    ['a total at the checkout', '/api/checkout', { email: 'ada@example.com', total: '1' }],
    ['a discount below nothing', '/api/checkout', { email: 'ada@example.com', seen_discount: '-4900' }],
    ['a code with its discount', '/api/cart/codes', { code: 'SAVE', discount: '4900' }],
    ['a code of 2,000 letters', '/api/cart/codes', { code: 'x'.repeat(2_000) }],
    ['__proto__', '/api/cart/items', { product: 'first-sourdough', __proto__x: '1', constructor: '1' }],
  ];
  test.for(posts)(
    '%s: 400 or 422 as a page and as JSON, and nothing is added',
    async ([what, path, fields]) => {
      const client = shop.client();
      const page = await client.post(path, fields);
      expect([400, 422]).toContain(page.status);
      expect(page.headers.get('content-type')).toContain('text/html');
      const json = await client.postJson(path, fields);
      expect([400, 422]).toContain(json.status);
      expect(JSON.parse(json.text)).toMatchObject({
        error: { code: expect.any(String), message: expect.any(String) },
      });
      if (what.startsWith('quantity'))
        expect(JSON.parse(json.text)).toMatchObject({ error: { message: 'Enter a whole number.' } });
      expect(formsOnCart(await client.get('/cart'))).toBe(0);
    },
  );

  const queries = [
    'page=0',
    'page=abc',
    'page=-1',
    'page=1e9',
    'sort=evil',
    'sort=price;drop',
    `q=${'x'.repeat(201)}`,
  ];
  test.for(queries)('/courses?%s is 400', async (query) => {
    const page = await shop.client().get(`/courses?${query}`);
    expect(page.status).toBe(400);
    expect(page.headers.get('cache-control')).toContain('no-store');
  });

  const missing = [
    '/courses/no-such-course',
    '/nowhere',
    '/nowhere/at/all',
    '/courses?page=999',
    '/orders/ORD-2026-999999',
    '/orders/1',
    '/learn/no-such-course',
    '/learn/first-sourdough/no-such-lesson',
    '/checkout/success?session_id=cs_test_nothing',
    '/open/nothing',
    '/api/nowhere',
  ];
  test.for(missing)('%s is a 404 page', async (path) => {
    const page = await shop.client().get(path);
    expect(page.status).toBe(404);
    expect(page.text).toContain('<h1');
    expect(page.headers.get('cache-control')).toContain('no-store');
  });

  test('a foreign order is a 404 page, the own one is shown', async () => {
    const { client, sessionId } = await aBuyer(shop);
    const success = await client.get(`/checkout/success?session_id=${sessionId}`);
    const [path = ''] = linksNamed(success.text, /^ORD-/);
    expect((await client.get(path)).status).toBe(200);
    expect((await shop.client().get(path)).status).toBe(404);
    const elsewhere = await shop.client().get(`/checkout/success?session_id=${sessionId}`);
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.text).not.toMatch(/ORD-|@example\.com|sourdough/);
  });
});

function formsOnCart(page: Answer): number {
  return [...page.text.matchAll(/action="\/api\/cart\/items\/[^"]+"/g)].length;
}
