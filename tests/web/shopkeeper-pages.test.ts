import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.41');
let admin: ShopClient;
let supporter: ShopClient;

beforeAll(async () => {
  admin = (await aMemberOfStaff(shop, 'admin')).client;
  supporter = (await aMemberOfStaff(shop, 'supporter')).client;
}, 120_000);

const query = (text: string, values: unknown[] = []) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);

const mainOf = (html: string) => /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const textOfMain = async (path: string, who = admin) => textOf(mainOf((await who.get(path)).text));

/** A draft with nothing but a title. @returns its page in the admin */
async function aDraft(title: string): Promise<string> {
  const typed = { kind: 'course', title, slug: '', price: '49', currency: 'USD' };
  const { headers } = await admin.post('/admin/products/new', typed);
  return new URL(headers.get('location') ?? '', shop.origin).pathname;
}

async function aSale(slug?: string) {
  const { client, email, sessionId } = await aBuyer(shop, slug);
  await payFor(shop, sessionId);
  const page = await client.get(`/checkout/success?session_id=${sessionId}`);
  return { email, number: /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '' };
}

describe('publishing', () => {
  test('with things missing says how many, with a link to each, and publishes nothing', async () => {
    const page = await aDraft('Knots for a shelf');
    const form = formWith((await admin.get(page)).text, 'Publish');
    const refused = await admin.post(form.action, { ...form.fields, to: 'published' });
    expect(refused.status).toBe(422);
    const [, count] = /Not published yet: (\d+) things are missing/.exec(textOf(refused.text)) ?? [];
    const [notice = ''] = /<div class="admin-notice"[\s\S]*?<\/div>/.exec(refused.text) ?? [];
    expect(linksNamed(notice, /./)).toHaveLength(Number(count));
    expect(textOf(notice)).toContain('Choose a category.');
    expect(await textOfMain(page)).toContain('Draft');
  });

  test('is taken back by “Unpublish…”, which says first what happens', async () => {
    const page = await aDraft('Hitches');
    const slug = page.split('/').at(-1);
    await query(`update products set status = 'published', published_at = now() where slug = $1`, [slug]);
    const status = await admin.get(`${page}/status`);
    const [ask = ''] = linksNamed(status.text, /^Unpublish…$/);
    expect(() => formWith(status.text, /Unpublish|Archive/)).toThrow('no form');
    const asked = await admin.get(ask);
    for (const text of ['Links to its page still work', 'Nobody has bought it yet.', 'publish it again'])
      expect(textOf(asked.text)).toContain(text);
    const form = formWith(asked.text, 'Unpublish');
    await admin.post(form.action, { ...form.fields, to: 'archived' });
    expect(await textOfMain(`${page}/status?done=moved`)).toContain('It is unpublished now.');
    expect((await shop.client().get(`/courses/${slug}`)).status).toBe(410);
    expect(textOf((await admin.get('/admin/products/first-sourdough/status?to=archived')).text)).toMatch(
      /One buyer keeps access|\d+ buyers keep access|Nobody has bought it yet/,
    );
  });
});

test('the preview of a bare draft is marked, sells nothing and leaves out what is empty', async () => {
  const page = await aDraft('A bare draft');
  const { text } = await admin.get(`${page}/preview`);
  const seen = textOf(mainOf(text));
  expect(seen).toContain('Draft: not in the shop yet');
  expect(seen).toContain('A bare draft');
  for (const not of [
    /\b0 lessons/,
    /\b0 min/,
    /Updated|New since|In the shop since/,
    /Add to cart/,
    /What is inside/,
    /About this course/,
  ])
    expect(seen).not.toMatch(not);
  expect(text).not.toContain('data-enhance="add-to-cart"');
  const whole = await admin.get('/admin/products/first-sourdough/preview');
  for (const part of ['Add to cart', 'In the shop since', '9 lessons'])
    expect(textOf(whole.text)).toContain(part);
});

test('a review is refused in two steps, and unpublished likewise', async () => {
  const { number } = await aSale('a-body-at-a-desk');
  const [review] = await query(
    `insert into reviews (product_id, customer_id, order_item_id, rating, title, body)
     select i.product_id, o.customer_id, i.id, 4, $2, 'It taught me to wait.'
     from orders o join order_items i on i.order_id = o.id where o.number = $1 returning id`,
    [number, `Of ${number}`],
  );
  const state = async () =>
    (await query('select status from reviews where id = $1', [review?.id]))[0]?.status;
  const articleOf = (html: string) =>
    new RegExp(`<article id="review-${review?.id}">[\\s\\S]*?</article>`).exec(html)?.[0] ?? '';
  const waiting = articleOf((await admin.get('/admin/reviews')).text);
  expect(() => formWith(waiting, 'Refuse')).toThrow('no form');
  const [ask = ''] = linksNamed(waiting, /^Refuse…$/);
  const asked = articleOf((await admin.get(ask)).text);
  expect(textOf(asked)).toContain('Its author sees that it is not published');
  expect(await state()).toBe('pending');
  const form = formWith(asked, 'Refuse');
  await admin.post(form.action, { ...form.fields, act: 'rejected' });
  expect(await state()).toBe('rejected');
  await admin.post('/admin/reviews', { act: 'approved', review: review?.id });
  const shown = articleOf((await admin.get('/admin/reviews?status=approved')).text);
  expect(linksNamed(shown, /^Unpublish…$/)).toHaveLength(1);
  await query('delete from reviews where id = $1', [review?.id]);
});

describe('a page of the admin that is not there', () => {
  test.each([
    ['/admin/orders/ORD-2026-999999', 404, '/admin/orders', 'Orders'],
    ['/admin/products/no-such-course', 404, '/admin/products', 'Products'],
    ['/admin/nothing/here', 404, '/admin', 'Today'],
    ['/admin/orders?status=nonsense', 400, '/admin/orders', 'Orders'],
    ['/admin/customers/one?email=nobody@example.org', 404, '/admin/customers', 'Customers'],
  ])('%s is told in the admin, with a way back', async (path, status, back, title) => {
    const answer = await admin.get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('class="admin-nav"');
    expect(linksNamed(mainOf(answer.text), new RegExp(`^To “.?${title}.?”$`))).toEqual([back]);
    expect(answer.text).toContain('noindex');
    for (const who of [shop.client(), (await aMemberOfStaff(shop, 'user')).client]) {
      const others = await who.get(path, { follow: true });
      expect(others.text).not.toContain('admin-nav');
    }
  });

  test('is told to a role that may not open it like one that does not exist', async () => {
    const answer = await supporter.get('/admin/products/new');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('class="admin-nav"');
  });

  test('leaves the shop’s own page to shoppers and to other addresses', async () => {
    const answer = await admin.get('/nothing-here');
    expect([answer.status, answer.text.includes('admin-nav')]).toEqual([404, false]);
    expect((await shop.client().get('/admin-problem')).status).toBe(404);
  });
});

test('practice data is marked and explained wherever it is listed', async () => {
  const { number, email } = await aSale();
  const other = await aSale();
  const explained = /nothing was paid, nobody is emailed.*npm run shop -- db seed --clear/;
  const paths = [`/admin/orders?q=${number}`, `/admin/orders/${number}`];
  for (const path of paths) expect(await textOfMain(path), path).not.toMatch(explained);
  await query('update orders set is_practice = true where number = $1', [number]);
  await query('update customers set is_practice = true where email = $1', [email]);
  const own = new URLSearchParams({ q: email, email });
  for (const path of [
    ...paths,
    `/admin/customers?q=${own.get('q')}`,
    `/admin/customers/one?email=${encodeURIComponent(email)}`,
  ]) {
    const text = await textOfMain(path);
    expect(text, path).toMatch(explained);
    expect(text, path).toContain('Practice');
  }
  expect(await textOfMain(`/admin/orders?q=${other.number}`)).not.toMatch(explained);
});

test('what is given is chosen by its title', async () => {
  const { email } = await aSale();
  const path = `/admin/customers/give?${new URLSearchParams({ email })}`;
  const { text } = await admin.get(path);
  expect(text).toMatch(/<option value="[\w-]+"[^>]*>⁨?Hand-Cut Dovetails/);
  const [, sku = ''] = /<option value="([\w-]+)"[^>]*>⁨?Hand-Cut Dovetails/.exec(text) ?? [];
  const { fields } = formWith(text, 'See what it does');
  expect(Object.keys(fields).toSorted()).toEqual(['key', 'product', 'reason']);
  const typed = { ...fields, step: 'look', reason: 'A prize' };
  expect(textOf((await admin.post(path, { ...typed, product: '' })).text)).toContain('Choose what to give.');
  const looked = await admin.post(path, { ...typed, product: sku });
  expect(textOf(looked.text).replace(/[\u2068\u2069]/g, '')).toMatch(/“ ?Hand-Cut Dovetails ?” is given/);
});

test('orders are filtered by what they are, and the log by who and what', async () => {
  const { number } = await aSale();
  const { text } = await admin.get('/admin/orders');
  for (const word of ['Free', 'Given by staff', 'Disputed'])
    expect(text).toMatch(new RegExp(`<option[^>]*>${word}</option>`));
  expect(await textOfMain('/admin/orders?q=first+sourdough')).toContain(number);
  expect(await textOfMain('/admin/orders?status=disputed')).not.toContain(number);
  await aDraft('In the log');
  const log = await admin.get('/admin/audit?what=product.created');
  expect(textOf(mainOf(log.text))).toContain('In the log');
  expect(log.text).toMatch(/<select[^>]*name="who"/);
  expect((await admin.get('/admin/audit?what=nothing')).status).toBe(400);
  expect(await textOfMain('/admin/audit?what=account.unbanned')).toContain('No entries found');
});

test('the form of a product shows every fault at its field', async () => {
  const page = await aDraft('Many faults');
  const { action, fields } = formWith((await admin.get(page)).text, 'Save');
  expect((await admin.get(page)).text).toMatch(/<form[^>]*novalidate/);
  const typed = {
    ...fields,
    title: '',
    price: 'much',
    slug: 'first-sourdough',
    'course.language': 'english',
  };
  const refused = await admin.post(action, typed);
  expect(textOf(refused.text)).toContain('Please fix 4 things');
  for (const name of ['title', 'price', 'slug', 'course-language'])
    expect(refused.text, name).toMatch(new RegExp(`id="field-${name}-error"`));
});

test('Today and the page of a disputed order say until when and what to do', async () => {
  const { number } = await aSale();
  await query(
    `insert into disputes (order_id, payment_id, stripe_dispute_id, status, amount, currency, reason, evidence_due_at, opened_at)
     select o.id, p.id, $2, 'open', p.amount, p.currency, 'fraudulent', now() + interval '7 days', now()
     from orders o join payments p on p.order_id = o.id where o.number = $1`,
    [number, `du_${number}`],
  );
  const today = (await admin.get('/admin')).text;
  const row = today.match(/<tr>[\s\S]*?<\/tr>/g)?.find((text) => text.includes(number)) ?? '';
  expect(textOf(row)).toMatch(/By \d{1,2} \w{3}/);
  const text = await textOfMain(`/admin/orders/${number}`);
  expect(text).toContain('The buyer did not make this payment');
  expect(text).toMatch(/Next: send your evidence in Stripe by \d/);
  expect(text).not.toContain('Refund…');
  expect(await textOfMain(`/admin/orders/${number}/refund`)).toContain('While the dispute is open');
});

test('every form of the admin has a button of its own', async () => {
  for (const path of [
    '/admin/products/first-sourdough/status',
    '/admin/reviews',
    '/admin/reviews?status=approved',
    '/admin/reviews?status=rejected',
  ]) {
    const forms = (await admin.get(path)).text.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
    expect(
      forms.filter((form) => !form.includes('<button')),
      path,
    ).toEqual([]);
  }
});
