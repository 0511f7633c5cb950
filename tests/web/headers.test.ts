import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { exchange, type RawAnswer, requestText } from '#tests/support/raw-http.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { startShop } from '#tests/support/shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';
import type { Answer } from '#tests/support/shop-client.ts';

const shop = sharedShop('192.0.2.3');

const raw = (line: string, headers: readonly string[] = []) =>
  exchange(shop.port, requestText(line, [`Host: localhost:${shop.port}`, 'Connection: close', ...headers]));

describe('I18: every answer', () => {
  const paths = [
    ['/', 200],
    ['/courses', 200],
    ['/courses/first-sourdough', 200],
    ['/search?q=bread', 200],
    ['/cart', 200],
    ['/api/products', 200],
    ['/nowhere', 404],
    ['/courses?sort=evil', 400],
    ['/favicon.svg', 200],
    ['/demo/valley-and-mountain.vtt', 200],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/%zz', 400],
    ['/%00', 400],
    ['/_astro/none.js', 404],
    ['/_image?href=/favicon.svg', 404],
  ] as const;
  test.for(paths)('%s has the shop’s headers', async ([path, status]) => {
    const answer = await raw(`GET ${path} HTTP/1.1`);
    expect(answer.status).toBe(status);
    holdsHeaders(answer.headers);
    if (status !== 200) expect(answer.headers['cache-control']).toContain('no-store');
  });

  test('before any route is chosen has them too', async () => {
    const answers = [
      await raw('TRACE / HTTP/1.1'),
      await raw('GET / HTTP/1.1', [`X-Long: ${'x'.repeat(20_000)}`]),
      await exchange(shop.port, 'nonsense\r\n\r\n'),
      await exchange(shop.port, requestText('GET / HTTP/1.1', ['Host: evil.example', 'Connection: close'])),
      await raw('POST /api/checkout HTTP/1.1', ['Content-Length: 99999999']),
    ];
    expect(answers.map(({ status }) => status)).toEqual([405, 431, 400, 421, 413]);
    for (const { headers } of answers) holdsHeaders(headers);
  });

  test('after a post has them too', async () => {
    const { client } = await aBuyer(shop);
    for (const answer of [
      await client.post('/api/cart/items', { product: 'manual-mode' }),
      await client.post('/api/checkout', { email: 'no' }),
      await client.post(
        '/api/cart/items',
        { product: 'manual-mode' },
        { headers: { origin: 'http://evil.example' } },
      ),
    ]) {
      holdsHeaders(Object.fromEntries(answer.headers));
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  function holdsHeaders(headers: Readonly<Record<string, string>>): void {
    const csp = headers['content-security-policy'] ?? '';
    const sources = /script-src ([^;]*)/.exec(csp)?.[1] ?? /default-src ([^;]*)/.exec(csp)?.[1];
    expect(["'self'", "'none'"]).toContain(sources);
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  }
});

test('HSTS and Secure cookies come with an https origin, and forms work behind a TLS proxy (J4)', async () => {
  const { createServer } = await import('node:https');
  const { request } = await import('node:http');
  const { freePort } = await import('#launcher/services/services.mjs');
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  const secure = await startShop({
    stripe: false,
    redis: false,
    env: { PUBLIC_ORIGIN: origin, STRIPE_SECRET_KEY: 'sk_test_behind_a_proxy', TRUSTED_PROXIES: '127.0.0.1' },
  }).catch((error: Error) => error);
  // Ready is asked under another name than the shop's, which health answers to.
  if (secure instanceof Error) throw secure;
  const proxy = createServer(await selfSigned(), (incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    const { method, url } = incoming;
    const on = request({ port: secure.port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    incoming.pipe(on);
  }).listen(port, '127.0.0.1');
  try {
    const answer = await overTls(port, 'POST', '/api/cart/items', 'product=first-sourdough', origin);
    expect(answer.status).toBe(303);
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    const cookies = answer.cookies.join('\n');
    expect(cookies).toMatch(/^__Host-\S+=.*Secure/m);
    expect(cookies.split('\n').every((line) => /;\s*Secure/i.test(line) && /SameSite=Lax/i.test(line))).toBe(
      true,
    );
    expect(
      (await overTls(port, 'POST', '/api/cart/items', 'product=manual-mode', 'http://localhost')).status,
    ).toBe(403);
    const page = await overTls(port, 'GET', '/courses', '', origin);
    expect(page.body).toContain(`rel="canonical" href="${origin}/courses"`);
  } finally {
    proxy.close();
    proxy.closeAllConnections();
    await secure.stop();
  }
});

describe('compression', () => {
  const decode = (answer: RawAnswer, bytes: Buffer) => {
    const encoding = answer.headers['content-encoding'];
    return encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  };
  const wanted: [string, string | undefined][] = [
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['deflate', undefined],
    ['', undefined],
  ];
  test.for(wanted)('of pages and files as browsers ask: %s', async ([accept, encoding]) => {
    const paths = ['/courses', '/checkout/success', '/cart', stylesheet(await shop.client().get('/'))];
    for (const path of paths) {
      const [plain, packed] = [await bytesOf(path, ''), await bytesOf(path, accept)];
      expect(packed.answer.headers['content-encoding'], path).toBe(encoding);
      expect(packed.answer.headers['vary'], path).toBe('Accept-Encoding');
      expect(normal(decode(packed.answer, packed.bytes)), path).toBe(normal(plain.bytes));
      expect(Number(packed.answer.headers['content-length'])).toBe(packed.bytes.length);
      if (encoding) expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    }
  });

  test('is not done to what is small or packed already', async () => {
    const { answer } = await bytesOf('/healthz', 'br');
    expect(answer.headers['content-encoding']).toBeUndefined();
    const film = await bytesOf('/demo/valley-and-mountain.webm', 'br, gzip');
    expect(film.answer.headers['content-encoding']).toBeUndefined();
  });

  async function bytesOf(path: string, accept: string) {
    const answer = await raw(`GET ${path} HTTP/1.1`, [`Accept-Encoding: ${accept}`]);
    return { answer, bytes: answer.bytes };
  }
});

/** Request ids differ from page to page. */
function normal(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
}

function stylesheet(page: Answer): string {
  return /href="(\/_astro\/[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
}

describe('files', () => {
  test('with a hash in their name are kept for ever, others for an hour, with 304 and ranges', async () => {
    const css = await raw(`GET ${stylesheet(await shop.client().get('/'))} HTTP/1.1`);
    expect(css.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const film = await raw('GET /demo/valley-and-mountain.webm HTTP/1.1', ['Range: bytes=0-3']);
    expect(film).toMatchObject({
      status: 206,
      headers: { 'content-length': '4', 'content-type': 'video/webm' },
    });
    expect(film.headers['content-range']).toMatch(/^bytes 0-3\/\d+$/);
    const size = Number(film.headers['content-range']?.split('/')[1]);
    const tail = await raw('GET /demo/valley-and-mountain.webm HTTP/1.1', ['Range: bytes=-5']);
    expect(tail.headers['content-range']).toBe(`bytes ${size - 5}-${size - 1}/${size}`);
    expect((await raw('GET /demo/valley-and-mountain.webm HTTP/1.1', [`Range: bytes=${size}-`])).status).toBe(
      416,
    );
    expect((await raw('GET /demo/valley-and-mountain.webm HTTP/1.1', ['Range: bytes=0-1,3-4'])).status).toBe(
      200,
    );
    expect(
      (
        await raw('GET /favicon.svg HTTP/1.1', [
          `If-None-Match: ${(await raw('GET /favicon.svg HTTP/1.1')).headers['etag']}`,
        ])
      ).status,
    ).toBe(304);
    expect((await raw('HEAD /favicon.svg HTTP/1.1')).body).toBe('');
  });
});

async function selfSigned(): Promise<{ key: string; cert: string }> {
  const { execFileSync } = await import('node:child_process');
  const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const dir = mkdtempSync(`${tmpdir()}/lectern-tls-`);
  const made = ['-keyout', `${dir}/key`, '-out', `${dir}/cert`, '-subj', '/CN=localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...made], { stdio: 'ignore' });
  const pair = { key: readFileSync(`${dir}/key`, 'utf8'), cert: readFileSync(`${dir}/cert`, 'utf8') };
  rmSync(dir, { recursive: true });
  return pair;
}

async function overTls(port: number, method: string, path: string, body: string, origin: string) {
  const { request } = await import('node:https');
  const headers = {
    host: `localhost:${port}`,
    ...(method === 'POST' ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  return new Promise<{
    status: number;
    headers: NodeJS.Dict<string | string[]>;
    cookies: string[];
    body: string;
  }>((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', method, path, headers, rejectUnauthorized: false },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            cookies: answer.headers['set-cookie'] ?? [],
            body: text,
          }),
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}
