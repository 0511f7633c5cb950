import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

/** More courses than one page of a list holds: the demo's own once more. */
const MORE = `
  with copies as (
    insert into products (kind, slug, title, description, full_description, category_id, status, published_at)
    select kind, slug || '-again', title || ' again', description, full_description, category_id, 'published', published_at
    from products where status = 'published' returning id, slug
  ), detailed as (
    insert into courses (product_id, level, language, duration_minutes, lesson_count, instructor_name)
    select c.id, d.level, d.language, d.duration_minutes, d.lesson_count, d.instructor_name
    from copies c
    join products p on p.slug || '-again' = c.slug
    join courses d on d.product_id = p.id
  )
  insert into variants (product_id, sku, price_amount, currency)
  select id, upper(slug), 1900, 'USD' from copies`;

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ redis: false, stripe: false });
  await asAdmin(shop.database.adminUrl, (client) => client.query(MORE));
});
afterAll(() => shop?.stop());

const page = async (path: string) => {
  const { status, text } = await shop.client().get(path);
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  return { status, text, main: withLetters(main) };
};
const count = (text: string, part: string | RegExp) => [...text.matchAll(new RegExp(part, 'g'))].length;
/** Kept markup is in ASCII: its other letters are references. */
const withLetters = (markup: string) =>
  markup.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

const cardsOf = (main: string) =>
  [...main.matchAll(/<a class="card-link" href="([^"]+)"/g)].map((match) => match[1]);

describe('the tags of a product', () => {
  const TAGS = { c: 'C', 'c-1': 'C++', 'c-2': 'C#', net: '.NET', 'f-1': 'F#', 'x-1': '書道', emile: 'Émile' };

  test('are links to lists of their own, which search engines do not index', async () => {
    await asAdmin(shop.database.adminUrl, async (client) => {
      for (const [slug, title] of Object.entries(TAGS))
        await client.query(
          `with tag as (insert into tags (slug, title) values ($1, $2) returning id)
           insert into product_tags (product_id, tag_id) select p.id, tag.id from products p, tag where p.slug = 'by-heart'`,
          [slug, title],
        );
    });
    const { main } = await page('/courses/by-heart');
    for (const [slug, title] of Object.entries(TAGS)) {
      expect(main).toContain(`href="/courses?tag=${slug}" rel="nofollow"><bdi>${title}</bdi>`);
      const list = await page(`/courses?tag=${slug}`);
      expect(cardsOf(list.main), title).toEqual(['/courses/by-heart']);
      expect(list.main).toContain('1 course');
      expect(list.main).toContain(`Remove: Tag </span><bdi>${title}</bdi>`);
      expect(list.main).toContain(`<h1><bdi>${title}</bdi></h1>`);
      expect(list.text).toContain('name="robots" content="noindex');
      expect(list.text).not.toContain('rel="canonical"');
    }
    const filtered = await page('/courses?tag=c-1&sort=price');
    expect(filtered.main).toContain('<input type="hidden" name="tag" value="c-1">');
  });
});

describe('a list', () => {
  test('says how many there are above the cards and below them (1)', async () => {
    const { main } = await page('/courses');
    const [before = '', after = ''] = [
      main.slice(0, main.indexOf('class="product-grid')),
      main.slice(main.lastIndexOf('card-link')),
    ];
    expect(before).toContain('1–24 of 48');
    expect(after).toContain('1–24 of 48');
  });

  test('goes on where it ended, as a page of its own, and ends with a 404 (7)', async () => {
    const [first, second] = [await page('/courses'), await page('/courses?page=2')];
    expect(new Set([...cardsOf(first.main), ...cardsOf(second.main)]).size).toBe(48);
    expect(second.main).toContain('25–48 of 48');
    expect(second.text).toContain(`<link rel="canonical" href="${shop.origin}/courses?page=2">`);
    expect(second.text).not.toContain('name="robots"');
    expect((await page('/courses?page=3')).status).toBe(404);
    const positions = [...second.text.matchAll(/"position":(\d+),"name":[^}]*"url"/g)].map(
      (match) => match[1],
    );
    expect(positions).toEqual(Array.from({ length: 24 }, (_, at) => String(at + 25)));
  });

  test('keeps what it is narrowed to from page to page, in the address alone (3)', async () => {
    const { main } = await page('/courses?level=beginner,intermediate&sort=price');
    const next = /<a[^>]*href="([^"]+)"[^>]*rel="next"/.exec(main)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain('level=beginner,intermediate');
    expect(next).toContain('sort=price');
    expect(next).toContain('page=2');
    const again = await page(next);
    expect(again.status).toBe(200);
    expect(again.main).toMatch(/25–\d+ of \d+/);
  });

  test('has one link to each card, with one name (5)', async () => {
    const { main } = await page('/courses');
    const cards = main.split('<li class="card">').slice(1);
    expect(cards).toHaveLength(24);
    for (const card of cards) {
      const own = card.slice(0, card.indexOf('</li>'));
      expect(count(own, '<a ')).toBe(1);
      expect(own).toMatch(/<svg class="cover"|<img class="cover/);
      expect(own).toMatch(/Free|\d+\.\d\d USD/);
    }
  });

  test('shows what it is narrowed to as chips that lead back, and what leaves nothing without a link (4)', async () => {
    const { main } = await page('/courses?category=kitchen&level=beginner');
    const chips = [...main.matchAll(/<a class="chip" href="([^"]+)"/g)].map((match) => match[1]);
    expect(chips).toEqual(['/courses?level=beginner', '/courses?category=kitchen']);
    expect(main).toMatch(/<a[^>]*href="\/courses"[^>]*>Clear all<\/a>/);
    expect(main).toMatch(
      /<span class="filter-link[^"]*"><bdi>[^<]+<\/bdi><span class="filter-count">0<\/span><\/span>/,
    );
    expect(main).not.toMatch(
      /<a class="filter-link"[^>]*>\s*<bdi>[^<]+<\/bdi><span class="filter-count">0<\/span>/,
    );
  });
});

test('the checkout asks for little, and says of each field what it is for (28)', async () => {
  const client = shop.client();
  await client.post('/api/cart/items', { product: 'manual-mode' });
  const { text } = await client.get('/checkout');
  const form = text.slice(text.indexOf('<form'), text.indexOf('</form>'));
  // A code is folded away: nobody should feel that they pay too much.
  const open = form.replace(/<details>[\s\S]*?<\/details>/g, '');
  const fields = [...open.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
  const shown = fields.filter((tag) => !tag.includes('type="hidden"'));
  expect(shown.length).toBeLessThanOrEqual(8);
  for (const tag of shown.filter((tag) => !tag.includes('checkbox'))) {
    for (const attribute of ['autocomplete="email"', 'inputmode="email"', 'enterkeyhint="go"'])
      expect(tag).toContain(attribute);
  }
  // Consent to delivery at once is asked apart, and never given beforehand (33).
  expect(shown.filter((tag) => tag.includes('checkbox')).every((tag) => !/ checked/.test(tag))).toBe(true);
});

test('what was bought is two clicks from any page (35)', async () => {
  for (const path of ['/', '/courses/manual-mode', '/terms', '/nowhere']) {
    const { text } = await page(path);
    expect(text).toMatch(/<a class="site-link" href="\/account"/);
  }
  const { text } = await page('/account');
  for (const path of ['/account/courses', '/account/orders']) expect(text).toContain(`href="${path}"`);
});

test('each page with prices says whether they are with tax; the checkout begins with the country of the cart, else the shop’s', async () => {
  const owner = (await aMemberOfStaff(shop, 'super_admin')).client;
  const ANSWERS = { tax_country: 'DE', tax_status: 'registered', tax_scheme: 'home', tax_reverse: 'charge' };
  const answer = (tax_prices: string) => owner.post('/admin/settings/tax', { ...ANSWERS, tax_prices });
  const textAt = async (path: string) => textOf((await shop.client().get(path)).text);
  const PATHS = ['/', '/goods', '/courses', '/search?q=bread', '/teachers/marta-lindqvist'];
  const client = shop.client();
  await client.post('/api/cart/items', { product: 'linen-bread-bag' });
  const countryAt = async () =>
    /<option value="(\w\w)" selected/.exec((await client.get('/checkout')).text)?.[1];

  // The first answer is the country, which fills in the usual others.
  await owner.post('/admin/settings/tax', { tax_country: 'DE' });
  await answer('added');
  for (const path of PATHS)
    expect(await textAt(path), path).toMatch(/Prices are without VAT.*Prices are without VAT/s);
  expect(await textAt('/goods/linen-bread-bag')).toContain('Plus VAT and delivery: the cart shows');
  expect(await countryAt()).toBe('DE');
  await client.get('/cart?country=CH');
  expect(await countryAt()).toBe('CH');

  await answer('included');
  for (const path of PATHS) {
    const text = await textAt(path);
    expect(text, path).toContain('Prices include VAT where it is charged.');
    expect(text, path).not.toContain('without VAT');
  }
  expect(await textAt('/goods/linen-bread-bag')).toContain('Includes VAT. Delivery is added.');
  expect(await textAt('/courses/manual-mode')).toContain('Includes VAT.');
});
