import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { may, type Permission, type Role, roles } from '#shop/accounts/permissions.ts';
import { ADMIN_PAGES } from '#tests/support/admin-pages.ts';
import { insertAppliedSheets, SHEETS } from '#tests/support/applied-sheets.ts';
import { eventually } from '#tests/support/eventually.ts';
import { INSERT_INVOICE } from '#tests/support/insert-invoice.ts';
import { INSERT_PARCEL, INSERT_RETURN } from '#tests/support/insert-parcel.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor, signature } from '#tests/support/shop-buy.ts';
import type { Answer, ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff, giveRole } from '#tests/support/staff-roles.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
const WHO = ['anonymous', ...roles] as const;

const files = readdirSync('src/pages/admin', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace('src/pages/admin/', ''));

const shop = sharedShop('192.0.2.2');
let order: { number: string; email: string };
let concernId: string;
let fileId: string;
let invoiceNumber: string;
let seat: Awaited<ReturnType<typeof aSeat>>;
const clients = {} as Record<(typeof WHO)[number], ShopClient>;

beforeAll(async () => {
  clients.anonymous = shop.client();
  for (const role of roles) clients[role] = (await aMemberOfStaff(shop, role)).client;
  order = await aSale();
  concernId = await aConcern();
  fileId = await aFile();
  seat = await aSeat();
  await insertAppliedSheets(shop.database.adminUrl);
  await asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from orders where number = $1', [
      order.number,
    ]);
    for (const text of [INSERT_PARCEL, INSERT_RETURN]) await client.query(text, [rows[0]?.id]);
    const inserted = await client.query<{ number: string }>(INSERT_INVOICE, [rows[0]?.id]);
    invoiceNumber = inserted.rows[0]?.number ?? '';
  });
}, 120_000);

/** Something that waits for staff: an event of Stripe that cannot be read. @returns its number. */
async function aConcern(): Promise<string> {
  const id = `evt_${crypto.randomUUID()}`;
  const body = JSON.stringify({
    id,
    object: 'event',
    type: 'constructor',
    created: 1,
    livemode: false,
    data: {},
  });
  const headers = { 'stripe-signature': signature(body) };
  await shop.client().ask('/api/webhooks/stripe', { method: 'POST', body, headers });
  return asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from concerns where subject = $1', [id]);
    return String(rows[0]?.id);
  });
}

async function aSale(
  slug = 'first-sourdough',
): Promise<{ number: string; email: string; client: ShopClient }> {
  const { client, email, sessionId } = await aBuyer(shop, slug);
  await payFor(shop, sessionId);
  const page = await client.get(`/checkout/success?session_id=${sessionId}`);
  return { client, email, number: /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '' };
}

function aFile(): Promise<string> {
  return asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from files limit 1');
    return String(rows[0]?.id);
  });
}

const EVENT = 'fold-along';

/** A product of a kind that has the page. */
function slugFor(file: string): string {
  if (/^events|dates|tickets|questions/.test(file)) return EVENT;
  if (file.endsWith('parts.astro')) return 'your-first-loaf';
  if (file.includes('/options/') || file.endsWith('pictures.astro')) return 'workshop-apron';
  return /files|licences/.test(file) ? 'italic-practice-sheets' : 'first-sourdough';
}

/** A seat of the event that somebody has bought, as pages of the admin name it. */
async function aSeat(): Promise<{ date: string; code: string; sku: string }> {
  await aSale(EVENT);
  return eventually(async () => {
    const found = await asAdmin(shop.database.adminUrl, (client) =>
      client.query<{ date: string; code: string; sku: string }>(
        `select replace(d.starts_local, ':', '') as date, b.code, v.sku from bookings b
         join variants v on v.id = b.variant_id join products p on p.id = v.product_id
         join event_ticket_dates td on td.variant_id = v.id join event_dates d on d.id = td.date_id
         join order_items i on i.id = b.order_item_id join orders o on o.id = i.order_id
         where p.slug = $1 and not o.is_practice`,
        [EVENT],
      ),
    );
    return found.rows[0] ?? Promise.reject(new Error('no seat yet'));
  });
}

function skuFor(file: string): string {
  if (file.startsWith('stock/')) return 'BREAD-BAG';
  return file.includes('/options/') ? 'APRON-S-BLUE' : seat.sku;
}

function idFor(file: string): string {
  if (file.startsWith('media/')) return fileId;
  return file.startsWith('promotions/') ? 'new' : concernId;
}

function addressOf(file: string): string {
  const path = `/admin/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`
    .replace('[number]', order.number)
    .replace('[paper]', '1-slip')
    .replace('[name]', `${order.number}-R1`)
    .replace('[id]', idFor(file))
    .replace('[file]', `${invoiceNumber}.pdf`)
    .replace('[slug]', slugFor(file))
    .replace('[date]', seat.date)
    .replace('[code]', seat.code)
    .replace('[sku]', skuFor(file))
    .replace('[lesson]', 'stretch-and-fold')
    .replace(/\/$/, '');
  if (path.endsWith('/before.csv'))
    return `${path}?sheet=${SHEETS[path.includes('goods') ? 'goods' : 'stock']}`;
  if (path.endsWith('/month.zip')) return `${path}?month=2019-01`;
  if (path.endsWith('/slips.pdf')) return `${path}?order=${order.number}`;
  if (path.endsWith('/shipping/method')) return `${path}?zone=United+States`;
  return /\/customers\/(one|give)$/.test(path)
    ? `${path}?${new URLSearchParams({ email: order.email })}`
    : path;
}

function ask(who: (typeof WHO)[number], method: string, path: string): Promise<Answer> {
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'nothing=here' };
  return clients[who].ask(path, { method, ...(method === 'POST' || method === 'PUT' ? form : {}) });
}

function expectedOf(
  who: (typeof WHO)[number],
  method: (typeof METHODS)[number],
  { see, change }: { see: Permission; change?: Permission },
): number {
  if (who === 'anonymous') return 303;
  const isLooking = method === 'GET' || method === 'HEAD';
  if (!may(who, isLooking ? see : (change ?? see))) return 404;
  if (isLooking) return 200;
  // Let in, and then told that this is no form of the page.
  return method === 'POST' && change ? 422 : 405;
}

describe('H1, H2: who may do what', () => {
  test('the table knows every page of the admin, and no other', () => {
    expect(files.toSorted()).toEqual(Object.keys(ADMIN_PAGES).toSorted());
  });

  test.each(WHO.flatMap((who) => METHODS.map((method) => ({ who, method }))))(
    '$who, $method: every page answers as the table of roles says',
    async ({ who, method }) => {
      const found: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      for (const [file, acts] of Object.entries(ADMIN_PAGES)) {
        const answer = await ask(who, method, addressOf(file));
        found[file] = answer.status;
        wanted[file] = expectedOf(who, method, acts);
        // Staff are told so in the admin, of a page like of one that does not exist.
        if (wanted[file] === 404 && may(who as Role, 'admin.enter') && method !== 'HEAD')
          expect(answer.text, `${method} ${file}`).toContain('<h1>There is nothing here</h1>');
        else if ([303, 404, 405].includes(wanted[file] ?? 0))
          expect(answer.text, `${method} ${file}`).not.toContain('Sign out');
        if (who === 'anonymous') expect(answer.headers.get('location'), file).toMatch(/^\/sign-in\?next=/);
        expect(answer.headers.get('cache-control'), file).toBe('private, no-store');
      }
      expect(found).toEqual(wanted);
    },
  );

  test('signing in leads back to the page that was asked for', async () => {
    const answer = await clients.anonymous.get('/admin/orders?status=completed');
    const next = new URL(answer.headers.get('location') ?? '', shop.origin).searchParams.get('next');
    expect(next).toBe('/admin/orders?status=completed');
  });

  test('no spelling of an address lets anybody past the table', async () => {
    const secret = /class="admin-top"/;
    for (const path of spellings()) {
      for (const who of ['anonymous', 'user'] as const) {
        const answer = await clients[who].get(path).catch(() => null);
        expect(answer?.text ?? '', `${who} ${path}`).not.toMatch(secret);
      }
    }
    const tricks = {
      'x-http-method-override': 'GET',
      'x-original-url': '/admin',
      'x-rewrite-url': '/admin',
      'x-forwarded-host': 'admin',
    };
    const answer = await clients.user.ask('/', { headers: tricks });
    expect(answer.text).not.toMatch(secret);
    expect((await clients.user.ask('/admin', { headers: tricks })).status).toBe(404);
  });

  test('a role that was taken away is gone at the next request, and so is one that was banned', async () => {
    const { client, email } = await aMemberOfStaff(shop, 'admin');
    expect((await client.get('/admin')).status).toBe(200);
    await giveRole(shop, email, 'user');
    expect((await client.get('/admin')).status).toBe(404);
    await giveRole(shop, email, 'admin');
    await asAdmin(shop.database.adminUrl, (db) =>
      db.query('update users set banned = true where email = $1', [email]),
    );
    expect((await client.get('/admin')).status).toBe(303);
  });

  test('a supporter reads a product and finds no way to change it', async () => {
    const page = await clients.supporter.get('/admin/products/first-sourdough');
    expect(page.text).toMatch(/<fieldset disabled/);
    expect(() => formWith(page.text, 'Save')).toThrow();
    expect((await clients.supporter.get('/admin')).text).not.toContain('href="/admin/audit"');
  });
});

/** 200 ways to write `/admin/orders`. */
function spellings(): string[] {
  const letters = [...'admin'].map((_, at) => {
    const code = (level: string) =>
      `/${'admin'.slice(0, at)}${level}${'admin'.charCodeAt(at).toString(16)}${'admin'.slice(at + 1)}`;
    return [code('%'), code('%25')];
  });
  const heads = [
    '/admin',
    '/ADMIN',
    '/Admin',
    '//admin',
    '/./admin',
    '/x/../admin',
    '/%2e/admin',
    '/x/%2e%2e/admin',
    '/admin;x=1',
    '/admin%20',
    '/admin%00',
    '/\\admin',
    '/%2fadmin',
    '/_astro/../admin',
    ...letters.flat(),
  ];
  const tails = [
    '',
    '/',
    '/orders',
    '/orders/',
    '%2forders',
    '//orders',
    '/%6frders',
    '/orders?x=%00',
    '/orders.html',
  ];
  return heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, 220);
}

describe('a draft', () => {
  const title = `A knot for every day ${Date.now()}`;
  let draft = '';
  beforeAll(async () => {
    const typed = { kind: 'course', title, slug: '', price: '49', currency: 'USD' };
    const { headers } = await clients.admin.post('/admin/products/new', typed);
    draft = new URL(headers.get('location') ?? '', 'http://localhost').pathname;
  });

  test('has a preview for staff: its real page, not cached, not indexed', async () => {
    const { status, text, headers } = await clients.supporter.get(`${draft}/preview`);
    expect(status).toBe(200);
    expect(text).toContain(`${title}</h1>`);
    expect(text).toContain('Only staff can open this page');
    expect(text).toContain('<meta name="robots" content="noindex"');
    expect(text).not.toContain('rel="canonical"');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('cache-tag')).toBeNull();
  });

  test('has none for others, and its own page is nobody’s', async () => {
    expect((await clients.user.get(`${draft}/preview`)).status).toBe(404);
    expect((await clients.anonymous.get(`${draft}/preview`)).text).not.toContain(title);
    const own = draft.replace('/admin/products', '/courses');
    for (const who of ['anonymous', 'user', 'admin'] as const)
      expect((await clients[who].get(own)).status).toBe(404);
  });

  test('is published from any of its pages by those who may; what is missing is said', async () => {
    for (const tab of ['', '/curriculum', '/history', '/variants']) {
      const page = await clients.admin.get(`${draft}${tab}`);
      const form = formWith(page.text, 'Publish', `${draft}/status`);
      const answer = await clients.admin.post(form.action, { ...form.fields, to: 'published' });
      expect([tab, answer.status]).toEqual([tab, 422]);
      expect(answer.text).toContain('It has no lesson yet.');
    }
    expect((await clients.supporter.get(draft)).text).not.toContain('value="published"');
  });
});

describe('a picture', () => {
  const path = '/admin/products/the-cut';
  async function give(image: string): Promise<Answer> {
    const { fields } = formWith((await clients.admin.get(path)).text, 'Save', path);
    return clients.admin.post(path, { ...fields, image });
  }

  test.each([
    ['leads nowhere', '/pictures/no-such.png', 'The picture does not load.'],
    ['is a page', '/courses', 'leads to something else'],
    ['is inside a private network', 'https://127.0.0.1/a.png', 'inside a private network'],
  ])('that %s is not put on sale', async (_what, image, reason) => {
    const answer = await give(image);
    expect([answer.status, textOf(answer.text)]).toEqual([422, expect.stringContaining(reason)]);
    expect((await shop.client().get('/courses/the-cut')).text).not.toContain(`src="${image}"`);
  });

  test('that loads lies over the drawn cover, which shows if it breaks later', async () => {
    expect((await give('/favicon.svg')).status).toBe(303);
    const { text } = await shop.client().get('/courses/the-cut');
    expect(text).toMatch(
      /<span class="cover-with-picture">\s*<svg class="cover"[\s\S]+?<img class="cover" src="\/favicon.svg" alt=""/,
    );
    expect((await give('')).status).toBe(303);
  });
});

describe('G17: a form of the admin', () => {
  const typed = { title: 'From elsewhere', slug: '', kind: 'course', price: '1', currency: 'USD' };
  const count = () =>
    asAdmin(
      shop.database.adminUrl,
      async (db) =>
        (await db.query('select count(*)::int as count from products where title = $1', [typed.title]))
          .rows[0].count,
    );

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['nowhere', { origin: 'null' }],
    ['a sister of ours', { origin: 'http://sub.localhost' }],
    ['a browser that hides it', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ])('from %s is not taken', async (_what, headers) => {
    const before = await count();
    const answer = await clients.admin.post('/admin/products/new', typed, { headers });
    expect(answer.status).toBe(403);
    expect(await count()).toBe(before);
  });

  test('as plain text, or of no type, is not taken', async () => {
    const before = await count();
    const body = new URLSearchParams(typed).toString();
    const wrong = { 'text/plain': 415, 'application/xml': 415, 'multipart/form-data; boundary=x': 400 };
    for (const [type, status] of Object.entries(wrong)) {
      const answer = await clients.admin.ask('/admin/products/new', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      expect(answer.status, type).toBe(status);
    }
    expect(await count()).toBe(before);
  });

  test('in an address does nothing', async () => {
    const before = await count();
    for (const query of [
      typed,
      { act: 'add-section', title: 'x', version: '1' },
      { step: 'refund' },
    ] as Record<string, string>[]) {
      for (const path of [
        '/admin/products/new',
        '/admin/products/first-sourdough/curriculum',
        `/admin/orders/${order.number}/refund`,
      ])
        await clients.admin.get(`${path}?${new URLSearchParams(query)}`);
    }
    expect(await count()).toBe(before);
    expect((await clients.admin.get('/admin/products/first-sourdough')).text).toContain(
      'name="version" value="1"',
    );
  });

  test('of endless length, with too many fields or with one twice is refused', async () => {
    const long = await clients.admin.post('/admin/products/new', { ...typed, title: 'x'.repeat(2_200_000) });
    expect(long.status).toBe(413);
    const many = await clients.admin.post(
      '/admin/products/new',
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, ''])),
    );
    expect(many.status).toBe(400);
    const twice = await clients.admin.ask('/admin/products/new', {
      method: 'POST',
      body: 'title=a&title=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(twice.status).toBe(400);
  });

  test.each(['__proto__', 'role', 'role[]', 'constructor.prototype'])(
    'G14: with %s in it is refused',
    async (name) => {
      const before = await count();
      const answer = await clients.admin.post(
        '/admin/products/new',
        Object.fromEntries([...Object.entries(typed), [name, 'super_admin']]),
      );
      expect(answer.status).toBe(422);
      expect(await count()).toBe(before);
    },
  );
});

/** Sends a form of a page as it stands, with what a person types into it. */
async function send(
  client: ShopClient,
  page: Answer,
  button: string,
  typed: Record<string, string>,
): Promise<Answer> {
  const { action, fields } = formWith(page.text, button);
  return client.post(action, { ...fields, ...textsIn(page.text), ...typed }, { follow: true });
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** What the text boxes of a page hold. */
function textsIn(html: string): Record<string, string> {
  const boxes = [...html.matchAll(/<textarea\b[^>]*\bname="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries(boxes.map(([, name = '', text = '']) => [name, unescaped(text)]));
}

describe('two people at one product', () => {
  test('the second sees both values, loses nothing, and then decides', async () => {
    const path = '/admin/products/salt-and-time';
    const [mine, theirs] = [await clients.admin.get(path), await clients.super_admin.get(path)];
    const saved = await send(clients.super_admin, theirs, 'Save', { title: 'Salt & Patience' });
    expect(textOf(saved.text)).toContain('Saved.');
    const clash = await send(clients.admin, mine, 'Save', { title: 'Salt & Thyme', sku: 'SALT-2' });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('value="Salt &amp; Thyme"');
    expect(textOf(clash.text)).toContain('Saved now: Salt & Patience');
    expect(clash.text).toContain('value="SALT-2"');
    expect((await shop.client().get('/courses/salt-and-time')).text).toContain('Salt &amp; Patience');
    const again = await send(clients.admin, clash, 'Save', {});
    expect(again.status).toBe(200);
    expect((await shop.client().get('/courses/salt-and-time')).text).toContain('Salt &amp; Thyme');
  });
});

// A product that no other file of the shared shop buys: with two variants one has to be chosen.
describe('the variants of a product', () => {
  test('are added without script, and shoppers choose between them at once', async () => {
    const path = '/admin/products/compared-with-what/variants';
    const page = await clients.admin.get(path);
    const refused = await send(clients.admin, page, 'Add variant', {
      ...{ act: 'add', variant_title: 'With a mentor', price: 'much' },
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="With a mentor"');
    const typed = { act: 'add', first_title: 'Alone', variant_title: 'With a mentor', price: '149' };
    const done = await send(clients.admin, await clients.admin.get(path), 'Add variant', typed);
    expect(done.status).toBe(200);
    const shown = textOf((await shop.client().get('/courses/compared-with-what')).text);
    expect(shown).toMatch(/Alone [\d.]+ USD.*With a mentor 149\.00 USD/);
    expect(textOf((await clients.admin.get('/admin/products/compared-with-what')).text)).toContain(
      'Sold in 2 variants',
    );
  });
});

describe('a lesson', () => {
  test('is previewed without being saved, and nothing in it runs', async () => {
    const path = '/admin/products/the-cut/lessons';
    const curriculum = await clients.admin.get('/admin/products/the-cut/curriculum');
    const lesson = new RegExp(`href="(${path}/[^"/]+)"`).exec(curriculum.text)?.[1] ?? '';
    const page = await clients.admin.get(lesson);
    const body = '## Seen\n\n<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))';
    const shown = await send(clients.admin, page, 'Save', { act: 'preview', body });
    expect(shown.status).toBe(200);
    const [, preview = ''] = /<div class="admin-preview">([\s\S]*?)<\/section>/.exec(shown.text) ?? [];
    expect(preview).toContain('<h2>Seen</h2>');
    expect(preview).not.toMatch(/<script|onerror|href=.javascript/i);
    expect(shown.text).toContain('## Seen');
    expect((await clients.admin.get(lesson)).text).not.toContain('## Seen');
  });

  test('as long as a lesson may be is taken', async () => {
    const curriculum = await clients.admin.get('/admin/products/a-legible-hand/curriculum');
    const lesson =
      /href="(\/admin\/products\/a-legible-hand\/lessons\/[^"/]+)"/.exec(curriculum.text)?.[1] ?? '';
    const page = await clients.admin.get(lesson);
    const body = 'Ein Satz über Tinte. '.repeat(2_850);
    expect((await send(clients.admin, page, 'Save', { act: 'save', body })).status).toBe(200);
    const chinese = '书法'.repeat(30_000);
    const again = await clients.admin.get(lesson);
    const taken = await send(clients.admin, again, 'Save', { act: 'save', body: chinese });
    expect(taken.status).toBe(200);
    expect((await clients.admin.get(lesson)).text).toContain(chinese);
    const longer = await send(clients.admin, await clients.admin.get(lesson), 'Save', {
      act: 'save',
      body: `${chinese}。`,
    });
    expect(longer.status).toBe(422);
    expect(textOf(longer.text)).toContain('At most 60,000 characters.');
    expect(longer.text).toContain(`${chinese}。`);
  });
});

describe('a refund', () => {
  test('says what it will do, does it once, and the buyer sees it', async () => {
    const sale = await aSale('by-heart');
    const path = `/admin/orders/${sale.number}/refund`;
    const asked = await send(clients.admin, await clients.admin.get(path), 'See what it does', {
      step: 'look',
      line: '',
      amount: '12.00',
      note: 'Half of it was broken',
    });
    expect(textOf(asked.text)).toMatch(
      /12\.00 USD of the order goes back.*12\.00 USD can still be refunded later/,
    );
    const { action, fields } = formWith(asked.text, 'Refund 12.00 USD');
    const sent = { ...fields, step: 'refund' };
    const answers = await Promise.all([1, 2, 3].map(() => clients.admin.post(action, sent)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(answers.map(({ headers }) => headers.get('location')).toSorted()).toEqual([
      `/admin/orders/${sale.number}?refund=asked`,
      ...Array(2).fill(`/admin/orders/${sale.number}?refund=before`),
    ]);
    const page = await clients.admin.get(`/admin/orders/${sale.number}`);
    expect(textOf(page.text)).toMatch(
      /Refund requested · 12\.00 USD · instead of 24\.00 USD · Requested by the customer/,
    );
    expect(textOf((await sale.client.get(`/orders/${sale.number}`)).text)).toContain('12.00 USD');
    const { rows } = await asAdmin(shop.database.adminUrl, (db) =>
      db.query('select amount from refunds r join orders o on o.id = r.order_id where o.number = $1', [
        sale.number,
      ]),
    );
    expect(rows).toEqual([{ amount: '1200' }]);
  });

  test('keeps what was typed when it cannot be', async () => {
    const path = `/admin/orders/${order.number}/refund`;
    const page = await send(clients.admin, await clients.admin.get(path), 'See what it does', {
      step: 'look',
      amount: '1000',
      note: 'Kept',
    });
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/id="field-amount-error"[^>]*>At most 49\.00 USD/);
    expect(page.text).toContain('value="1000"');
    expect(page.text).toContain('Kept');
  });
});

describe('lists', () => {
  test.each(['/admin/orders', '/admin/products', '/admin/customers', '/admin/audit'])(
    '%s refuse what they do not know',
    async (path) => {
      for (const query of [
        '?x=1',
        '?after=nonsense',
        '?after=W10',
        '?before=WyIxIiwiMiJd',
        '?status=%00',
        '?sort=id%3Bdrop',
        '?q=%00',
      ]) {
        const { status } = await clients.admin.get(path + query);
        expect([400, 200].includes(status), `${query}: ${status}`).toBe(true);
      }
      expect((await clients.admin.get(`${path}?x=1`)).status).toBe(400);
      expect((await clients.admin.get(`${path}?after=nonsense`)).status).toBe(400);
    },
  );

  test('an unknown thing is not there', async () => {
    for (const path of [
      '/admin/orders/ORD-2026-999999',
      '/admin/orders/x',
      '/admin/products/nothing',
      '/admin/products/nothing/status',
      '/admin/customers/one?email=nobody@example.com',
      '/admin/products/first-sourdough/lessons/none',
    ])
      expect((await clients.admin.get(path)).status, path).toBe(404);
  });
});
