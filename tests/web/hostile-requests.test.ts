import { globSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, memoryOf } from '#tests/support/load.ts';
import { dice, type OddRequest, oddRequest } from '#tests/support/load-fuzz.ts';
import { aMember } from '#tests/support/people.ts';
import { exchange, requestText } from '#tests/support/raw-http.ts';
import { AUTH_SECRET, PASSWORD, WEBHOOK_SECRET } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

let shop: Shop;
beforeAll(async () => {
  // With little memory to take, what it takes is what it holds.
  shop = await startShop({ env: { NODE_OPTIONS: '--max-old-space-size=192' } });
});
afterAll(() => shop?.stop());

const get = (path: string, headers: readonly string[] = [`Host: localhost:${shop.port}`]) =>
  exchange(shop.port, requestText(`GET ${path} HTTP/1.1`, [...headers, 'Connection: close']));

describe('J1, J2: a Host that is not the shop’s', () => {
  const hosts = [
    'evil.example',
    'localhost',
    'localhost:1',
    '127.0.0.1.evil.example',
    'a@b',
    'localhost/admin?x=',
    '[::1',
    '..',
    '%00',
    ' ',
    'LOCALHOST:80',
    'user:pw@localhost',
  ];
  test.for(hosts)('%s is refused or sent to the shop’s own name, and never repeated', async (host) => {
    for (const path of ['/', '/courses', '/api/products', '/cart', '/nowhere']) {
      const answer = await get(path, [`Host: ${host}`]);
      expect([400, 421, 307]).toContain(answer.status);
      if (answer.status === 307) expect(answer.headers['location']).toBe(`${shop.origin}${path}`);
      expect(answer.body).not.toContain('evil');
    }
  });

  test('an absolute address in the first line leads nowhere else', async () => {
    for (const line of [
      'http://evil.example/courses',
      `http://localhost:${shop.port}@evil.example/`,
      '*',
      'courses',
      '//evil.example/courses',
      '/\\evil.example',
    ])
      expect([400, 421]).toContain((await get(line)).status);
  });

  test('J3: forwarded headers of outsiders change nothing', async () => {
    const forged = [
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'X-Forwarded-Port: 1',
      'X-Forwarded-For: 6.6.6.6',
      'Forwarded: host=evil.example',
      'X-Original-URL: /admin',
      'X-Rewrite-URL: /admin',
    ];
    const host = `Host: localhost:${shop.port}`;
    for (const path of ['/courses', '/cart', '/courses/manual-mode', '/nowhere']) {
      const [plain, odd] = [await get(path), await get(path, [host, ...forged])];
      const normal = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      expect(odd.status).toBe(plain.status);
      expect(normal(odd.body) === normal(plain.body), path).toBe(true);
    }
  });
});

describe('I7, J8: what lies outside the public folder', () => {
  const paths = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%252e%252e/package.json',
    '/_astro/../../server/entry.mjs',
    '/_astro/..%2f..%2fserver%2fentry.mjs',
    '/..%5cpackage.json',
    '/.env',
    '/.git/config',
    '/dist/server/entry.mjs',
    '/server/entry.mjs',
    '/src/server.ts',
    '/package.json',
    '/%c0%ae%c0%ae/package.json',
    '//etc/passwd',
    '/proc/self/environ',
    '/entry.mjs.map',
    '/_astro/',
    '/demo',
    '/demo/',
    '/demo/%2e%2e/%2e%2e/server/entry.mjs',
    '/favicon.svg/',
    '/favicon.svg%00.png',
    '/_image?href=file:///etc/passwd',
    '/_image?href=http://127.0.0.1:1/',
    '/_image?href=/favicon.svg&w=99999',
    '/_actions/x',
    '/_server-islands/x',
    '/@fs/etc/passwd',
    '/@id/x',
    '/node_modules/pg/package.json',
  ];
  test.for(paths)('%s cannot be had', async (path) => {
    const answer = await get(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/root:x:|"dependencies"|createServer|DATABASE_URL|PATH=/);
  });

  test('no source map and no secret lies in what is public (I13)', () => {
    const files = globSync('dist/client/**/*', { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter(({ name }) => /\.(map|ts|astro)$|^\./.test(name))).toEqual([]);
  });
});

describe('I1, I2, I16: queries', () => {
  const payloads = [
    "'",
    "' or 1=1--",
    '1;drop table products',
    "1' and pg_sleep(60)--",
    '%'.repeat(180),
    'a:*&!|()<->b',
    '\\',
    '"',
    '%_%',
    '$1',
    '((((',
    'or or or',
    '-'.repeat(30),
    '\u0000',
    '*'.repeat(200),
    '&&&&',
    "'':*",
    '🍞',
    'ﬁ',
  ];
  test('however odd, change nothing and take no time', async () => {
    const parameters = ['q', 'sort', 'page', 'category', 'section'];
    const before = await tables(shop);
    for (const name of parameters)
      for (const payload of payloads)
        for (const path of ['/courses', '/api/products', '/search']) {
          const start = performance.now();
          const answer = await get(`${path}?${name}=${encodeURIComponent(payload)}`);
          expect([200, 400, 404, 422, 429], `${path} ${name}=${payload}`).toContain(answer.status);
          expect(performance.now() - start, `${path} ${name}=${payload}`).toBeLessThan(30_000);
          expect(answer.body).not.toMatch(/syntax error|SQLSTATE|node_modules|at async/);
        }
    expect(await tables(shop)).toBe(before);
  });

  test('for everything at once are answered with a page of it', async () => {
    for (const path of ['/api/products?page=1&limit=1000000000', '/api/products?per_page=1e9&size=1e9'])
      expect(JSON.parse((await get(path)).body).products.length).toBeLessThanOrEqual(24);
    expect((await get('/courses?page=100000')).status).toBe(404);
    expect((await get('/courses?page=100001')).status).toBe(400);
  });
});

describe('I4: what a visitor sends is shown as text', () => {
  const markup = [
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    '</title><script>',
    '<!--',
    ']]>',
    '</script><script>alert(1)//',
  ];
  test.for(markup)('%s', async (text) => {
    const paths = [
      `/search?q=${encodeURIComponent(text)}`,
      `/courses?q=${encodeURIComponent(text)}`,
      `/courses?sort=${encodeURIComponent(text)}`,
      `/${encodeURIComponent(text)}`,
      `/courses/${encodeURIComponent(text)}`,
      `/checkout/success?session_id=${encodeURIComponent(text)}`,
    ];
    for (const path of paths) expect(outside((await get(path)).body).includes(text), path).toBe(false);
    const page = await (await aBuyer(shop)).client.post('/api/checkout', { email: text });
    expect(page.status).toBe(422);
    expect(outside(page.text).includes(text)).toBe(false);
  });
});

test('I11: names that pollute are refused or do nothing', async () => {
  const client = shop.client();
  for (const body of [
    '{"__proto__":{"product":"first-sourdough"}}',
    '{"constructor":{"prototype":{"x":1}},"product":"first-sourdough"}',
    '[]',
    '"x"',
    'null',
    '1',
    '{"product":{"a":1}}',
    '{"product":["first-sourdough"]}',
  ]) {
    const answer = await client.ask('/api/cart/items', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    expect([400, 422], body).toContain(answer.status);
  }
  expect((await client.get('/courses?a[__proto__]=1&__proto__[x]=1&constructor=1')).status).toBe(200);
});

describe('a post from elsewhere', () => {
  const tries: [string, Record<string, string>][] = [
    ['another origin', { origin: 'http://evil.example' }],
    ['a null origin', { origin: 'null' }],
    ['the same host by https', { origin: `https://localhost` }],
    ['no origin, from another site', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['text that looks like JSON', { origin: 'http://evil.example', 'content-type': 'text/plain' }],
    ['no type at all', { origin: 'http://evil.example', 'content-type': '' }],
    ['JSON', { origin: 'http://evil.example', 'content-type': 'application/json' }],
  ];
  test.for(tries)('with %s is refused on every unsafe method', async ([, headers]) => {
    const { client } = await aBuyer(shop);
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    for (const path of ['/api/cart/items', '/api/checkout', '/api/cart/prices'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await rawClient({
          method,
          path,
          headers: { cookie: cookieOf(client), ...sent },
          body: 'product=manual-mode',
        });
        expect([403, 404, 405], `${method} ${path}`).toContain(answer.status);
        if (method === 'POST') expect(answer.status).toBe(403);
      }
    expect((await client.get('/cart')).text).not.toContain('/courses/manual-mode');
  });
});

describe('I17, F12: odd requests by the thousand', () => {
  test('are all answered, none with 5xx, and leave the memory as it was', {
    timeout: 3 * 3_600_000,
  }, async () => {
    const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
    const roll = dice(seed);
    const routes = routesOf();
    const people = await Promise.all([aMemberOfStaff(shop, 'admin'), aMember(shop), aBuyer(shop)]);
    const cookies = people.map(({ client }) => cookieOf(client));
    // Every family of routes is there, and a client that signs out is of no use any more.
    for (const route of [
      '/admin/audit',
      '/og/[slug].png',
      '/feed.xml',
      '/api/reviews/[slug]',
      '/sitemap-index.xml',
    ])
      expect(routes).toContain(route);
    const insiders = routes.filter((route) => !/sign-out|password/.test(route));
    const total = Number(process.env['TEST_FUZZ'] ?? count(2_000, 1_000_000));
    // Until every page is compiled and what may be kept is kept, memory grows as it should.
    const warm = await flood(roll, routes, Math.min(count(3_000, 20_000), total / 2));
    const before = await memoryOf(shop.child().pid);
    const inside = await flood(roll, insiders, Math.floor((total - warm.asked) / 3), cookies);
    const { bad, statuses } = await flood(roll, routes, total - warm.asked - inside.asked);
    console.info(`odd requests: ${total}, answers ${JSON.stringify([...statuses].toSorted())}`);
    expect(inside.bad.slice(0, 5), `TEST_SEED=${seed}`).toEqual([]);
    expect(inside.statuses.get(200)).toBeGreaterThan(0);
    expect([...warm.bad, ...bad].slice(0, 5), `TEST_SEED=${seed}`).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(0);
    expect((await memoryOf(shop.child().pid)) - before).toBeLessThan(100);
    expect((await shop.client().get('/courses')).status).toBe(200);
  });

  test('I12, I13: leave a log of JSON lines without a secret in it', async () => {
    const { client, email } = await aBuyer(shop);
    await get('/courses"}%0a{"x":"', [`Host: localhost:${shop.port}`, 'User-Agent: "}\u009b31m{']);
    await get('/\u00e9\u009b31m');
    const lines = shop.child().output().split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(1_000);
    for (const line of lines) expect(() => JSON.parse(line), line.slice(0, 300)).not.toThrow();
    const text = lines.join('\n');
    for (const secret of [
      PASSWORD,
      WEBHOOK_SECRET,
      AUTH_SECRET,
      email,
      ...client.cookies.values(),
      '4242424242424242',
      '127.0.0.1:5',
    ])
      if (secret.length > 3) expect(text.includes(secret), secret).toBe(false);
    expect(text).not.toMatch(/postgres:\/\/|"msg":"request failed"/);
  });
});

async function flood(
  roll: () => number,
  routes: readonly string[],
  total: number,
  cookies: readonly string[] = [],
) {
  const agent = new Agent({ keepAlive: true, maxSockets: 24 });
  const statuses = new Map<number, number>();
  const bad: string[] = [];
  let asked = 0;
  const worker = async () => {
    while (asked < total && bad.length < 5) {
      asked++;
      if (asked % 50_000 === 0)
        console.info(`${new Date().toISOString()} asked ${asked}, ${JSON.stringify([...statuses])}`);
      const made = oddRequest(roll, routes, shop.origin);
      const cookie = cookies[Math.floor(roll() * cookies.length)];
      const odd = cookie ? { ...made, headers: { ...made.headers, cookie } } : made;
      let { status, error } = await rawClient(odd, agent);
      // Too many at once are asked to come again; a request that is refused then too is at fault itself.
      for (let again = 0; status === 503 && again < 10; again++) {
        await sleep(500);
        ({ status, error } = await rawClient(odd, agent));
      }
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500 || status < 0) bad.push(`${status} ${error ?? ''} ${JSON.stringify(odd)}`);
    }
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  agent.destroy();
  return { statuses, bad, asked };
}

/** Every route of the shop, as its file is named. */
function routesOf(): string[] {
  return globSync('src/pages/**/*.{astro,ts}')
    .map(
      (path) =>
        path
          .replace('src/pages', '')
          .replace(/\.(astro|ts)$/, '')
          .replace(/\/index$/, '') || '/',
    )
    .concat(['/healthz', '/readyz', '/favicon.svg', '/nowhere']);
}

function rawClient(
  odd: Omit<OddRequest, 'body'> & { body?: string | undefined },
  agent?: Agent,
): Promise<{ status: number; error?: string }> {
  return new Promise((resolve) => {
    const options = {
      port: shop.port,
      host: '127.0.0.1',
      method: odd.method,
      path: odd.path || '/',
      ...(agent ? { agent } : {}),
    };
    const sent = request(
      { ...options, headers: { host: `localhost:${shop.port}`, ...length(odd.body), ...odd.headers } },
      (answer) => {
        answer.on('error', (error) => resolve({ status: -2, error: error.message }));
        answer.on('end', () => resolve({ status: answer.statusCode ?? -3 }));
        answer.resume();
      },
    );
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer for 60 s')));
    sent.on('error', (error) => resolve({ status: -1, error: error.message }));
    sent.end(odd.body);
  });
}

/** The page without what stands between quotation marks in a tag, where only those could end it. */
function outside(html: string): string {
  return html.replace(/="[^"]*"/g, '=""');
}

function length(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

function cookieOf(client: { cookies: Map<string, string> }): string {
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function tables(of: Shop): Promise<string> {
  const { asAdmin } = await import('#tests/support/services.ts');
  return asAdmin(of.database.adminUrl, async (client) => {
    const { rows } =
      await client.query(`select (select count(*) from products), (select count(*) from variants),
      (select count(*) from information_schema.tables where table_schema = 'public') as tables`);
    return JSON.stringify(rows);
  });
}
