import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { openFileStore } from '#lib/files.ts';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.41');
const SLUG = 'italic-practice-sheets';

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

interface Bytes {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Loads a file as the browser of a client does. */
async function load(
  client: ShopClient,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Bytes> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(new URL(path, shop.origin), { method, headers: { cookie, ...headers } });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

/** Buys a download and opens the account's list of them. */
async function anOwner(slug = SLUG) {
  const buyer = await aBuyer(shop, slug);
  await payFor(shop, buyer.sessionId);
  await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`, { follow: true });
  const page = await buyer.client.get('/account/downloads');
  const links = linksNamed(page.text, /^\s*Download/).filter((link) => link.startsWith('/files/'));
  return { ...buyer, page: textOf(page.text), links, link: links[0] ?? '' };
}

async function itemOf(email: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    'select i.id from order_items i join orders o on o.id = i.order_id where o.email = $1',
    email,
  );
  return row?.id ?? '';
}

async function usesOf(email: string) {
  return query<{ bytes: number; finished: boolean }>(
    'select bytes::int, finished from reporting.downloads where entitlement_id = $1 order by at',
    await itemOf(email),
  );
}

describe('a bought file', () => {
  let owner: Awaited<ReturnType<typeof anOwner>>;
  let whole: Buffer;
  beforeAll(async () => {
    owner = await anOwner();
    whole = (await load(owner.client, owner.link)).body;
  });

  test('comes whole, as the product page says it is, and is saved under its name', async () => {
    expect(owner.page).toContain('All sheets');
    const page = textOf((await shop.client().get(`/downloads/${SLUG}`)).text);
    expect(page).toContain(createHash('sha256').update(whole).digest('hex'));
    expect(page).toContain('Version 3.0');
    const { status, headers } = await load(owner.client, owner.link);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment; filename="italic-practice-sheets.pdf"');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  test('comes in parts, from both ends, and says what it has not', async () => {
    const size = whole.length;
    const parts: readonly [string, Buffer][] = [
      ['bytes=0-99', whole.subarray(0, 100)],
      ['bytes=100-', whole.subarray(100)],
      ['bytes=-50', whole.subarray(-50)],
      [`bytes=${size - 1}-${size + 100}`, whole.subarray(-1)],
    ];
    for (const [range, expected] of parts) {
      const part = await load(owner.client, owner.link, { range });
      expect([range, part.status, part.body.equals(expected)]).toEqual([range, 206, true]);
    }
    const outside = await load(owner.client, owner.link, { range: `bytes=${size}-` });
    expect([outside.status, outside.headers.get('content-range'), outside.body.length]).toEqual([
      416,
      `bytes */${size}`,
      0,
    ]);
    for (const range of ['bytes=9-1', 'lines=0-9', 'bytes=0-1,5-6'])
      expect((await load(owner.client, owner.link, { range })).body.length).toBe(
        range === 'bytes=9-1' ? 0 : size,
      );
  });

  test('goes on only where it is still the same', async () => {
    const { headers } = await load(owner.client, owner.link, {}, 'HEAD');
    const etag = headers.get('etag') ?? '';
    const same = await load(owner.client, owner.link, { range: 'bytes=10-', 'if-range': etag });
    const other = await load(owner.client, owner.link, { range: 'bytes=10-', 'if-range': '"other"' });
    expect([same.status, other.status, other.body.length]).toEqual([206, 200, whole.length]);
  });

  test('is measured by HEAD, which counts nothing', async () => {
    const before = await usesOf(owner.email);
    const head = await load(owner.client, owner.link, {}, 'HEAD');
    expect([head.status, Number(head.headers.get('content-length')), head.body.length]).toEqual([
      200,
      whole.length,
      0,
    ]);
    expect(await usesOf(owner.email)).toHaveLength(before.length);
  });

  test('opens for nobody else, whatever the link says (I8)', async () => {
    const other = await anOwner();
    for (const client of [shop.client(), other.client])
      expect((await load(client, owner.link)).status).toBe(404);
    const forged = [
      `${owner.link.slice(0, -1)}${owner.link.endsWith('A') ? 'B' : 'A'}`,
      '/files/none',
      '/files/a.b.c',
    ];
    for (const link of forged) expect((await load(owner.client, link)).status).toBe(404);
  });

  test('is logged: each download once, with its bytes and whether it was finished', async () => {
    const fresh = await anOwner();
    await load(fresh.client, fresh.link);
    await eventually(async () => (await usesOf(fresh.email)).some(({ finished }) => finished));
    expect(await usesOf(fresh.email)).toEqual([{ bytes: whole.length, finished: true }]);
    await load(fresh.client, fresh.link, { range: 'bytes=0-99' });
    await load(fresh.client, fresh.link, { range: 'bytes=100-' });
    await eventually(async () => (await usesOf(fresh.email))[1]?.finished === true);
    expect(await usesOf(fresh.email)).toEqual([
      { bytes: whole.length, finished: true },
      { bytes: whole.length, finished: true },
    ]);
  });

  test('is gone at once when it is taken back, and says why (A32)', async () => {
    const fresh = await anOwner();
    const reasons = { refunded: 'refunded', dispute_lost: 'bank', taken_by_staff: 'taken back by the shop' };
    for (const [reason, said] of Object.entries(reasons)) {
      await query(
        'update entitlements set units = 0, revoked_at = greatest(now(), granted_at), reason = $2 where order_item_id = $1',
        await itemOf(fresh.email),
        reason,
      );
      const gone = await load(fresh.client, fresh.link);
      expect([gone.status, gone.body.toString()]).toEqual([403, expect.stringContaining(said)]);
      expect((await load(fresh.client, fresh.link, { range: 'bytes=100-' })).status).toBe(403);
      expect((await load(fresh.client, fresh.link, {}, 'HEAD')).status).toBe(403);
    }
    expect(textOf((await fresh.client.get('/account/downloads')).text)).toContain('No downloads yet');
  });
});

describe('a limit of downloads', () => {
  const limited = 'six-joints-full-size';
  beforeAll(() =>
    query(
      'update downloads set use_limit = 3 where product_id = (select id from products where slug = $1)',
      limited,
    ),
  );

  test('of 3 gives 3 to 50 who ask at once, and none more (I8)', async () => {
    const owner = await anOwner(limited);
    const answers = await Promise.all(Array.from({ length: 50 }, () => load(owner.client, owner.link)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(47);
    await eventually(async () => (await usesOf(owner.email)).every(({ finished }) => finished));
    const late = await load(owner.client, owner.link, { range: 'bytes=5-' });
    expect([late.status, late.body.toString()]).toEqual([403, expect.stringContaining('which is the limit')]);
    expect(textOf((await owner.client.get('/account/downloads')).text)).toContain('No downloads left.');
  });

  test('counts no resume, and every start', async () => {
    const owner = await anOwner(limited);
    const ranges = ['bytes=0-999', 'bytes=1000-1999', 'bytes=2000-', 'bytes=0-', 'bytes=0-9', 'bytes=10-'];
    for (const range of ranges) expect((await load(owner.client, owner.link, { range })).status).toBe(206);
    await eventually(async () => (await usesOf(owner.email)).every(({ finished }) => finished));
    expect(await usesOf(owner.email)).toHaveLength(3);
    expect((await load(owner.client, owner.link, { range: 'bytes=0-' })).status).toBe(403);
  });
});

describe('a large file', () => {
  const MB = 1_048_576;
  const SIZE = 256 * MB;
  let link: string;
  let client: ShopClient;
  let email: string;

  /** Begins to load it, and reads no faster than is said. */
  async function begin(): Promise<IncomingMessage> {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = get(new URL(link, shop.origin), { headers: { cookie }, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  }

  beforeAll(async () => {
    const slug = 'the-sourdough-timetable';
    const store = await openFileStore({ folder: `${tmpdir()}/lectern-files-of-tests` });
    const key = randomUUID();
    const block = Buffer.alloc(MB, 'x');
    await store.put(key, Readable.from(Array.from({ length: SIZE / MB }, () => block)), SIZE);
    await query(
      `with f as (
         insert into files (name, bytes, sha256, type, storage_key, created_by)
         values ('large.zip', $1, sha256('large'), 'application/zip', $2, 'cli') returning id)
       insert into download_versions (download_file_id, number, version, file_id, created_by)
       select d.id, 2, 'large', f.id, 'cli' from f, download_files d
       join products p on p.id = d.product_id where p.slug = $3`,
      ...[SIZE, key, slug],
    );
    ({ client, email, link } = await anOwner(slug));
  });

  test('stops within seconds when it is taken back on its way (A32)', async () => {
    const response = await begin();
    let received = 0;
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
      response.pause();
      setTimeout(() => response.resume(), 20);
    });
    const ended = new Promise<string>((resolve) => {
      response.once('end', () => resolve('end')).once('error', () => resolve('cut'));
    });
    await eventually(async () => received > MB);
    await query(
      "update entitlements set units = 0, revoked_at = greatest(now(), granted_at), reason = 'refunded' where order_item_id = $1",
      await itemOf(email),
    );
    expect(await Promise.race([ended, sleep(15_000, 'still sent', { ref: false })])).toBe('cut');
    expect(received).toBeLessThan(SIZE / 2);
    await query(
      'update entitlements set units = 1, revoked_at = null, reason = null where order_item_id = $1',
      await itemOf(email),
    );
  });

  test('is not read further than its readers read it (F5)', async () => {
    const readers = await Promise.all(Array.from({ length: 50 }, begin));
    for (const reader of readers) expect(reader.statusCode).toBe(200);
    await Promise.all(readers.map((reader) => once(reader, 'readable')));
    for (const reader of readers) reader.destroy();
    await eventually(async () => {
      const uses = (await usesOf(email)).slice(1);
      return uses.length === 50 && uses.every(({ bytes }) => bytes > 0);
    });
    const sent = (await usesOf(email)).slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(sent).toBeLessThan(50 * 8 * MB);
  });
});

test('the free sample is for everybody, and only of what is on sale', async () => {
  const sample = await load(shop.client(), '/downloads/a-year-of-ferments/sample');
  expect([sample.status, sample.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  expect((await load(shop.client(), '/downloads/italic-practice-sheets/sample')).status).toBe(404);
  expect((await load(shop.client(), '/downloads/no-such-thing/sample')).status).toBe(404);
});

test('a variant has the files that are limited to it', async () => {
  const variants = await query<{ id: string; sku: string }>(
    "select v.id, v.sku from variants v where v.sku in ('DL-BOXES-P', 'DL-BOXES-S') order by sku",
  );
  for (const { id, sku } of variants) {
    const client = shop.client();
    await client.post('/api/cart/items', { variant: id, quantity: '1' });
    const started = await client.post('/api/checkout', { email: `boxes-${sku.toLowerCase()}@example.com` });
    const sessionId = /(cs_\w+)/.exec(started.headers.get('location') ?? '')?.[1] ?? '';
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
    const own = textOf((await client.get('/account/downloads')).text);
    expect(own).toContain('Small boxes');
    expect(own.includes('Large boxes')).toBe(sku === 'DL-BOXES-S');
  }
});

describe('staff', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const PATH = '/admin/products/the-reading-notebook/files';
  let admin: ShopClient;
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
  });

  const upload = async (
    client: ShopClient,
    fields: Record<string, string>,
    name: string,
    content: Buffer,
  ) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    return client.ask(PATH, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: new Uint8Array(await encoded.arrayBuffer()),
    });
  };
  const version = async () => formWith((await admin.get(PATH)).text, 'Add file').fields['version'] ?? '';
  const filesNamed = (name: string) => query<{ id: string }>('select id from files where name like $1', name);

  test('add a file and a new version of it, which reaches who bought it before', async () => {
    const owner = await anOwner('the-reading-notebook');
    const added = await upload(
      admin,
      { act: 'add', version: await version(), title: 'Ünlined', edition: '1.0' },
      'Üñ “x” ノート.exe',
      pdf,
    );
    expect([added.status, textOf(added.text)]).toEqual([303, '']);
    const [row] = await query<{ id: string }>("select id from download_files where title = 'Ünlined'");
    const links = async () => {
      const page = await owner.client.get('/account/downloads');
      return linksNamed(page.text, /Ünlined/);
    };
    const [link = ''] = await links();
    const first = await load(owner.client, link);
    expect(first.body.equals(pdf)).toBe(true);
    expect(first.headers.get('content-disposition')).toBe(
      `attachment; filename="Un _x_ ___.exe.pdf"; filename*=UTF-8''${encodeURIComponent('Üñ “x” ノート.exe.pdf')}`,
    );
    const second = Buffer.concat([pdf, Buffer.from('% more\n')]);
    const renewed = await upload(
      admin,
      { act: 'new-version', version: await version(), of: row?.id ?? '', edition: '2nd', words: '' },
      'notes.pdf',
      second,
    );
    expect(renewed.status).toBe(303);
    const [newLink = ''] = await links();
    expect((await load(owner.client, newLink)).body.equals(second)).toBe(true);
    expect(textOf((await owner.client.get('/account/downloads')).text)).toContain('Version 2nd');
  });

  test('keep nothing of a file of another type, whatever its name says (I5, I6)', async () => {
    const wrong: readonly [string, Buffer][] = [
      ['a.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['b.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['c.pdf', Buffer.from('MZ this is a program')],
      ['d.pdf', Buffer.alloc(0)],
      ['e.pdf', Buffer.from('just text')],
    ];
    for (const [name, content] of wrong) {
      const fields = { act: 'add', version: await version(), title: 'Wrong', edition: '1' };
      const refused = await upload(admin, fields, name, content);
      expect([name, refused.status, textOf(refused.text)]).toEqual([
        name,
        415,
        expect.stringContaining('does not sell files of this type'),
      ]);
    }
    expect(await filesNamed('_.pdf')).toEqual([]);
  });

  test('need not send a file again that came with a form that was refused', async () => {
    const refused = await upload(
      admin,
      { act: 'add', version: await version(), title: '', edition: '1' },
      'kept.pdf',
      pdf,
    );
    expect([refused.status, textOf(refused.text)]).toEqual([422, expect.stringContaining('kept.pdf')]);
    const kept = /name="file_kept" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';
    const fields = { act: 'add', version: await version(), title: 'Kept', edition: '1', file_kept: kept };
    expect((await admin.post(PATH, { ...fields, file: '' })).status).toBe(303);
  });

  test('send a picture by the same way; it is served in its widths (CONTRACT)', async () => {
    const form = new FormData();
    const png = await sharp({ create: { width: 700, height: 70, channels: 3, background: '#135' } })
      .png()
      .toBuffer();
    form.append('picture', new Blob([new Uint8Array(png)]), 'strip-of-blue.png');
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    await admin.ask(PATH, { method: 'POST', headers, body: new Uint8Array(await encoded.arrayBuffer()) });
    const [row] = await filesNamed('strip-of-blue.webp');
    for (const [width, status] of [
      [320, 200],
      [700, 200],
      [960, 404],
    ]) {
      const served = await load(shop.client(), `/media/${row?.id}-${width}.webp`);
      expect([width, served.status]).toEqual([width, status]);
      if (status === 200) expect((await sharp(served.body).metadata()).width).toBe(width);
    }
  });

  test('alone upload: nobody else stores a byte', async () => {
    const fields = { act: 'add', version: await version(), title: 'Mine', edition: '1' };
    const supporter = (await aMemberOfStaff(shop, 'supporter')).client;
    for (const [client, status] of [
      [shop.client(), 303],
      [supporter, 404],
    ] as const)
      expect((await upload(client, fields, 'stranger.pdf', pdf)).status).toBe(status);
    const foreign = await admin.ask(PATH, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="stranger.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n',
    });
    expect(foreign.status).toBe(403);
    expect(await filesNamed('stranger%')).toEqual([]);
  });

  test('remove a file: who bought it before keeps it', async () => {
    const owner = await anOwner('the-reading-notebook');
    const [row] = await query<{ id: string }>(
      "select f.id from download_files f join products p on p.id = f.product_id where p.slug = 'the-reading-notebook' and f.title = 'The notebook, for readers'",
    );
    const removed = await admin.post(PATH, { act: 'remove', version: await version(), of: row?.id ?? '' });
    expect(removed.status).toBe(303);
    const later = await anOwner('the-reading-notebook');
    expect(textOf((await owner.client.get('/account/downloads')).text)).toContain(
      'The notebook, for readers',
    );
    expect(later.page).not.toContain('The notebook, for readers');
  });
});

test('150 ways out of the folder lead nowhere (I7)', async () => {
  const owner = await anOwner();
  const steps = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%252e%252e%252f',
    '..\\',
    '%2e%2e%5c',
    '....//',
    '/',
    '%00',
    '..;/',
  ];
  const goals = ['etc/passwd', 'proc/self/environ', 'package.json', '.env', '.data/files'];
  const paths = goals.flatMap((goal) =>
    steps.flatMap((step) => [1, 3, 9].map((times) => `/files/${step.repeat(times)}${goal}`)),
  );
  expect(paths).toHaveLength(150);
  for (const path of paths) {
    const answer = await load(owner.client, path);
    expect([path, [400, 404, 307].includes(answer.status)]).toEqual([path, true]);
    expect(answer.body.toString()).not.toMatch(/root:|PATH=|"dependencies"/);
  }
});
