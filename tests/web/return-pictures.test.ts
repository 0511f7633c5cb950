import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.91');
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** A guest with two pieces that were sent. */
async function aReceiver() {
  const client = shop.client();
  const [goods] = await query<{ variant: string; method: string }>(
    `select v.id as variant, (select m.id from shipping_methods m join shipping_zones z on z.id = m.zone_id
       where 'US' = any (z.countries) and m.kind = 'parcel' and m.is_offered limit 1) as method
     from variants v join products p on p.id = v.product_id where p.slug = 'linen-bread-bag' order by v.position limit 1`,
  );
  const added = await client.post('/api/cart/items', { variant: goods?.variant ?? '', quantity: '2' });
  expect(added.status, textOf(added.text)).toBe(303);
  const address = { country: 'US', name: 'Ada', line1: '1 Main Street', city: 'Albany', region: 'NY' };
  const email = `buyer-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const more = { email, postcode: '12207', method: goods?.method ?? '' };
  const started = await client.post('/api/checkout', { ...address, ...more });
  const sessionId = /(cs_\w+)/.exec(started.headers.get('location') ?? '')?.[1] ?? expect.fail(started.text);
  await payFor(shop, sessionId);
  await client.get(`/checkout/success?session_id=${sessionId}`);
  const [order] = await query<{ id: string; number: string; line: string }>(
    `select o.id, o.number, i.id as line from orders o join payments p on p.order_id = o.id
     join order_items i on i.order_id = o.id where p.stripe_session_id = $1`,
    sessionId,
  );
  await query(
    `with parcel as (insert into shipments (order_id, number, warehouse_id, state, form, packed_at, shipped_at)
       select $1::uuid, 1, (select id from warehouses order by position limit 1), 'shipped', gen_random_uuid(), now(), now()
       returning id)
     insert into shipment_items (shipment_id, order_item_id, quantity) select id, $2::uuid, 2 from parcel`,
    order?.id,
    order?.line,
  );
  return { client, number: order?.number ?? '', id: order?.id ?? '' };
}

const picture = (width = 2000) =>
  sharp({ create: { width, height: 900, channels: 3, background: '#842' } })
    .withExif({ IFD0: { Copyright: 'Ada Lovelace' } })
    .jpeg()
    .toBuffer();

describe('a picture with a return', () => {
  let buyer: Awaited<ReturnType<typeof aReceiver>>;
  let staff: ShopClient;
  beforeAll(async () => {
    [buyer, staff] = [await aReceiver(), (await aMemberOfStaff(shop, 'supporter')).client];
  });

  const send = async (client: ShopClient, content: Buffer | null, more: Record<string, string> = {}) => {
    const form = new FormData();
    const fields = { form: crypto.randomUUID(), wish: 'refund', reason: 'damaged', note: '', 'line-1': '1' };
    for (const [field, value] of Object.entries({ ...fields, ...more })) form.append(field, value);
    form.append('picture', new Blob(content ? [new Uint8Array(content)] : []), content ? 'a.jpg' : '');
    const encoded = new Response(form);
    return client.ask(`/orders/${buyer.number}/returns/new`, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: new Uint8Array(await encoded.arrayBuffer()),
    });
  };

  test('is shown to its buyer without an account and to staff, small and without what the camera wrote', async () => {
    const page = await buyer.client.get(`/orders/${buyer.number}/returns/new`);
    expect(page.text).toMatch(/enctype="multipart\/form-data"/);
    const sent = await send(buyer.client, await picture());
    expect(sent.status, textOf(sent.text)).toBe(303);
    const at = sent.headers.get('location') ?? '';
    expect((await buyer.client.get(at)).text).toContain(`${at}.webp`);
    const own = await fetch(new URL(`${at}.webp`, shop.origin), {
      headers: { cookie: [...buyer.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    expect(own.headers.get('content-type')).toBe('image/webp');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    const shown = await sharp(await own.arrayBuffer()).metadata();
    expect([shown.width, shown.exif]).toEqual([1280, undefined]);
    const name = `${buyer.number}-R1`;
    expect((await staff.get(`/admin/returns/${name}`)).text).toContain(`/admin/returns/${name}.webp`);
    expect((await staff.get(`/admin/returns/${name}.webp`)).status).toBe(200);
    const stranger = shop.client();
    expect((await stranger.get(`${at}.webp`)).status).toBe(404);
    expect((await stranger.get(`/admin/returns/${name}.webp`)).status).toBe(303);
  });

  test('that is none is refused at its field, and what was typed stays', async () => {
    const sent = await send(buyer.client, Buffer.from('<svg onload="alert(1)">'), { note: 'It is torn.' });
    expect(sent.status).toBe(415);
    expect(textOf(sent.text)).toContain('This is no picture that pages can show.');
    expect(sent.text).toContain('It is torn.');
  });

  test('is taken from nobody else, and one of another order is not shown', async () => {
    const before = await query('select id from return_pictures');
    expect((await send(shop.client(), await picture(10))).status).toBe(404);
    expect(await query('select id from return_pictures')).toHaveLength(before.length);
    const other = await aReceiver();
    const [foreign] = await query<{ id: string }>(
      `insert into return_pictures (order_id, content) values ($1, '\\x00') returning id`,
      other.id,
    );
    const stolen = await send(buyer.client, null, { picture_kept: foreign?.id ?? '' });
    expect(stolen.status).toBe(422);
  });
});
