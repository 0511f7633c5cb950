import { type BrowserContext, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

interface Written {
  readonly slug: string;
  readonly language: string;
  readonly title: string;
  readonly teacher: string;
}

/** Courses with Latin words and figures in their texts. */
const COURSES: readonly Written[] = [
  { slug: 'manual-mode', language: 'ar', title: 'فن الخط: قلم 2mm (HB)', teacher: 'محمد بن سلمان' },
  { slug: 'by-heart', language: 'he', title: 'קליגרפיה עם עט 2mm, level 1', teacher: 'נועה לוי' },
  { slug: 'first-sourdough', language: 'fa', title: 'خوشنویسی با قلم 2mm: ۳ درس', teacher: 'آرش کریمی' },
];

let shop: Shop;
let browser: Awaited<ReturnType<typeof chromium.launch>>;
let buyer: BrowserContext;
let staff: BrowserContext;
const facts = { number: '', certificate: '', email: '', lessons: {} as Record<string, string> };

/** Every text that people type for a course, in its language. */
async function write({ slug, language, title, teacher }: Written): Promise<void> {
  await asAdmin(shop.database.adminUrl, async (db) => {
    const { rows } = await db.query('select id from products where slug = $1', [slug]);
    const id = rows[0].id;
    const prose = `${title}.\n\n# ${title}\n\n- ${title}`;
    await db.query('update products set title = $2, description = $3, full_description = $4 where id = $1', [
      ...[id, title, `${title}. 100 % HTML!`, prose],
    ]);
    await db.query(
      `update courses set language = $2, instructor_name = $3, instructor_bio = $4, outcomes = $5, requirements = $5,
         audience = $5, lesson_count = lesson_count where product_id = $1`,
      [id, language, teacher, `${teacher} (Ph.D.)`, [title, `${title} 2`]],
    );
    await db.query(
      `update teachers set name = $2, bio = $2 where id = (select teacher_id from courses where product_id = $1)`,
      [id, teacher],
    );
    await db.query(
      `update lessons set title = $2 || ' ' || position, body = $3, is_preview = position = 0 where product_id = $1`,
      [id, title, prose],
    );
    await db.query('update course_sections set title = $2 where product_id = $1', [id, title]);
    await db.query(
      `with tag as (insert into tags (slug, title) values ($2, $3) returning id)
      insert into product_tags (product_id, tag_id) select $1, id from tag`,
      [id, `tag-${language}`, teacher],
    );
    await db.query(
      `insert into reviews (product_id, rating, author_name, title, body, status, decided_at, decided_by, reply, replied_at)
       values ($1, 5, $2, $3, $3, 'approved', now(), 'test', $3, now()), ($1, 4, $2, $3, $3, 'pending', null, null, null, null)`,
      [id, teacher, title],
    );
    const lessons = await db.query(
      'select slug from lessons where product_id = $1 order by position limit 1',
      [id],
    );
    facts.lessons[slug] = lessons.rows[0].slug;
  });
}

beforeAll(async () => {
  shop = await startShop({ redis: false });
  for (const course of COURSES) await write(course);
  const { TEST_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const sale = await aBuyer(shop, COURSES[0]?.slug);
  await payFor(shop, sale.sessionId);
  facts.number = await eventually(async () => {
    await sale.client.get(`/checkout/success?session_id=${sale.sessionId}`);
    const { rows } = await asAdmin(shop.database.adminUrl, (db) =>
      db.query('select number from orders where email = $1 and completed_at is not null', [sale.email]),
    );
    return rows[0]?.number ?? null;
  });
  facts.email = sale.email;
  for (const { slug } of COURSES.slice(1))
    await sale.client.post('/api/cart/items', { product: slug, quantity: '1' });
  buyer = await contextOf(sale.client);
  staff = await contextOf((await aMemberOfStaff(shop, 'admin')).client);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
});

async function contextOf(client: ShopClient): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: shop.origin })));
  return context;
}

/** Texts with letters written from right to left that nothing keeps apart from the words around them. */
function mixedTexts(): string[] {
  const letters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const mixed: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.replace(/\u2068[^\u2069]*\u2069/g, '') ?? '';
    if (!letters.test(text) || parent?.closest('script, svg, bdi, [dir]')) continue;
    mixed.push(`${parent?.tagName} ${text.trim()}`);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>(
    'input[type=text], input[type=search], textarea',
  ))
    if (letters.test(field.value) && field.dir !== 'auto') mixed.push(`${field.name} ${field.value}`);
  return mixed;
}

const [AR, HE, FA] = COURSES as readonly [Written, Written, Written];
const SHOPPER = {
  'all courses': () => '/courses',
  'a search': () => `/search?q=${AR.title.split(' ')[0]}`,
  'a search corrected': () => '/courses?q=خوشنویسيی',
  'a tag': () => '/courses?tag=tag-ar',
  'the course in Arabic': () => `/courses/${AR.slug}`,
  'the course in Hebrew': () => `/courses/${HE.slug}`,
  'the course in Persian': () => `/courses/${FA.slug}`,
  'a free lesson': () => `/learn/${HE.slug}/${facts.lessons[HE.slug]}`,
  'the front page': () => '/',
  teachers: () => '/teachers',
  'the cart': () => '/cart',
  'the checkout': () => '/checkout',
  'a payment not made': () => '/checkout/cancelled',
  'the order': () => `/orders/${facts.number}`,
  'what one owns': () => '/account',
  'the course bought': () => `/learn/${AR.slug}`,
  'a lesson': () => `/learn/${AR.slug}/${facts.lessons[AR.slug]}`,
  'a withdrawal': () => `/orders/${facts.number}/withdraw`,
};
const STAFF = {
  products: () => '/admin/products',
  'the product': () => `/admin/products/${AR.slug}`,
  curriculum: () => `/admin/products/${HE.slug}/curriculum`,
  'the lesson': () => `/admin/products/${FA.slug}/lessons/${facts.lessons[FA.slug]}`,
  'removing a lesson': () => `/admin/products/${FA.slug}/lessons/${facts.lessons[FA.slug]}/remove`,
  status: () => `/admin/products/${AR.slug}/status`,
  history: () => `/admin/products/${AR.slug}/history`,
  reviews: () => '/admin/reviews',
  'published reviews': () => '/admin/reviews?status=approved',
  order: () => `/admin/orders/${facts.number}`,
  refund: () => `/admin/orders/${facts.number}/refund`,
  orders: () => '/admin/orders',
  customer: () => `/admin/customers/one?email=${facts.email}`,
  today: () => '/admin',
  audit: () => '/admin/audit',
};

describe.each([
  ['shoppers', () => buyer, SHOPPER],
  ['staff', () => staff, STAFF],
] as const)('words from right to left stay apart from those of the page, for %s', (_, context, pages) => {
  test.each(Object.entries(pages))('%s', async (_name, path) => {
    const page = await context().newPage();
    // A busy machine may refuse a page for a moment.
    const answer = await eventually(async () => {
      const one = await page.goto(shop.origin + path());
      return one && one.status() !== 503 ? one : null;
    });
    expect(answer.status()).toBe(200);
    expect(await page.evaluate(mixedTexts)).toEqual([]);
    await page.close();
  });
});

test('the heads of columns stand above the starts of their columns', async () => {
  const page = await staff.newPage();
  await page.goto(`${shop.origin}/admin/products`);
  const heads = page.locator('.admin-table thead th:not([data-cell])');
  const sides = await heads.evaluateAll((all) => all.map((head) => getComputedStyle(head).textAlign));
  expect(new Set(sides)).toEqual(new Set(['start']));
  const starts = page.locator('.admin-table tbody td:first-child a');
  const edges = await starts.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().left));
  expect(new Set(edges).size).toBe(1);
  await page.close();
});

describe.each(COURSES)('what is written in $language says so', ({ slug, language, title }) => {
  const attributesOf = async (path: string, selector: string) => {
    const page = await buyer.newPage();
    await page.goto(shop.origin + path);
    const found = await page
      .locator(selector)
      .filter({ hasText: title })
      .evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), one.getAttribute('dir')]));
    await page.close();
    return found;
  };

  test.each([
    ['list card', '/courses', '.card :is(h2, p.hint)', 2],
    ['page', `/courses/${slug}`, '.product-head > h1, .product-words > p.text-lead, .ticks, .plain-list', 5],
    ['description', `/courses/${slug}`, 'div:has(> .prose)', 1],
    ['curriculum', `/courses/${slug}`, 'details h3', 1],
  ] as const)('%s', async (_name, path, selector, count) => {
    const found = await attributesOf(path, selector);
    expect(found.length).toBeGreaterThanOrEqual(count);
    expect(new Set(found.map(String))).toEqual(new Set([`${language},rtl`]));
  });
});
