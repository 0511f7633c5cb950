import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.46');
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

describe('the media library', () => {
  let admin: ShopClient;
  beforeAll(async () => {
    admin = (await aMemberOfStaff(shop, 'admin')).client;
  });

  const upload = async (name: string, alt: string, content?: Buffer) => {
    const png = await sharp({ create: { width: 1000, height: 600, channels: 3, background: '#284' } })
      .png()
      .toBuffer();
    const form = new FormData();
    for (const [field, value] of Object.entries({ act: 'upload', alt })) form.append(field, value);
    form.append('picture', new Blob([new Uint8Array(content ?? png)]), name);
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    return admin.ask('/admin/media', {
      method: 'POST',
      headers,
      body: new Uint8Array(await encoded.arrayBuffer()),
    });
  };
  const find = async (name: string) =>
    (await query<{ id: string }>('select id from files where name = $1', name))[0]?.id ?? '';

  test('takes a picture with what it shows, changes that, and deletes it', async () => {
    expect((await upload('green.png', 'A green field')).status).toBe(303);
    const id = await find('green.webp');
    const page = (await admin.get('/admin/media?show=pictures')).text;
    expect(page).toContain(`/media/${id}-320.webp`);
    expect(page).toContain('alt="A green field"');
    const described = await admin.post('/admin/media', { act: 'describe', of: id, alt: 'Grass' });
    expect(described.status).toBe(303);
    expect((await admin.get('/admin/media')).text).toContain('alt="Grass"');
    expect((await admin.post('/admin/media', { act: 'delete', of: id })).status).toBe(303);
    expect((await shop.client().get(`/media/${id}-320.webp`)).status).toBe(404);
    expect((await admin.post('/admin/media', { act: 'delete', of: id })).status).toBe(409);
  });

  test('keeps what a product uses, and says where', async () => {
    await upload('used.png', '');
    const id = await find('used.webp');
    const slug = 'breathing-at-six-a-minute';
    const chosen = await admin.get(`/admin/media?for=${slug}`);
    expect(chosen.text).toContain(`/admin/products/${slug}?image=%2Fmedia%2F${id}-960.webp`);
    const form = (await admin.get(`/admin/products/${slug}?image=%2Fmedia%2F${id}-960.webp`)).text;
    expect(form).toContain(`value="/media/${id}-960.webp"`);
    expect(textOf(form)).toContain('Picture chosen. Save to use it.');
    await query('update products set image = $1 where slug = $2', `/media/${id}-960.webp`, slug);
    expect(textOf((await admin.get('/admin/media')).text)).toContain('Breathing at Six a Minute');
    const refused = await admin.post('/admin/media', { act: 'delete', of: id });
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('It is used by now'),
    ]);
    await query('update products set image = null where slug = $1', slug);
    expect((await admin.post('/admin/media', { act: 'delete', of: id })).status).toBe(303);
  });

  test('lists the files of downloads with the page that has them, a page at a time', async () => {
    const page = await admin.get('/admin/media?show=files');
    expect(page.text).toMatch(/\/admin\/products\/[a-z0-9-]+\/files/);
    const ids = [...page.text.matchAll(/<h2 class="admin-media-name/g)];
    expect(ids.length).toBeLessThanOrEqual(30);
    for (const wrong of ['?show=x', '?after=x', '?for=../x', '?y=1'])
      expect([wrong, (await admin.get(`/admin/media${wrong}`)).status]).toEqual([wrong, 400]);
  });

  test('refuses what is no picture (I5, I6)', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const content of [svg, Buffer.from('GIF89a<script>alert(1)</script>'), Buffer.from('%PDF-1.4')]) {
      const refused = await upload('trick.png', '', content);
      expect(refused.status).toBe(415);
    }
    expect(await find('trick.webp')).toBe('');
  });
});
