import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allKinds } from '#shop/products/kinds.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';
import { parseXml, textsOf } from '#tests/support/xml.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ redis: false });
  await query(`insert into product_slugs (slug, product_id) select 'sourdough-for-all', id from products
    where slug = 'first-sourdough'`);
  await query("update products set status = 'archived' where slug = 'one-square-of-paper'");
  await query("update products set status = 'draft' where slug = 'by-heart'");
  await query("update products set title = 'Salt & <Time>' where slug = 'salt-and-time'");
});
afterAll(() => shop?.stop());

const get = (path: string, headers: Record<string, string> = {}) => shop.client().get(path, { headers });
const xmlAt = async (path: string) => parseXml((await get(path)).text);
const pathOf = (address: string) => {
  expect(address.startsWith(shop.origin)).toBe(true);
  return address.slice(shop.origin.length);
};
const query = (text: string) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text)).rows);

describe('the sitemaps (47)', () => {
  const maps = async () => textsOf(await xmlAt('/sitemap-index.xml'), 'loc').map(pathOf);

  test('name every page of the shop once, and nothing that is not there', async () => {
    const files = await Promise.all((await maps()).map(xmlAt));
    const paths = files.flatMap((file) => textsOf(file, 'loc')).map(pathOf);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining(['/', '/courses', '/courses?category=kitchen', '/courses/first-sourdough']),
    );
    for (const { name, section } of allKinds()) {
      const rows = await query(
        `select slug from products where status = 'published' and is_listed and kind = '${name}'`,
      );
      expect(paths.filter((path) => path.startsWith(`/${section}/`))).toHaveLength(rows.length);
    }
    for (const gone of ['one-square-of-paper', 'by-heart', 'sourdough-for-all']) {
      expect(paths).not.toContain(`/courses/${gone}`);
    }
    for (const path of paths) {
      const { status, text } = await get(path);
      expect(status, path).toBe(200);
      expect(text, path).toContain(`<link rel="canonical" href="${new URL(path, shop.origin).href}">`);
      expect(text, path).not.toContain('name="robots"');
    }
  });

  test('say when each course truly changed', async () => {
    const products = await xmlAt('/sitemap-courses-1.xml');
    const told = new Map(
      products.children.map((url) => [textsOf(url, 'loc')[0] ?? '', textsOf(url, 'lastmod')[0] ?? '']),
    );
    const rows = await query(
      "select slug, updated_at from products where status = 'published' and is_listed and kind = 'course'",
    );
    for (const { slug, updated_at } of rows) {
      expect(told.get(`${shop.origin}/courses/${slug}`)).toBe(updated_at.toISOString());
    }
  });

  test.each([
    '/sitemap-courses-2.xml',
    '/sitemap-courses-0.xml',
    '/sitemap-nothing-1.xml',
    '/sitemap-courses-x.xml',
  ])('end where they end: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('robots.txt leads to them', async () => {
    const { text, headers } = await get('/robots.txt');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain(`Sitemap: ${shop.origin}/sitemap-index.xml\n`);
    expect(text).not.toMatch(/^Disallow: \/$/m);
  });
});

test('the feed tells the newest products as RSS 2.0 (47)', async () => {
  const { headers } = await get('/feed.xml');
  expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  const feed = await xmlAt('/feed.xml');
  expect([feed.name, feed.attributes['version']]).toEqual(['rss', '2.0']);
  const channel = feed.children[0];
  const items = channel?.children.filter(({ name }) => name === 'item') ?? [];
  expect(items.length).toBe(30);
  expect(textsOf(feed, 'title')).toContain('Salt & <Time>');
  const dates = items.map((item) => Date.parse(textsOf(item, 'pubDate')[0] ?? ''));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  for (const item of items) {
    const [link = ''] = textsOf(item, 'link');
    expect(textsOf(item, 'guid')).toEqual([link]);
    expect(pathOf(link)).toMatch(/^\/(courses|events|downloads|goods|bundles)\/[a-z0-9-]+$/);
  }
  expect((await get('/')).text).toContain('type="application/rss+xml"');
});

describe('the picture of a shared link (47)', () => {
  test('is 1200 by 630, light, and of this course', async () => {
    const { text } = await get('/courses/first-sourdough');
    expect(text).toContain(`<meta property="og:image" content="${shop.origin}/og/first-sourdough.png">`);
    const response = await fetch(`${shop.origin}/og/first-sourdough.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const body = Buffer.from(await response.arrayBuffer());
    const { width, height, format } = await sharp(body).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
    expect(body.length).toBeLessThan(150_000);
    const other = await fetch(`${shop.origin}/og/manual-mode.png`);
    expect(other.headers.get('etag')).not.toBe(response.headers.get('etag'));
    // There are letters where the title stands: two inks at least.
    const { channels } = await sharp(body).extract({ left: 72, top: 180, width: 500, height: 280 }).stats();
    expect(channels[0]?.stdev).toBeGreaterThan(10);
  });

  test('is not sent again to a client that has it', async () => {
    const first = await get('/og/first-sourdough.png');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await get('/og/first-sourdough.png', { 'if-none-match': etag })).status).toBe(304);
  });

  test('is there for the shop, and not for what is not sold', async () => {
    expect((await get('/og.png')).status).toBe(200);
    expect((await get('/')).text).toContain(`content="${shop.origin}/og.png"`);
    for (const slug of ['by-heart', 'one-square-of-paper', 'nothing', '..%2f..']) {
      expect((await get(`/og/${slug}.png`)).status, slug).toBe(404);
    }
  });
});

describe('the small picture of a product in emails', () => {
  test('is of this product, and is sent once', async () => {
    const response = await fetch(`${shop.origin}/covers/first-sourdough.png`);
    const { width, height, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect({ width, height, format }).toEqual({ width: 112, height: 140, format: 'png' });
    const etag = response.headers.get('etag') ?? '';
    expect((await get('/covers/first-sourdough.png', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/covers/manual-mode.png')).headers.get('etag')).not.toBe(etag);
  });

  test('is there for what is not sold any more, for orders of it, and not for what was never sold', async () => {
    expect((await get('/covers/one-square-of-paper.png')).status).toBe(200);
    for (const slug of ['by-heart', 'nothing', '..%2f..'])
      expect((await get(`/covers/${slug}.png`)).status, slug).toBe(404);
  });
});

describe('an address of the past (48)', () => {
  test('leads to the present one for good', async () => {
    const { status, headers } = await get('/courses/sourdough-for-all');
    expect([status, headers.get('location')]).toEqual([301, '/courses/first-sourdough']);
  });

  test('of something withdrawn is gone, and says so as a page', async () => {
    const { status, text } = await get('/courses/one-square-of-paper');
    expect(status).toBe(410);
    expect(text).toContain('<h1>No longer on sale</h1>');
    expect(text).toContain('<meta name="robots" content="noindex">');
  });

  test.each(['/courses/by-heart', '/courses/never-was', '/courses?page=99', '/nowhere'])(
    'or that never was: %s is a 404 with a page',
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(404);
      expect(text).toContain('<h1');
    },
  );
});

describe('HEAD and conditional GET (48)', () => {
  test.each(['/', '/courses', '/courses/first-sourdough', '/sitemap-index.xml', '/feed.xml', '/robots.txt'])(
    '%s',
    async (path) => {
      const full = await get(path);
      const etag = full.headers.get('etag') ?? '';
      expect(etag).not.toBe('');
      const head = await shop.client().ask(path, { method: 'HEAD' });
      expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
      const again = await get(path, { 'if-none-match': etag });
      expect([again.status, again.text]).toEqual([304, '']);
    },
  );
});

describe('what search engines should leave out says so (45)', () => {
  test.each([
    '/search',
    '/search?q=paper',
    '/cart',
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    '/orders',
    '/courses?q=paper',
    '/courses?sort=price',
    '/courses?level=beginner',
    '/courses?category=kitchen&price=free,2500',
    '/courses?category=nowhere',
  ])('%s', async (path) => {
    const { text } = await get(path);
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toContain('rel="canonical"');
  });

  test('so do the pages of a buyer', async () => {
    const { client } = await aBuyer(shop, 'ten-minutes-of-sitting').catch(() => ({ client: shop.client() }));
    for (const path of ['/account', '/account/orders', '/account/courses']) {
      expect((await client.get(path, { follow: true })).text, path).toContain('content="noindex"');
    }
  });

  test.each(['/', '/courses', '/courses?category=kitchen', '/courses?utm_source=letter'])(
    'what they should keep does not: %s',
    async (path) => {
      const { text } = await get(path);
      expect(text).not.toContain('name="robots"');
      expect(text).toContain(`<link rel="canonical" href="${shop.origin}${path.replace(/[?&]utm.*/, '')}">`);
    },
  );

  test('and the canonical address comes from the settings, never from Host', async () => {
    const { text } = await get('/courses/first-sourdough', { 'x-forwarded-host': 'elsewhere.example' });
    expect(text).toContain(`<link rel="canonical" href="${shop.origin}/courses/first-sourdough">`);
    expect(text).not.toContain('elsewhere.example');
  });
});
