import { describe, expect, test } from 'vitest';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { textOf } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.43');
const LIE = 'your account is locked so call 0900 123456';
/** Every parameter that a page for shoppers reads, and some that it could. */
const PARAMETERS = [
  ...['welcome', 'written', 'sent', 'reset', 'goodbye', 'proven', 'password', 'removed', 'quantity', 'q'],
  ...['review', 'noted', 'version', 'session_id', 'token', 'to', 'next', 'email', 'name', 'message', 'done'],
];
const pages = [
  ...['/', '/courses', '/courses/first-sourdough', '/search', '/cart', '/checkout', '/checkout/success'],
  ...[
    '/checkout/cancelled',
    '/sign-in',
    '/sign-up',
    '/sign-out',
    '/forgot-password',
    '/reset-password',
    '/orders',
  ],
  ...['/verify-email', '/contact', '/terms', '/privacy', '/refund-policy', '/account', '/account/orders'],
  ...['/account/courses', '/account/password', '/orders', '/learn/first-sourdough', '/nowhere', '/open/x'],
];

describe('words that a link brings along', () => {
  test.for(pages)('stand nowhere on %s', async (path) => {
    const client = shop.client();
    for (const query of [PARAMETERS, PARAMETERS.filter((name) => name !== 'q')]) {
      const page = await client.get(`${path}?${new URLSearchParams(query.map((name) => [name, LIE]))}`);
      expect(textOf(page.text)).not.toContain(LIE);
      expect(page.text).not.toContain(`<title>${LIE}`);
    }
  });
});

describe('an address that was typed', () => {
  const email = 'a.typed.address@example.com';

  test('is told once by the page that answers, from a cookie that no script reads', async () => {
    const client = shop.client();
    const sent = await client.post('/forgot-password', { email });
    expect(sent.headers.get('location')).toBe('/forgot-password?written=1');
    const [cookie = ''] = sent.headers.getSetCookie().filter((text) => text.includes('given_email'));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(textOf((await client.get('/forgot-password?written=1')).text)).toContain(
      `If ${email} has an account`,
    );
    const again = textOf((await client.get('/forgot-password?written=1')).text);
    expect(again).toContain('If that address has an account');
    expect(again).not.toContain(email);
  });

  test('is in the form to sign in after signing up', async () => {
    const client = shop.client();
    const fields = { email, password: 'plenty of tea in the morning', first_name: 'Ada', last_name: 'L' };
    const made = await client.post('/sign-up', fields);
    expect(made.headers.get('location')).toMatch(/^\/sign-in\?welcome=1&/);
    const page = await client.get(made.headers.get('location') ?? '');
    expect(textOf(page.text)).toContain(`We’ve emailed ${email}`);
    expect(page.text).toContain(`value="${email}"`);
  });
});
