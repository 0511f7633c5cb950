import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';

const shop = sharedShop('192.0.2.44');
const COURSE = 'a-book-bound-by-hand';
/** Of a lesson that is not free. */
const FILM = '/demo/chain-stitch.webm';
const FILES = [FILM, '/demo/chain-stitch.vtt'];

const sql = (text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, (client) => client.query(text, values));
const statusOf = async (client: ShopClient, path: string, method = 'GET') =>
  (await client.ask(path, { method })).status;

async function anOwner(slug: string) {
  const buyer = await aBuyer(shop, slug);
  await payFor(shop, buyer.sessionId);
  const page = await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`);
  expect(page.status).toBe(200);
  return buyer;
}

describe('the film of a lesson that is not free', () => {
  let owner: Awaited<ReturnType<typeof anOwner>>;
  beforeAll(async () => {
    owner = await anOwner(COURSE);
  });

  test('opens to who has the course, in parts too, and is kept by nobody between', async () => {
    for (const path of FILES) expect(await statusOf(owner.client, path), path).toBe(200);
    const part = await owner.client.get(FILM, { headers: { range: 'bytes=0-3' } });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '4']);
    expect(part.headers.get('cache-control')).toBe('private, no-cache');
    const lesson = await owner.client.get(`/learn/${COURSE}/the-chain-stitch`);
    expect(lesson.text).toContain(`src="${FILM}"`);
  });

  test('is not there for anybody else, however the address is written', async () => {
    const other = await anOwner('hand-cut-dovetails');
    for (const client of [shop.client(), other.client]) {
      for (const path of [
        ...FILES,
        '/demo/%63hain-stitch.webm',
        `${FILM}?x=1`,
        `${FILM}?x=.svg`,
        '/demo/./chain-stitch.webm',
      ])
        for (const method of ['GET', 'HEAD']) expect(await statusOf(client, path, method), path).toBe(404);
      const part = await client.get(FILM, { headers: { range: 'bytes=0-3' } });
      expect([part.status, part.headers.get('cache-control')]).toEqual([404, 'no-store']);
    }
  });

  test('closes when the course is taken back', async () => {
    const former = await anOwner(COURSE);
    expect(await statusOf(former.client, FILM)).toBe(200);
    await sql(
      `update entitlements set units = 0, revoked_at = now() where order_item_id in (select i.id from order_items i
       join payments p on p.order_id = i.order_id where p.stripe_session_id = $1)`,
      [former.sessionId],
    );
    expect(await statusOf(former.client, FILM)).toBe(404);
    expect(await statusOf(owner.client, FILM)).toBe(200);
  });

  test('has its address in nothing that everybody can read', async () => {
    const paths = [
      ...[`/courses/${COURSE}`, `/api/products/${COURSE}`, '/courses', '/api/products', '/', '/feed.xml'],
      ...['/search?q=book', '/courses?q=book', '/sitemap-index.xml', `/learn/${COURSE}/the-chain-stitch`],
    ];
    for (const path of paths)
      expect((await shop.client().get(path)).text, path).not.toContain('/demo/chain-stitch');
  });
});

describe('films for everybody', () => {
  test('are those that show a course on sale, and those of free lessons', async () => {
    for (const path of [
      '/demo/stretch-and-fold.webm',
      '/demo/valley-and-mountain.webm',
      '/demo/valley-and-mountain.vtt',
    ])
      expect(await statusOf(shop.client(), path), path).toBe(200);
  });
});
