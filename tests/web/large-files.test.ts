import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type S3, startS3 } from '#sandbox/s3/start-s3.ts';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { linksNamed } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { isLong, report } from '#tests/support/timed.ts';

const MB = 1_048_576;
const SIZE = (isLong ? 800 : 300) * MB;
const READERS = 50;
const MOST_MB = 64;
const KEYS = { key: 'staff', secret: 'a secret of this test' };
const SLUG = 'six-joints-full-size';

describe.each(['folder', 'bucket'] as const)('a file of %s', (place) => {
  let folder: string;
  let s3: S3;
  let shop: Shop;
  let client: ShopClient;
  let email: string;
  let link: string;

  const query = <Row extends object>(text: string, ...values: unknown[]) =>
    asAdmin(shop.database.adminUrl, async (on) => (await on.query<Row>(text, values)).rows);
  const cookiesOf = ({ cookies }: ShopClient) =>
    [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async function begin(): Promise<IncomingMessage> {
    const request = get(new URL(link, shop.origin), { headers: { cookie: cookiesOf(client) }, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  }

  /** Puts a file of so many zeros into the store; nobody has that much on disk or in memory. */
  async function store(key: string): Promise<void> {
    if (place === 'bucket')
      return void s3.objects.objects.set(key, {
        body: Buffer.alloc(SIZE),
        etag: '"zeros"',
        changedAt: new Date(),
      });
    await mkdir(`${folder}/files`, { recursive: true });
    await writeFile(`${folder}/files/${key}`, '');
    await truncate(`${folder}/files/${key}`, SIZE);
  }

  beforeAll(async () => {
    folder = await mkdtemp(`${tmpdir()}/lectern-large-`);
    s3 = await startS3({ ...KEYS, bucket: 'books' });
    const env =
      place === 'folder'
        ? { FILES_URL: `file:${folder}/files` }
        : {
            FILES_URL: `s3://books?endpoint=${s3.endpoint}&region=eu-1`,
            FILES_KEY: KEYS.key,
            FILES_SECRET: KEYS.secret,
          };
    shop = await startShop({ stripe: false, redis: false, env });
    const key = randomUUID();
    await store(key);
    await query(
      `with f as (
         insert into files (name, bytes, sha256, type, storage_key, created_by)
         values ('large.zip', $1, sha256('large'), 'application/zip', $2, 'cli') returning id)
       insert into download_versions (download_file_id, number, version, file_id, created_by)
       select d.id, 9, 'large', f.id, 'cli' from f, download_files d
       join products p on p.id = d.product_id where p.slug = $3`,
      ...[SIZE, key, SLUG],
    );
    const buyer = await aBuyer(shop, SLUG);
    await payFor(shop, buyer.sessionId);
    await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`, { follow: true });
    ({ client, email } = buyer);
    [link = ''] = linksNamed((await client.get('/account/downloads')).text, /^\s*Download/).filter((one) =>
      one.startsWith('/files/'),
    );
    // Its PDF is made in a thread that takes memory of its own.
    await eventually(async () => (await query('select from invoice_files')).length > 0);
  });
  afterAll(async () => {
    await shop?.stop();
    await s3?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const memory = () => {
    const status = readFileSync(`/proc/${shop.child().pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  };

  /** Readers who take the first bytes and then nothing. @returns what the shop's memory is once their sockets are full. */
  async function stall(): Promise<readonly [number, readonly IncomingMessage[]]> {
    const readers = await Promise.all(Array.from({ length: READERS }, begin));
    await Promise.all(readers.map((reader) => once(reader, 'readable')));
    for (const { statusCode } of readers) expect(statusCode).toBe(200);
    let last = -1;
    await eventually(async () => {
      const now = memory();
      const isStill = Math.abs(now - last) < 0.5;
      last = now;
      await sleep(100);
      return isStill;
    });
    return [last, readers];
  }

  test(`costs ${READERS} readers who take nothing less than ${MOST_MB} MB of memory (F5)`, async () => {
    await once((await begin()).destroy(), 'close');
    const before = memory();
    const [first, gone] = await stall();
    for (const reader of gone) reader.destroy();
    const [second, readers] = await stall();
    const figures = { first: first - before, second: second - first };
    report(`MB of ${READERS} stalled readers of ${SIZE / MB} MB, ${place}`, figures);
    expect(figures.first).toBeLessThan(MOST_MB);
    expect(figures.second).toBeLessThan(MOST_MB);
    for (const reader of readers) reader.destroy();
  });

  test('is cut within seconds of its refund, also on its way (A32)', async () => {
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
      `update entitlements set units = 0, revoked_at = greatest(now(), granted_at), reason = 'refunded'
       where order_item_id in (select i.id from order_items i join orders o on o.id = i.order_id where o.email = $1)`,
      email,
    );
    expect(await Promise.race([ended, sleep(15_000, 'still sent', { ref: false })])).toBe('cut');
    const after = await fetch(new URL(link, shop.origin), { headers: { cookie: cookiesOf(client) } });
    expect([after.status, (await after.text()).includes('refunded')]).toEqual([403, true]);
  });

  test('that was cut while it was uploaded leaves nothing', async () => {
    const { client: admin } = await aMemberOfStaff(shop, 'admin');
    const left = () =>
      place === 'folder'
        ? readdirSync(`${folder}/files`).length
        : s3.objects.objects.size + s3.objects.uploads.size;
    const [before, rows] = [left(), await query('select from files')];
    const socket = connect(shop.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      [
        `POST /admin/products/${SLUG}/files HTTP/1.1`,
        `Host: localhost:${shop.port}`,
        `Origin: ${shop.origin}`,
        `Cookie: ${cookiesOf(admin)}`,
        'Content-Type: multipart/form-data; boundary=x',
        `Content-Length: ${40 * MB}`,
        '',
        '--x\r\nContent-Disposition: form-data; name="file"; filename="half.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n',
      ].join('\r\n'),
    );
    for (let sent = 0; sent < 20; sent++)
      if (!socket.write(Buffer.alloc(MB, 'x'))) await once(socket, 'drain');
    await eventually(async () => left() > before);
    socket.destroy();
    await eventually(async () => left() === before);
    expect(await query('select from files')).toHaveLength(rows.length);
  });
});
