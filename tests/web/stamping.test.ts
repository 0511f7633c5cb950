import { buffer } from 'node:stream/consumers';
import PDFKit from 'pdfkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentsOf } from '#tests/support/pdf.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.45');
const SLUG = 'the-exposure-card';
const PATH = `/admin/products/${SLUG}/files`;

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

async function load(client: ShopClient, path: string, headers: Record<string, string> = {}) {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(new URL(path, shop.origin), {
    headers: { cookie, ...headers },
    redirect: 'manual',
  });
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Somebody who took the free card in this browser. */
async function anOwner() {
  const client = shop.client();
  await client.post('/api/cart/items', { product: SLUG, quantity: '1' });
  await client.post('/api/checkout', { email: `card-${crypto.randomUUID().slice(0, 8)}@example.com` });
  const page = await client.get('/account/downloads');
  const [link = ''] = linksNamed(page.text, /^\s*Download/).filter((one) => one.startsWith('/files/'));
  return { client, link };
}

/** Follows the page that waits, as a browser without script does, until the file begins. */
async function download(client: ShopClient, link: string) {
  const first = await load(client, link);
  if (first.status !== 303) return { pages: [] as string[], file: first };
  const pages: string[] = [];
  for (let step = 0; step < 60; step++) {
    const page = await client.get(first.headers.get('location') ?? '');
    pages.push(textOf(page.text));
    const refresh = page.headers.get('refresh') ?? '';
    const [, next] = /url=(\S+)/.exec(refresh) ?? [];
    if (next) return { pages, file: await load(client, next) };
    expect(refresh).toBe('3');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the copy was never ready');
}

describe('a PDF with the buyer’s name', () => {
  let admin: ShopClient;
  const version = async () => formWith((await admin.get(PATH)).text, 'Add file').fields['version'] ?? '';
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
    expect((await admin.post(PATH, { act: 'stamp', version: await version() })).status).toBe(303);
  });

  test('is made for each buyer, on each page, while the buyer waits on a page', async () => {
    const [ada, bob] = [await anOwner(), await anOwner()];
    const [first, other] = [await download(ada.client, ada.link), await download(bob.client, bob.link)];
    expect(first.pages.at(-1)).toContain('Your file is ready');
    for (const { file } of [first, other]) {
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(file.headers.get('content-disposition')).toContain('attachment');
    }
    expect(first.file.body.equals(other.file.body)).toBe(false);
    expect(contentsOf(first.file.body)).not.toBe('');
    const again = await load(ada.client, ada.link);
    expect([again.status, again.body.equals(first.file.body)]).toEqual([200, true]);
    const rest = await load(ada.client, ada.link, { range: 'bytes=100-' });
    expect([rest.status, rest.body.equals(first.file.body.subarray(100))]).toEqual([206, true]);
    expect((await load(bob.client, ada.link)).status).toBe(404);
    const wait = ada.link.replace('/files/', '/preparing/');
    expect((await bob.client.get(wait)).status).toBe(404);
    expect((await shop.client().get(wait)).status).toBe(404);
  });

  test('that is encrypted is told to staff, and sold as it is', async () => {
    const doc = new PDFKit({ ownerPassword: 'secret' });
    doc.text('Locked').end();
    const locked = await buffer(doc as unknown as NodeJS.ReadableStream);
    const [file] = await query<{ id: string }>(
      'select f.id from download_files f join products p on p.id = f.product_id where p.slug = $1 order by f.position limit 1',
      SLUG,
    );
    const form = new FormData();
    const fields = {
      act: 'new-version',
      version: await version(),
      of: file?.id ?? '',
      edition: '9',
      words: '',
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(locked)]), 'locked.pdf');
    const encoded = new Response(form);
    const sent = await admin.ask(PATH, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: new Uint8Array(await encoded.arrayBuffer()),
    });
    expect(sent.status).toBe(303);
    const owner = await anOwner();
    let got = await load(owner.client, owner.link);
    for (let step = 0; step < 60 && got.status === 303; step++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      got = await load(owner.client, owner.link);
    }
    expect([got.status, got.body.equals(locked)]).toEqual([200, true]);
    expect(textOf((await admin.get(PATH)).text)).toContain('is encrypted, so it cannot carry names');
    const concerns = await query("select from concerns where kind = 'stamp_failed' and subject = $1", SLUG);
    expect(concerns).toHaveLength(1);
    expect((await admin.post(PATH, { act: 'no-stamp', version: await version() })).status).toBe(303);
  });
});
