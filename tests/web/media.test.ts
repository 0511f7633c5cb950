import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.46');
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** A picture that no other test has uploaded. */
const png = (colour: string, width = 1000, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();

describe('the media library', () => {
  let admin: ShopClient;
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
  });

  const send = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    ...pictures: (readonly [string, Buffer])[]
  ) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    for (const [name, content] of pictures) form.append('picture', new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    const body = new Uint8Array(await encoded.arrayBuffer());
    return admin.ask(path, { method: 'POST', headers, body });
  };
  const upload = async (name: string, alt: string, content: Buffer) =>
    send('/admin/media', { act: 'upload', alt }, [name, content]);
  const find = async (name: string) =>
    (await query<{ id: string }>('select id from files where name = $1', name))[0]?.id ?? '';

  test('takes a picture with what it shows, changes that, and deletes it', async () => {
    const uploaded = await upload('green.png', 'A green field', await png('#281'));
    const id = await find('green.webp');
    expect([uploaded.status, uploaded.headers.get('location')]).toEqual([303, `/admin/media/${id}`]);
    const page = `/admin/media/${id}`;
    expect((await admin.get('/admin/media?q=green')).text).toContain(`/media/${id}-320.webp`);
    expect((await admin.get(page)).text).toContain('value="A green field"');
    const described = await admin.post(page, { act: 'describe', alt: 'Gras', language: 'de' });
    expect(described.status).toBe(303);
    expect(textOf((await admin.get('/admin/media?q=gras')).text)).toContain('green.webp');
    expect(textOf((await admin.get(page)).text)).toContain('Alternative text: A green field → Gras');
    expect((await admin.post(page, { act: 'delete' })).status).toBe(303);
    expect((await shop.client().get(`/media/${id}-320.webp`)).status).toBe(404);
    expect((await admin.post(page, { act: 'delete' })).status).toBe(404);
    expect(textOf((await admin.get('/admin/audit')).text)).toContain('“green.webp”');
  });

  test('takes several at once, says which were not taken, and knows one that it has', async () => {
    const [red, blue] = [await png('#911'), await png('#119')];
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const answer = await send(
      '/admin/media',
      { act: 'upload', alt: '' },
      ['red.png', red],
      ['trick.png', svg],
      ['blue.png', blue],
    );
    expect(answer.status).toBe(415);
    const text = textOf(answer.text);
    for (const part of ['trick.png: This is no picture', '2 pictures are in the library'])
      expect(text).toContain(part);
    expect([await find('red.webp'), await find('blue.webp')]).not.toContain('');
    await upload('red again.png', '', red);
    expect(await find('red again.webp')).toBe('');
    const ids = [...(await admin.get('/admin/media?use=unused')).text.matchAll(/admin-media-name/g)];
    expect(ids.length).toBeGreaterThanOrEqual(2);
  });

  test('shows the pictures of a course in their order, and keeps what is used', async () => {
    const slug = 'breathing-at-six-a-minute';
    await upload('first.png', 'First', await png('#123456'));
    const id = await find('first.webp');
    const path = `/admin/products/${slug}/pictures`;
    const chosen = await admin.get(`/admin/media?for=${slug}`);
    const [, version = ''] = /name="version" value="(\d+)"/.exec(chosen.text) ?? [];
    expect((await admin.post(path, { act: 'choose', version, picture: id })).status).toBe(303);
    const [product] = await query<{ image: string; section: string; version: number }>(
      "select image, version, case kind when 'course' then 'courses' else kind || 's' end as section from products where slug = $1",
      slug,
    );
    expect(product?.image).toBe(`/media/${id}-960.webp`);
    const second = await send(path, { act: 'add', alt: 'Second', version: String(product?.version) }, [
      'second.png',
      await png('#654321'),
    ]);
    expect(second.status).toBe(303);
    const shown = (await shop.client().get(`/${product?.section}/${slug}`)).text;
    expect(shown).toContain(`/media/${id}-320.webp 320w, /media/${id}-640.webp 640w`);
    expect(shown.indexOf('alt="First"')).toBeLessThan(shown.indexOf('alt="Second"'));
    const refused = await admin.post(`/admin/media/${id}`, { act: 'delete' });
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('It is used by now'),
    ]);
    // Replaced, it stands in the same place under another address; the old one leads to it.
    const page = `/admin/media/${id}`;
    expect((await send(page, { act: 'replace' }, ['new.png', await png('#0a0', 800, 800)])).status).toBe(303);
    const after = (await shop.client().get(`/${product?.section}/${slug}`)).text;
    expect(after).toContain(`/media/${id}-640.webp?v=2 640w, /media/${id}-800.webp?v=2 800w`);
    const [now, old] = [
      await shop.client().get(`/media/${id}-800.webp?v=2`),
      await shop.client().get(`/media/${id}-960.webp`),
    ];
    expect([now.headers.get('cache-control'), old.headers.get('cache-control')]).toEqual([
      'public, max-age=31536000, immutable',
      'public, max-age=60',
    ]);
    expect(old.headers.get('content-length')).toBe(now.headers.get('content-length'));
    // A click on the picture says what matters in it, without script.
    const click = { act: 'point', 'focus.x': '30', 'focus.y': '270', width: '300', height: '300' };
    expect((await admin.post(page, click)).status).toBe(303);
    expect((await shop.client().get(`/${product?.section}/${slug}`)).text).toContain('focus-x-1 focus-y-9');
    const versions = await query<{ version: number }>('select version from products where slug = $1', slug);
    const latest = String(versions[0]?.version);
    expect((await admin.post(path, { act: 'remove', of: id, version: latest })).status).toBe(303);
    expect((await admin.post(page, { act: 'delete' })).status).toBe(303);
  });

  test('shows a picture that the text of a lesson names, and says of another that it is not there', async () => {
    await upload('crumb.png', 'A crumb', await png('#cba987'));
    const id = await find('crumb.webp');
    const path = '/admin/products/first-sourdough/lessons/stretch-and-fold';
    const page = await admin.get(path);
    const { fields } = formWith(page.text, 'Save', path);
    const body = `${fields['body']}\n\n![](media:${id})`;
    const preview = await admin.post(path, { ...fields, body, act: 'preview' });
    expect(preview.text).toMatch(
      new RegExp(`<img src="/media/${id}-640.webp" srcset="/media/${id}-320.webp 320w,[^>]* alt="A crumb"`),
    );
    const unknown = `![](media:${crypto.randomUUID()})`;
    const shown = await admin.post(path, { ...fields, body: unknown, act: 'preview' });
    expect(textOf(shown.text)).toContain('It is not in the media library, or no longer.');
    expect((await admin.post(path, { ...fields, body: unknown, act: 'save' })).status).toBe(422);
    expect((await admin.post(path, { ...fields, body, act: 'save' })).status).toBe(303);
    expect(textOf((await admin.get(`/admin/media/${id}`)).text)).toMatch(/Lesson ?: Stretch and fold/);
    expect((await admin.post(`/admin/media/${id}`, { act: 'delete' })).status).toBe(409);
  });

  test('lists the files of downloads with the page that has them, a page at a time', async () => {
    const page = await admin.get('/admin/media?show=files&use=used');
    const [, id = ''] = /\/admin\/media\/([0-9a-f-]{36})/.exec(page.text) ?? [];
    expect((await admin.get(`/admin/media/${id}`)).text).toMatch(/\/admin\/products\/[a-z0-9-]+\/files/);
    const ids = [...page.text.matchAll(/<h2 class="admin-media-name/g)];
    expect(ids.length).toBeLessThanOrEqual(30);
    for (const wrong of ['?show=x', '?after=x', '?for=../x', '?y=1', '?use=x'])
      expect([wrong, (await admin.get(`/admin/media${wrong}`)).status]).toEqual([wrong, 400]);
  });

  test('refuses what is no picture (I5, I6)', async () => {
    for (const content of ['GIF89a<script>alert(1)</script>', '%PDF-1.4', '']) {
      const refused = await upload('trick.png', '', Buffer.from(content));
      expect(refused.status).toBe(415);
    }
    expect(await find('trick.webp')).toBe('');
  });
});
