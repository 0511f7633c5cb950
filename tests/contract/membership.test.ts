import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { anAddress, emailSentTo } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { type Tree, treeWithMembership } from './tree-with-membership.ts';

/*
 * A kind that nobody wrote the shop for is added to a copy of the tree, which is built and started: each test goes on
 * where the one before has ended.
 */

const TITLE = 'Friend of the workshop';
const SLUG = 'friend-of-the-workshop';
const PAGE = `/memberships/${SLUG}`;

let tree: Tree;
let shop: Shop;
let admin: ShopClient;
let buyer: ShopClient;
let email: string;
let number: string;
let month: string;

beforeAll(async () => {
  tree = await treeWithMembership();
  shop = await startShop({ root: tree.root, mailbox: true });
  admin = (await aMemberOfStaff(shop, 'admin')).client;
  buyer = shop.client();
  email = anAddress();
}, 300_000);

afterAll(async () => {
  await shop?.stop();
  await tree?.remove();
});

/** Fills in a form of a page and sends it by its button. */
async function send(page: string, button: string, typed: Record<string, string> = {}) {
  const { text } = await admin.get(page);
  const form = formWith(text, button);
  const name = /<button[^>]*name="(\w+)"[^>]*value="([\w-]+)"[^>]*>/;
  const [, pressed, value] = name.exec(buttonIn(text, button)) ?? [];
  return admin.post(form.action || page, {
    ...form.fields,
    ...typed,
    ...(pressed && value ? { [pressed]: value } : {}),
  });
}

/** The tag of the button with this text. */
function buttonIn(html: string, text: string): string {
  const found = [...html.matchAll(/<button\b[^>]*>[\s\S]*?<\/button>/g)].find(
    ([all]) => textOf(all) === text,
  );
  return found?.[0] ?? '';
}

async function jsonLd(type: string): Promise<Record<string, unknown>> {
  const { text } = await shop.client().get(PAGE);
  const all = [...text.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)]
    .flatMap(([, json = 'null']) => JSON.parse(json))
    .flatMap((facts) => (Array.isArray(facts) ? facts : [facts]));
  return all.find((facts) => facts['@type'] === type);
}

async function rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
  return asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);
}

const entitlements = () =>
  rows(
    'select kind, email, units, revoked_at is not null as revoked, reason from reporting.entitlements where kind = $1',
    'membership',
  );

describe('a kind of its own', () => {
  test('is a folder, a line in the register with its import, and a migration', () => {
    expect(tree.changed).toEqual(
      [
        'database/migrations/9000_memberships.sql',
        ...[
          'AdminFields.astro',
          'Own.astro',
          'edit-form.ts',
          'kind.ts',
          'membership.ts',
          'store.ts',
          'words.ts',
        ].map((name) => `src/shop/products/kinds/membership/${name}`),
        'src/shop/products/kinds.ts',
      ].toSorted(),
    );
    expect(tree.registerLines).toHaveLength(2);
  });

  test('has its lists before anything is in them', async () => {
    const list = await shop.client().get('/memberships');
    expect(list.status).toBe(200);
    expect(textOf(list.text)).toContain('The first membership is being prepared.');
    expect((await shop.client().get('/')).text).toContain('href="/memberships"');
  });
});

describe('in the admin', () => {
  test('a product of it is made', async () => {
    const made = await send('/admin/products/new', 'Create the draft', {
      ...{ kind: 'membership', title: TITLE, price: '30', currency: 'USD' },
    });
    expect([made.status, made.headers.get('location')]).toEqual([303, expect.stringContaining(SLUG)]);
  });

  test('a field of its own has the name of one of the shop, and both are saved', async () => {
    const texts = { 'membership.version': '2026 b', 'membership.days': '30', 'membership.places': '2' };
    const saved = await send(`/admin/products/${SLUG}`, 'Save', {
      ...{ description: 'A bench, and the others around it.', category: 'bread-and-pastry' },
      ...{
        ...texts,
        full_description: 'Come and go as you like.',
        'membership.benefits': 'A bench\nThe big oven',
      },
    });
    expect([saved.status, textOf(saved.text)]).toEqual([303, '']);
    const { fields } = formWith((await admin.get(`/admin/products/${SLUG}`)).text, 'Save');
    expect(fields).toMatchObject({ ...texts, version: '2' });
    const again = await send(`/admin/products/${SLUG}`, 'Save', { 'membership.days': '31' });
    expect([again.status, textOf(again.text)]).toEqual([303, '']);
    expect((await send(`/admin/products/${SLUG}`, 'Save', { 'membership.days': '30' })).status).toBe(303);
    const wrong = await send(`/admin/products/${SLUG}`, 'Save', { 'membership.places': 'many' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.text)).toContain('Give a whole number, or nothing.');
  });

  test('it gets a second variant', async () => {
    const added = await send(`/admin/products/${SLUG}/variants`, 'Add variant', {
      ...{ first_title: '30 days', variant_title: '365 days', price: '240', max_quantity: '5' },
    });
    expect(added.status).toBe(303);
    const variants = await rows<{ id: string; title: string }>(
      'select v.id, v.title from variants v join products p on p.id = v.product_id where p.slug = $1 order by position',
      SLUG,
    );
    expect(variants.map(({ title }) => title)).toEqual(['30 days', '365 days']);
    month = variants[0]?.id ?? '';
  });

  test('it is published', async () => {
    for (const to of ['review', 'published']) {
      const path = `/admin/products/${SLUG}/status`;
      const { fields } = formWith((await admin.get(path)).text, /./, path);
      const moved = await admin.post(path, { ...fields, to });
      expect([to, moved.status, textOf(moved.text)]).toEqual([to, 303, '']);
    }
  });
});

describe('for shoppers', () => {
  test('its list shows it, filters by a value that the list offers, and sorts in its own way', async () => {
    const list = await shop.client().get('/memberships');
    expect(textOf(list.text)).toContain(TITLE);
    expect(textOf(list.text)).toContain('2 left');
    const [offered] = linksNamed(list.text, /^\s*30 days/);
    expect(offered).toBe('/memberships?length=30');
    expect(textOf((await shop.client().get(offered ?? '')).text)).toContain(TITLE);
    expect((await shop.client().get('/memberships?length=ever')).status).toBe(400);
    expect((await shop.client().get('/courses?length=120')).status).toBe(200);
    const sorted = await shop.client().get('/memberships?sort=shortest');
    expect(sorted.status).toBe(200);
    expect(textOf(list.text)).toContain('Shortest first');
    expect((await shop.client().get('/courses?sort=shortest')).status).toBe(400);
  });

  test('it is found, listed for search engines, and shown in JSON', async () => {
    const found = await shop.client().get('/search?q=workshop+friend');
    expect(found.text).toContain(`href="${PAGE}"`);
    expect((await shop.client().get('/sitemap-index.xml')).text).toContain('/sitemap-memberships-1.xml');
    expect((await shop.client().get('/sitemap-memberships-1.xml')).text).toContain(PAGE);
    const json = await shop
      .client()
      .get(`/api/products/${SLUG}`, { headers: { accept: 'application/json' } });
    expect(JSON.parse(json.text)).toMatchObject({ slug: SLUG, kind: 'membership' });
  });

  test('its page has its variants, how many are left, and its own promises', async () => {
    const { status, text } = await shop.client().get(PAGE);
    expect(status).toBe(200);
    const words = textOf(text);
    for (const word of [
      '30 days',
      '365 days',
      '2 left',
      'Length',
      'Yours for its days.',
      'A membership begins on the day',
    ])
      expect(words).toContain(word);
    expect(words).not.toMatch(/\bcourses? like this|14-day/);
    expect(await jsonLd('Product')).toMatchObject({
      name: TITLE,
      offers: {
        ...{ '@type': 'AggregateOffer', offerCount: 2, lowPrice: '30.00', highPrice: '240.00' },
        availability: 'https://schema.org/LimitedAvailability',
      },
    });
  });
});

describe('bought, two of them', () => {
  test('by card, on the payment page', async () => {
    expect((await buyer.post('/api/cart/items', { variant: month, quantity: '6' })).status).toBe(422);
    expect((await buyer.post('/api/cart/items', { variant: month, quantity: '2' })).status).toBe(303);
    const cart = textOf((await buyer.get('/cart')).text);
    for (const word of [TITLE, '30 days', '60.00 USD']) expect(cart).toContain(word);
    const checkout = textOf((await buyer.get('/checkout')).text);
    expect(checkout).toContain('Your membership begins at once.');
    expect(checkout).not.toContain('right of withdrawal ends');
    const { headers } = await buyer.post('/api/checkout', { email });
    const sessionId = /(cs_\w+)/.exec(headers.get('location') ?? '')?.[1] ?? '';
    await payFor(shop, sessionId);
    const success = await buyer.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
    number = /ORD-\d{4}-\d{6}/.exec(success.text)?.[0] ?? '';
    const order = textOf((await buyer.get(`/orders/${number}`)).text);
    for (const word of [TITLE, '30 days', 'See it']) expect(order).toContain(word);
    expect(await entitlements()).toEqual([
      { kind: 'membership', email, units: 2, revoked: false, reason: null },
    ]);
  });

  test('the email says so and leads to where it is used', async () => {
    const { Text } = await emailSentTo(shop, email, new RegExp(number));
    expect(Text).toContain(`${TITLE}, 30 days`);
    const link = Text.split('\n').find((line) => line.startsWith(`${shop.origin}/open/`)) ?? '';
    const opened = await shop.client().get(link.slice(shop.origin.length), { follow: true });
    expect(new URL(opened.url).pathname).toBe('/account/memberships');
    expect(textOf(opened.text)).toContain(`${TITLE}, 30 days × 2`);
  });

  test('the account lists it for its buyer alone', async () => {
    const own = await buyer.get('/account/memberships');
    expect([own.status, textOf(own.text)]).toEqual([200, expect.stringContaining('The big oven')]);
    expect(textOf((await buyer.get('/account')).text)).toContain('The big oven');
    const stranger = shop.client();
    expect((await stranger.get('/account/memberships', { follow: true })).text).not.toContain(TITLE);
    await stranger.post('/api/cart/items', { product: 'first-sourdough', quantity: '1' });
    const other = await stranger.get('/account/memberships');
    expect([other.status, textOf(other.text)]).toEqual([200, expect.stringContaining('No memberships yet')]);
    expect((await stranger.get(`/orders/${number}`)).status).toBe(404);
  });

  test('its buyer reviews it, and nobody else does', async () => {
    const review = { rating: '5', body: 'The big oven alone is worth it.', name: 'Ada' };
    await shop.client().post(`/api/reviews/${SLUG}`, review);
    const written = 'select 1 from reviews r join products p on p.id = r.product_id where p.slug = $1';
    expect(await rows(written, SLUG)).toEqual([]);
    const form = formWith((await buyer.get('/account/memberships')).text, 'Send the review');
    const sent = await buyer.post(form.action, { ...form.fields, ...review });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/account/memberships?review=1#review',
    ]);
    const waiting = await admin.get('/admin/reviews');
    expect(waiting.text).toContain(`href="${PAGE}"`);
    const { action, fields } = formWith(waiting.text, 'Publish');
    expect((await admin.post(action, { ...fields, act: 'approved' })).status).toBe(303);
    expect(textOf((await shop.client().get(PAGE)).text)).toContain('The big oven alone is worth it.');
    expect(await jsonLd('Product')).toMatchObject({ aggregateRating: { ratingValue: 5, reviewCount: 1 } });
  });
});

describe('sold out', () => {
  test('for the next buyer, everywhere', async () => {
    const next = shop.client();
    const refused = await next.postJson('/api/cart/items', { variant: month, quantity: 1 });
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      409,
      { error: expect.objectContaining({ code: 'sold_out' }) },
    ]);
    expect(textOf((await next.get(PAGE)).text)).toContain('Sold out');
    expect(textOf((await next.get('/memberships')).text)).toContain('Sold out');
    expect(await jsonLd('Product')).toMatchObject({ offers: { availability: 'https://schema.org/SoldOut' } });
  });

  test('and free again for one when staff refund one of the two', async () => {
    await refund({ line: '1', amount: '30', note: 'She asked for it.' }, 'Partly refunded');
    await eventually(async () => (await entitlements()).some((row) => 'units' in row && row.units === 1));
    expect(await entitlements()).toMatchObject([{ units: 1, revoked: false, reason: 'refunded' }]);
    const order = textOf((await buyer.get(`/orders/${number}`)).text);
    expect(order).toContain('1 of 2 is still yours.');
    expect(textOf((await buyer.get('/account/memberships')).text)).toContain(`${TITLE}, 30 days × 1`);
    await eventually(
      async () =>
        textOf((await shop.client().get(PAGE)).text).includes('Only 1 left.') ||
        textOf((await shop.client().get(PAGE)).text).includes('1 left'),
    );
    expect((await shop.client().post('/api/cart/items', { variant: month, quantity: '1' })).status).toBe(303);
  });

  test('the rest refunded, nothing of it is left to the buyer', async () => {
    await refund({ line: '', amount: '', note: 'She asked for it.' }, 'Refunded');
    await eventually(async () => (await entitlements()).some((row) => 'revoked' in row && row.revoked));
    expect(await entitlements()).toMatchObject([{ units: 0, revoked: true, reason: 'refunded' }]);
    expect(textOf((await buyer.get(`/orders/${number}`)).text)).toMatch(/“[^”]+” can no longer be used\./);
    expect(textOf((await buyer.get('/account/memberships')).text)).toContain('No memberships yet');
    const pools = await rows('select held, taken from pools p join memberships m on m.pool_id = p.id');
    expect(pools).toEqual([{ held: 0, taken: 0 }]);
  });

  async function refund(typed: Record<string, string>, becomes: string): Promise<void> {
    const page = `/admin/orders/${number}/refund`;
    const preview = await send(page, 'See what it does', typed);
    expect([preview.status, textOf(preview.text)]).toEqual([
      200,
      expect.stringContaining(`The order’s new status: ${becomes}`),
    ]);
    const { action, fields } = formWith(preview.text, /^Refund/);
    expect((await admin.post(action, { ...fields, step: 'refund' })).status).toBe(303);
  }
});
