import { describe, expect, test } from 'vitest';
import { exchange, postText, type RawAnswer } from '#tests/support/raw-http.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, signature } from '#tests/support/shop-buy.ts';

const shop = sharedShop('192.0.2.21');
const own = { origin: shop.origin };
const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
const json = { ...own, 'content-type': 'application/json', accept: 'application/json' };
const thin = '{"object":"v2.core.event"}';

/** What a client may send to the routes that are answered without Astro. */
const posts: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>, string]>> = {
  'a thing for the cart': ['/api/cart/items', form, 'product=manual-mode'],
  'the same by script': ['/api/cart/items', json, '{"product":"manual-mode"}'],
  'with a query': ['/api/cart/items?product=x', form, 'product=manual-mode'],
  'an unknown product': ['/api/cart/items', form, 'product=nothing'],
  'an unknown product by script': ['/api/cart/items', json, '{"product":"nothing"}'],
  'too many': ['/api/cart/items', form, 'product=manual-mode&quantity=99'],
  'a field too much': ['/api/cart/items', form, 'product=manual-mode&x=1'],
  'a field twice': ['/api/cart/items', form, 'product=a&product=b'],
  'half a character': ['/api/cart/items', form, 'product=%ff%fe'],
  'a NUL': ['/api/cart/items', form, 'product=a%00'],
  'no JSON': ['/api/cart/items', json, '{'],
  'JSON that is no object': ['/api/cart/items', json, '[1]'],
  'a type that is not taken': ['/api/cart/items', { ...own, 'content-type': 'text/plain' }, 'product=a'],
  'a form of several parts': [
    '/api/cart/items',
    { ...own, 'content-type': 'multipart/form-data; boundary=x' },
    '--x--',
  ],
  nothing: ['/api/cart/items', form, ''],
  'from another site': ['/api/cart/items', { ...form, origin: 'http://evil.example' }, 'product=manual-mode'],
  'from another site by script': [
    '/api/cart/items',
    { ...json, origin: 'null' },
    '{"product":"manual-mode"}',
  ],
  'without an origin': ['/api/cart/items', { 'content-type': form['content-type'] }, 'product=manual-mode'],
  'with the cookies of a stranger': [
    '/api/cart/items',
    { ...form, cookie: 'lectern_visitor=%zz; lectern_session=a.b; =; x' },
    'product=manual-mode',
  ],
  'a checkout without a cart': ['/api/checkout', form, 'email=ada@example.com'],
  'a checkout without a cart by script': ['/api/checkout', json, '{"email":"ada@example.com"}'],
  'a checkout with a wrong address': ['/api/checkout', form, 'email=%3Cb%3Eno&at_once=on'],
  'a checkout by script with a wrong address': ['/api/checkout', json, '{"email":1}'],
  'a checkout from another site': [
    '/api/checkout',
    { ...form, 'sec-fetch-site': 'cross-site', origin: 'x' },
    '',
  ],
  'an event without a signature': ['/api/webhooks/stripe', {}, thin],
  'an event that is foreign': ['/api/webhooks/stripe', { 'stripe-signature': signature(thin) }, thin],
  'an event that is no JSON': ['/api/webhooks/stripe', { 'stripe-signature': signature('{') }, '{'],
};

describe('a route that is answered without Astro', () => {
  test.for(Object.entries(posts))('answers as with Astro: %s', async ([, [path, headers, body]]) => {
    const [at, query = ''] = path.split('?');
    const directly = await post(path, headers, body);
    // An address with a slash at its end is Astro's.
    const byAstro = await post(`${at}/${query && `?${query}`}`, headers, body);
    expect(plain(directly)).toEqual(plain(byAstro));
  });

  test('keeps the cart and what was typed where the checkout page shows a refusal', async () => {
    const { client } = await aBuyer(shop);
    const answer = await client.post('/api/checkout', { email: 'ada at example' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('ada at example');
    expect(answer.text).toMatch(/sourdough/i);
  });
});

function post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<RawAnswer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return exchange(shop.port, postText(shop.port, path, body, lines));
}

/** Without what differs from one request to the next. */
function plain({ status, headers, body }: RawAnswer) {
  const { date: _, 'x-request-id': id = '', ...rest } = headers;
  const masked = Object.entries(rest).map(([name, value]) => [name, masksOf(String(value))]);
  return { status, headers: Object.fromEntries(masked), body: body.replaceAll(id, 'ID') };
}

const masksOf = (value: string) => value.replaceAll(/(lectern_visitor=)[^;]+/g, '$1…');
