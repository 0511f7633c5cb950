import { type BrowserContext, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const ADDRESS = '192.0.2.61';
const shop = sharedShop(ADDRESS);
const SLUG = 'when-machines-disagree';
const WIDTHS = [320, 360, 390, 430];

const WORD = 'Rechtsschutzversicherungsgesellschaften';
const LINK = `https://example.com/${'a-path-without-an-end_'.repeat(5)}`.slice(0, 120);
const TITLE = `${WORD} verstehen ${LINK}`.slice(0, 160);
/** One word of 160 characters. */
const ONE_WORD = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'
  .repeat(2)
  .slice(0, 160);
const PROSE = `${WORD} ${LINK}\n\n# ${ONE_WORD}\n\n- **${ONE_WORD}** \`${ONE_WORD}\`\n\n| ${WORD} | ${LINK} |\n|---|---|\n| a | b |\n\n> ${LINK}`;

/** The course with these words in all that people type for it. */
async function renameCourse(): Promise<{ lesson: string }> {
  return asAdmin(shop.database.adminUrl, async (db) => {
    const { rows } = await db.query('select id from products where slug = $1', [SLUG]);
    const id = rows[0].id;
    await db.query('update products set title = $2, description = $3, full_description = $4 where id = $1', [
      id,
      TITLE,
      `${WORD} ${LINK}`.slice(0, 300),
      PROSE,
    ]);
    await db.query('update variants set title = $2 where product_id = $1', [id, ONE_WORD.slice(0, 120)]);
    await db.query(
      `update courses set instructor_name = $2, instructor_bio = $3, outcomes = $4, requirements = $4 where product_id = $1`,
      [id, ONE_WORD.slice(0, 120), PROSE, [ONE_WORD, LINK]],
    );
    await db.query('update lessons set title = $2, body = $3 where product_id = $1', [id, ONE_WORD, PROSE]);
    await db.query('update course_sections set title = $2 where product_id = $1', [id, TITLE]);
    await db.query(
      `insert into reviews (product_id, rating, author_name, body, status, decided_at, decided_by, reply, replied_at)
       values ($1, 5, $2, $3, 'approved', now(), 'test', $3, now()), ($1, 4, $2, $3, 'pending', null, null, null, null)`,
      [id, ONE_WORD.slice(0, 60), `${ONE_WORD} ${LINK}`],
    );
    const lessons = await db.query('select slug from lessons where product_id = $1 order by slug limit 1', [
      id,
    ]);
    return { lesson: lessons.rows[0].slug };
  });
}

let browser: Awaited<ReturnType<typeof chromium.launch>>;
let buyer: BrowserContext;
let staff: BrowserContext;
let facts: { lesson: string; number: string; email: string };

beforeAll(async () => {
  const { lesson } = await renameCourse();
  const { TEST_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const sale = await aBuyer(shop, SLUG);
  const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`;
  await asAdmin(shop.database.adminUrl, (db) =>
    db.query('update orders set email = $2 where email = $1', [sale.email, email]),
  );
  await payFor(shop, sale.sessionId);
  const page = await sale.client.get(`/checkout/success?session_id=${sale.sessionId}`);
  await sale.client.post('/api/cart/items', { product: SLUG, quantity: '1' });
  facts = { lesson, email, number: /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '' };
  buyer = await contextOf(sale.client);
  staff = await contextOf((await aMemberOfStaff(shop, 'admin')).client);
}, 120_000);
afterAll(() => browser?.close());

async function contextOf(client: ShopClient): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    extraHTTPHeaders: { 'x-forwarded-for': ADDRESS },
  });
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: shop.origin })));
  return context;
}

/** What sticks out sideways at a width: the elements that are wider than the page, the innermost ones. */
function tooWide(): string[] {
  const isOut = (element: Element) => element.getBoundingClientRect().right > innerWidth + 0.5;
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) => isOut(element) && ![...element.children].some(isOut),
  );
  return out
    .slice(0, 3)
    .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`);
}

const SHOPPER = {
  'the course': () => `/courses/${SLUG}`,
  'all courses': () => '/courses?sort=newest',
  'a search': () => `/search?q=${WORD}`,
  'the cart': () => '/cart',
  'the checkout': () => '/checkout',
  'the order': () => `/orders/${facts.number}`,
  'the course bought': () => `/learn/${SLUG}`,
  'a lesson': () => `/learn/${SLUG}/${facts.lesson}`,
};
const STAFF = {
  products: () => `/admin/products?q=${SLUG}`,
  'the product': () => `/admin/products/${SLUG}`,
  variants: () => `/admin/products/${SLUG}/variants`,
  curriculum: () => `/admin/products/${SLUG}/curriculum`,
  'the lesson': () => `/admin/products/${SLUG}/lessons/${facts.lesson}`,
  history: () => `/admin/products/${SLUG}/history`,
  preview: () => `/admin/products/${SLUG}/preview`,
  reviews: () => '/admin/reviews',
  order: () => `/admin/orders/${facts.number}`,
  refund: () => `/admin/orders/${facts.number}/refund`,
  orders: () => '/admin/orders',
  today: () => '/admin',
};

describe.each([
  ['shoppers', () => buyer, SHOPPER],
  ['staff', () => staff, STAFF],
] as const)('the longest words make no page of %s wider than a phone', (_, context, pages) => {
  test.each(Object.entries(pages))('%s', async (_name, path) => {
    const page = await context().newPage();
    const answer = await page.goto(shop.origin + path());
    expect(answer?.status()).toBe(200);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      expect(await page.evaluate(tooWide), `${width} px`).toEqual([]);
    }
    await page.close();
  });
});

test('a text that is more than the server takes is not sent: it stays in its form', async () => {
  const page = await staff.newPage();
  await page.goto(shop.origin + STAFF['the lesson']());
  const text = page.locator('textarea[name=body]');
  await text.evaluate((field: HTMLTextAreaElement) => {
    field.value = '书'.repeat(300_000);
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toMatch(/too long to be sent.*nothing is lost/);
  expect(await text.evaluate((field: HTMLTextAreaElement) => field.value.length)).toBe(300_000);
  await text.fill('短');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('status').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.close();
});
