import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { exchange, requestText } from '#tests/support/raw-http.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ mailbox: true });
});
afterAll(() => shop?.stop());

const sql = (text: string, values: unknown[] = []) =>
  asAdmin(shop.database.adminUrl, (client) => client.query(text, values));

test('I10: no address that a visitor names is fetched', async () => {
  let knocks = 0;
  const sink = createServer((socket) => {
    knocks++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => sink.once('listening', resolve));
  const { port } = sink.address() as { port: number };
  const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '127.1', '[::ffff:127.0.0.1]', '0'];
  const client = shop.client();
  for (const host of hosts) {
    const url = `http://${host}:${port}/x.png`;
    for (const path of ['/_image?href=', '/courses?q=', '/sign-in?next=', '/og.png?url=', '/search?q='])
      expect((await client.get(`${path}${encodeURIComponent(url)}`)).status).toBeLessThan(500);
    await client.post('/contact', { email: 'ada@example.com', message: `See ${url} ![x](${url})` });
    await client.post('/sign-in', { email: 'a@example.com', password: 'x', next: url });
  }
  // The control: the sink does hear who knocks.
  await fetch(`http://127.0.0.1:${port}/`).catch(() => {});
  sink.close();
  expect(knocks).toBe(1);
});

describe('I14: a form field', () => {
  test('adds no header and no recipient to an email', async () => {
    const client = shop.client();
    const bad = 'ada@example.com\r\nBcc: mallory@example.com';
    for (const email of [bad, 'ada@example.com, mallory@example.com', 'ada@example.com\nSubject: x'])
      expect((await client.post('/contact', { email, message: 'x' })).status).toBe(422);
    expect((await client.post('/api/checkout', { email: bad })).status).toBeGreaterThanOrEqual(400);
    const name = 'Ada\r\nBcc: mallory@example.com\r\n\r\n<img src=x onerror=alert(1)>';
    const fields = { email: 'eve@example.com', password: 'correct horse battery', first_name: name };
    await client.post('/sign-up', fields);
    await client.post('/contact', {
      email: 'ada@example.com',
      message: `hello\r\nBcc: mallory@x.org\r\n${name}`,
    });
    const url = `${shop.mailboxUrl}/api/v1/messages`;
    const letters = await eventually(async () => {
      const { messages } = (await (await fetch(url)).json()) as {
        messages: { ID: string; To: unknown[]; Cc: unknown[] | null; Bcc: unknown[] | null }[];
      };
      return messages.length > 0 && messages;
    }, 30);
    for (const { ID, To, Cc, Bcc } of letters) {
      expect([To.length, Cc?.length ?? 0, Bcc?.length ?? 0]).toEqual([1, 0, 0]);
      const whole = (await (await fetch(`${shop.mailboxUrl}/api/v1/message/${ID}`)).json()) as {
        HTML: string;
      };
      expect(whole.HTML).not.toContain('<img src=x');
    }
  });
});

describe('I3: markup that was stored', () => {
  const nasty = [
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    '</script><script>alert(1)//',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1)) ![x](data:text/html,<script>)',
    "'-alert(1)-' {{7*7}} #{alert(1)} <!-- ]]> &lt;script&gt;",
    '</title></textarea></style><iframe srcdoc="<script>alert(1)</script>">',
  ].join(' ');

  test('in names, descriptions, Markdown and reviews is shown as text wherever it appears', async () => {
    const slug = 'manual-mode';
    const short = nasty.slice(0, 110);
    await sql('update products set title = $1, description = $2, full_description = $3 where slug = $4', [
      short,
      nasty.slice(0, 250),
      nasty,
      slug,
    ]);
    await sql(
      `insert into reviews (product_id, rating, author_name, body, status, decided_at, decided_by)
       select id, 5, $1, $2, 'approved', now(), 'system' from products where slug = $3`,
      [short.slice(0, 60), nasty, slug],
    );
    await shop.restart();
    const client = shop.client();
    await client.post('/api/cart/items', { product: slug });
    const paths = [`/courses/${slug}`, '/courses', '/', '/search?q=alert', '/cart', '/checkout', '/feed.xml'];
    for (const path of paths) {
      const { status, text } = await client.get(path);
      expect(status, path).toBe(200);
      const tags =
        text.match(/<[a-z!][^\s>]*(?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?)*\s*\/?>/gi) ?? [];
      const alive = tags
        .map((tag) =>
          tag.replace(/="[^"]*"/g, (value) => (/^="\s*(javascript|data:text)/i.test(value) ? value : '=""')),
        )
        .filter((tag) => /\son\w+=|javascript:|<iframe|srcdoc|<script>/i.test(tag));
      expect(alive, path).toEqual([]);
    }
    expect((await client.get(`/courses/${slug}`)).text).toContain('&lt;script&gt;');
  });

  test('as the address of a film or a picture is never printed, should the database let one pass', async () => {
    const slug = 'one-square-of-paper';
    await sql('alter table products drop constraint products_image_address');
    await sql('alter table courses drop constraint courses_video_address');
    await sql('alter table lessons drop constraint lessons_video_address');
    const evil = 'javascript:alert(document.domain)';
    const one = '(select id from products where slug = $2)';
    await sql(`update products set image = $1 where id = ${one}`, [evil, slug]);
    await sql(`update courses set video_url = $1 where product_id = ${one}`, [evil, slug]);
    await sql(`update lessons set video_url = $1 where product_id = ${one}`, [evil, slug]);
    await shop.restart();
    const client = shop.client();
    await client.post('/api/cart/items', { product: slug });
    const paths = [
      '/',
      '/courses',
      `/courses/${slug}`,
      `/learn/${slug}/valley-and-mountain`,
      '/cart',
      '/checkout',
    ];
    for (const path of paths) {
      const { status, text } = await client.get(path);
      expect(status, path).toBe(200);
      expect(/=\s*"?\s*javascript:/i.exec(text)?.[0], path).toBeUndefined();
    }
  });
});

describe('J6: what the framework offers and the shop does not use', () => {
  const paths = [
    '/_image',
    '/_image?href=/favicon.svg',
    '/_actions/x',
    '/_actions/constructor',
    '/_actions/__proto__',
    '/_actions/a.b.constructor.prototype',
    '/_server-islands/x',
    '/_server-islands/constructor',
    '/_server-islands/__proto__?e=default&p=x&s=y',
    '/_astro',
    '/_emdash',
  ];
  test.for(paths)('%s is not there, and takes no 2 MB', async (path) => {
    const head = [`Host: localhost:${shop.port}`, `Origin: ${shop.origin}`, 'Connection: close'];
    const get = await exchange(shop.port, requestText(`GET ${path} HTTP/1.1`, head));
    expect(get.status).toBe(404);
    const body = 'x'.repeat(2_000_000);
    const length = `Content-Length: ${body.length}`;
    const post = await exchange(shop.port, requestText(`POST ${path} HTTP/1.1`, [...head, length], body));
    expect([404, 413]).toContain(post.status);
    const small = requestText(`POST ${path} HTTP/1.1`, [...head, 'Content-Length: 2'], '{}');
    expect([404, 405]).toContain((await exchange(shop.port, small)).status);
  });
});

describe('J7: a page that breaks', () => {
  test('says so with a number and nothing of the inside, and money pages are never half', async () => {
    const { client, sessionId } = await aBuyer(shop);
    const paths = ['/cart', '/checkout', '/search?q=bread', `/checkout/success?session_id=${sessionId}`];
    // Under the shop's feet, as no switch inside it could: what every one of these pages reads is not there.
    const away = [
      'alter table cart_items rename to cart_items_away',
      'alter table order_items rename to order_items_away',
      'alter table variants rename to variants_away',
    ];
    for (const text of away) await sql(text);
    try {
      for (const path of paths) {
        const page = await client.get(path);
        expect(page.status, path).toBe(500);
        const id = page.headers.get('x-request-id') ?? 'none';
        expect(page.text, path).toContain(id);
        expect(page.text.trimEnd().endsWith('</html>'), path).toBe(true);
        expect(page.text).not.toMatch(
          /relation|cart_items|order_items|node_modules|\.ts:\d|at async|PostgresError/,
        );
        expect(page.headers.get('cache-control')).toBe('private, no-store');
        expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
        await eventually(() => shop.child().output().includes(id));
      }
      const api = await client.get('/api/products?q=bread', { headers: { accept: 'application/json' } });
      expect([api.status, Object.keys(JSON.parse(api.text))]).toEqual([500, ['error']]);
    } finally {
      for (const text of away) {
        const [, , from, , , to] = text.split(' ');
        await sql(`alter table ${to} rename to ${from}`);
      }
    }
    for (const path of paths.slice(0, 3)) expect((await client.get(path)).status, path).toBe(200);
  });
});
