import { describe, expect, test } from 'vitest';
import { aMember, anAddress, emailSentTo, GOOD_PASSWORD, linkIn } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { Answer, ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.62');
const FREE = 'ten-minutes-of-sitting';
const KEEP = 'Keep it on all your devices: choose a password';

/** Sends a form of a page as it stands there, with what a person types into it. */
function submit(client: ShopClient, page: Answer, button: string, typed: Record<string, string> = {}) {
  const { action, fields } = formWith(page.text, button);
  return client.post(action, { ...fields, ...typed }, { follow: true });
}

const ordersOf = (email: string) =>
  asAdmin(
    shop.database.adminUrl,
    async (on) => (await on.query('select * from orders where email = $1', [email])).rows,
  );

const pathOf = ({ url }: Answer) => new URL(url).pathname;

describe('something free', () => {
  test('is got on its page in one step, by a guest who types an address', async () => {
    const [client, email] = [shop.client(), anAddress()];
    const page = await client.get(`/courses/${FREE}`);
    expect(() => formWith(page.text, 'Add to cart')).toThrow();
    expect(textOf(page.text)).toMatch(/Get it free.*Costs nothing.*With your order you accept the terms/);
    const after = await submit(client, page, 'Get it free', { email });
    expect([after.status, pathOf(after)]).toEqual([200, '/checkout/free']);
    expect(await ordersOf(email)).toMatchObject([{ status: 'completed', cart_id: null }]);
    expect((await client.get(`/learn/${FREE}`)).status).toBe(200);
    const link = linkIn(shop, await emailSentTo(shop, email, /^Your order/), '/open/');
    expect((await shop.client().get(link, { follow: true })).status).toBe(200);
  });

  test('opens to nobody who types an address that has it, and looks the same to them', async () => {
    const email = anAddress();
    const pages = [];
    for (const client of [shop.client(), shop.client()])
      pages.push(await submit(client, await client.get(`/courses/${FREE}`), 'Get it free', { email }));
    const stranger = shop.client();
    const third = await submit(stranger, await stranger.get(`/courses/${FREE}`), 'Get it free', { email });
    expect(textOf(third.text)).toBe(textOf(pages[0]?.text ?? ''));
    expect((await stranger.get(`/learn/${FREE}`)).status).toBe(404);
    expect(await ordersOf(email)).toHaveLength(1);
  });

  test('takes the address of who is signed in, typed or not, and the page’s script can know it', async () => {
    for (const typed of [undefined, '']) {
      const { client, email } = await aMember(shop);
      expect(JSON.parse((await client.get(`/api/learn/${FREE}`)).text)).toEqual({ owned: false, email });
      const fields = { product: FREE, ...(typed === undefined ? {} : { email: typed }) };
      expect((await client.post('/api/free', fields)).status).toBe(303);
      expect(await ordersOf(email)).toHaveLength(1);
    }
    expect((await shop.client().get(`/api/learn/${FREE}`)).text).toBe('{"owned":false}');
  });

  test.each(['', 'nobody', 'a b@example.com'])(
    'with the address “%s” is asked again on its own page',
    async (email) => {
      const client = shop.client();
      const page = await submit(client, await client.get(`/courses/${FREE}`), 'Get it free', { email });
      expect(page.status).toBe(422);
      expect(/<input\b[^>]*name="email"[^>]*>/.exec(page.text)?.[0]).toContain('aria-invalid="true"');
      const good = anAddress();
      expect(pathOf(await submit(client, page, 'Get it free', { email: good }))).toBe('/checkout/free');
      expect(await ordersOf(good)).toHaveLength(1);
    },
  );

  test('is nothing that costs something, or that does not exist', async () => {
    const client = shop.client();
    const paid = await client.post('/api/free', { product: 'first-sourdough', email: anAddress() });
    expect([paid.status, textOf(paid.text)]).toEqual([409, expect.stringContaining('is not free any more')]);
    expect((await client.post('/api/free', { product: 'no-such', email: anAddress() })).status).toBe(404);
    expect((await client.post('/api/free', { product: FREE, email: anAddress(), price: '0' })).status).toBe(
      422,
    );
    expect((await client.get(`/free/${FREE}`)).headers.get('location')).toBe(`/courses/${FREE}`);
    expect((await client.get('/courses/first-sourdough')).text).not.toContain('Get it free');
  });
});

describe('who has ordered as a guest', () => {
  async function thankYou() {
    const { client, email, sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    return { client, email, page: await client.get(`/checkout/success?session_id=${sessionId}`) };
  }

  test('is offered an account with the address of the order, which still has to be proven', async () => {
    const { client, email, page } = await thankYou();
    expect(textOf(page.text)).toContain(KEEP);
    const signIn = await submit(client, page, 'Create account', { password: GOOD_PASSWORD });
    expect([pathOf(signIn), textOf(signIn.text)]).toEqual([
      '/sign-in',
      expect.stringContaining(`We’ve emailed ${email}`),
    ]);
    const other = shop.client();
    await other.post('/sign-in', { email, password: GOOD_PASSWORD });
    expect(textOf((await other.get('/account')).text)).toContain('Nothing bought yet');
    const order = await submit(client, signIn, 'Sign in', { password: GOOD_PASSWORD });
    expect(pathOf(order)).toMatch(/^\/orders\/ORD-/);
    const link = linkIn(shop, await emailSentTo(shop, email, /Confirm/), '/verify-email');
    await other.get(link, { follow: true });
    expect(textOf((await other.get('/account')).text)).toContain('Your First Sourdough');
  });

  test('reads what is wrong with the password, and keeps the address', async () => {
    const { client, email, page } = await thankYou();
    const again = await submit(client, page, 'Create account', { password: 'short' });
    expect([again.status, pathOf(again)]).toEqual([422, '/sign-up']);
    expect(formWith(again.text, 'Create account').fields['email']).toBe(email);
  });

  test('sees the same whether the address has an account or not', async () => {
    const { email } = await aMember(shop);
    const texts = [];
    for (const address of [email, anAddress()]) {
      const client = shop.client();
      const after = await client.post('/api/free', { product: FREE, email: address }, { follow: true });
      expect(textOf(after.text)).toContain(KEEP);
      texts.push(textOf(after.text).replaceAll(address, '…'));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test('is offered none when signed in, or while nothing is paid', async () => {
    const { client } = await aMember(shop);
    await client.post('/api/free', { product: FREE }, { follow: true });
    expect((await client.get('/checkout/free')).text).not.toContain(KEEP);
    const { client: guest, sessionId } = await aBuyer(shop);
    expect((await guest.get(`/checkout/success?session_id=${sessionId}`)).text).not.toContain(KEEP);
  });
});

describe('a mistyped address', () => {
  const at = (domain: string) => `${anAddress().split('@')[0]}@${domain}`;

  async function atCheckout(email: string) {
    const client = shop.client();
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    return { client, page: await submit(client, await client.get('/checkout'), 'Checkout', { email }) };
  }

  test.each([
    ['gmial.com', 'gmail.com'],
    ['hotmail.con', 'hotmail.com'],
    ['web.dee', 'web.de'],
  ])(
    'at %s is asked about once at the checkout, and nothing that was ticked is lost',
    async (typed, meant) => {
      const [wrong, right] = [at(typed), ''];
      const { client, page } = await atCheckout(wrong);
      const suggested = wrong.replace(typed, meant);
      expect([page.status, right]).toEqual([422, '']);
      expect(textOf(page.text)).toContain(`Did you mean ${suggested}? You entered ${wrong}`);
      expect(await ordersOf(wrong)).toEqual([]);
      const ticked = await client.post('/api/checkout', { email: wrong, ask_email: '1', at_once: 'on' });
      const { fields } = formWith(ticked.text, `Use ${suggested}`);
      expect(fields).toEqual({ email: suggested, at_once: 'on' });
      expect(pathOf(await submit(client, ticked, `Use ${suggested}`))).not.toBe('/api/checkout');
      expect(await ordersOf(suggested)).toHaveLength(1);
    },
  );

  test('is taken as it stands when it is sent again, or by a form that does not ask', async () => {
    const wrong = at('gmial.com');
    const { client, page } = await atCheckout(wrong);
    await submit(client, page, 'Checkout');
    expect(await ordersOf(wrong)).toHaveLength(1);
    const other = at('gmial.com');
    expect((await shop.client().post('/api/free', { product: FREE, email: other })).status).toBe(303);
    expect(await ordersOf(other)).toHaveLength(1);
  });

  test('is asked about where something is free', async () => {
    const [client, wrong] = [shop.client(), at('gmial.com')];
    const page = await submit(client, await client.get(`/courses/${FREE}`), 'Get it free', { email: wrong });
    const right = wrong.replace('gmial', 'gmail');
    expect(textOf(page.text)).toContain(`Did you mean ${right}?`);
    await submit(client, page, `Use ${right}`);
    expect([await ordersOf(wrong), await ordersOf(right)]).toEqual([[], [expect.anything()]]);
  });

  test.each([
    ['/sign-up', { password: GOOD_PASSWORD }, '/sign-up'],
    ['/orders', {}, '/orders'],
    ['/forgot-password', {}, '/forgot-password'],
  ])('is suggested beside the sentence that an email was sent: %s', async (path, more, again) => {
    const wrong = at('gmial.com');
    const page = await shop.client().post(path, { email: wrong, ...more }, { follow: true });
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain(`Did you mean ${wrong.replace('gmial', 'gmail')} ?`);
    expect(linksNamed(page.text, /^Enter it again$/)).toEqual([again]);
    const good = await shop.client().post(path, { email: anAddress(), ...more }, { follow: true });
    expect(good.text).not.toContain('Did you mean');
  });
});
