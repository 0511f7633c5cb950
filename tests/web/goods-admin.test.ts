import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { anAddress } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.91');
const SLUG = `leather-apron-${crypto.randomUUID().slice(0, 6)}`;
const OPTIONS = `/admin/products/${SLUG}/options`;
type Typed = Readonly<Record<string, string>>;

let staff: ShopClient;

/** Sends the form of a page that has a button, with what a person types. */
async function send(path: string, button: string | RegExp, typed: Typed) {
  const page = await staff.get(path, { follow: true });
  const form = formWith(page.text, button);
  return staff.post(form.action, { ...form.fields, ...typed }, { follow: true });
}

/** Sends a picture by the form of a page. */
async function upload(path: string, name: string, alt: string) {
  const { version = '' } = formWith((await staff.get(path)).text, 'Upload').fields;
  const png = sharp({
    create: { width: 700, height: 500, channels: 3, background: name.replace('.png', '') },
  });
  const form = new FormData();
  for (const [field, value] of Object.entries({ act: 'add', version, alt })) form.append(field, value);
  form.append('picture', new Blob([new Uint8Array(await png.png().toBuffer())]), name);
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const body = new Uint8Array(await encoded.arrayBuffer());
  const answer = await staff.ask(path, { method: 'POST', headers, body });
  expect(answer.status).toBe(303);
}

/** Somebody whom staff can give something. */
const aCustomer = (email: string) =>
  asAdmin(shop.database.adminUrl, (client) =>
    client.query('insert into customers (email, email_key, email_proven_at) values ($1, $1, now())', [email]),
  );

beforeAll(async () => {
  staff = (await aMemberOfStaff(shop, 'admin')).client;
  await send('/admin/products/new', 'Create the draft', {
    ...{ title: 'Leather apron', slug: SLUG, kind: 'goods', price: '0', currency: 'USD' },
  });
}, 60_000);

describe('staff make variants of goods from nothing, without script', () => {
  test('the tab leads to options, the page of every product too', async () => {
    const { text } = await staff.get(`/admin/products/${SLUG}`);
    expect(linksNamed(text, /^Variants$/)).toEqual([OPTIONS]);
    const answer = await staff.get(`/admin/products/${SLUG}/variants`);
    expect(answer.headers.get('location')).toBe(OPTIONS);
  });

  test('an option, its grid with one click, and a variant by itself', async () => {
    const wrong = await send(OPTIONS, 'Add the option', {
      act: 'add-option',
      option_name: 'Size',
      option_values: ' ',
    });
    expect(wrong.status).toBe(422);
    expect(formWith(wrong.text, 'Add the option').fields).toMatchObject({ option_name: 'Size' });
    await send(OPTIONS, 'Add the option', {
      act: 'add-option',
      option_name: 'Size',
      option_values: 'S\nM\nL',
    });
    const grid = await send(OPTIONS, 'Add the ticked ones', { act: 'add', price: '0' });
    expect(textOf(grid.text)).toContain('Saved.');
    const sku = `${SLUG.toUpperCase()}-M`;
    expect(linksNamed(grid.text, /^M$/)).toEqual([`${OPTIONS}/${sku}`]);
    const bad = await send(`${OPTIONS}/${sku}`, 'Save', {
      act: 'save',
      'goods.barcode': '4006381333932',
      'goods.weight': '1,2 kg',
    });
    expect(bad.status).toBe(422);
    expect(textOf(bad.text)).toContain('its last digit would be 1');
    const form = formWith(bad.text, 'Save');
    expect(form.fields).toMatchObject({ 'goods.barcode': '4006381333932', 'goods.weight': '1,2 kg' });
    const saved = await staff.post(
      form.action,
      { ...form.fields, act: 'save', 'goods.barcode': '', 'goods.stock': 'untracked' },
      { follow: true },
    );
    expect(textOf(saved.text)).toMatch(/M.*1\.2 kg.*Not counted/s);
  });

  test('what is free and sent goes through the cart', async () => {
    await send(`/admin/products/${SLUG}`, 'Save', {
      ...{ description: 'Thick.', full_description: 'Very thick.', category: 'bread-and-pastry' },
    });
    await send(`/admin/products/${SLUG}/status`, 'Publish', { to: 'published' });
    const { text } = await shop.client().get(`/goods/${SLUG}`);
    expect(textOf(text)).toContain('Add to cart');
    expect(textOf(text)).not.toContain('Get it free');
  });

  test('pictures are uploaded, described, ordered, chosen for a variant and removed', async () => {
    const path = `/admin/products/${SLUG}/pictures`;
    const idsIn = (html: string) => [
      ...new Set([...html.matchAll(/\/media\/([0-9a-f-]{36})-/g)].map(([, id]) => id)),
    ];
    await upload(path, 'blue.png', 'Seen from the front');
    await upload(path, 'red.png', 'Seen from behind');
    const page = await staff.get(path);
    expect(page.text).toContain('alt="Seen from the front"');
    const [front = '', back = ''] = idsIn(page.text);
    await send(path, 'Save Seen from behind', { act: 'describe', alt: 'The back' });
    await send(path, /^Up/, { act: 'up' });
    expect(idsIn((await staff.get(path)).text)).toEqual([back, front]);
    const variant = `${OPTIONS}/${SLUG.toUpperCase()}-L`;
    await send(variant, 'Save', { act: 'save', 'goods.picture': front });
    const foreign = await send(variant, 'Save', { act: 'save', 'goods.picture': crypto.randomUUID() });
    expect(foreign.status).toBe(409);
    const shown = await shop.client().get(`/goods/${SLUG}`);
    expect(idsIn(shown.text).slice(0, 2)).toEqual([back, front]);
    const used = await staff.get(path);
    expect(textOf(used.text)).toContain(`Shown by ${SLUG.toUpperCase()}-L`);
    const { version = '' } = formWith(used.text, 'Upload').fields;
    const removed = await staff.post(path, { act: 'remove', version, of: front }, { follow: true });
    expect(idsIn(removed.text)).toEqual([back]);
    const stale = await staff.post(path, { act: 'remove', version, of: back });
    expect(stale.status).toBe(409);
  });

  test('what staff give is sent to an address, asked for by country', async () => {
    const email = anAddress();
    await aCustomer(email);
    const path = `/admin/customers/give?${new URLSearchParams({ email })}`;
    const asked = await send(path, 'See what it does', {
      step: 'look',
      product: `${SLUG.toUpperCase()}-M`,
      reason: 'A gift.',
    });
    expect([asked.status, textOf(asked.text).includes('This is sent: say where to.')]).toEqual([422, true]);
    const country = formWith(asked.text, 'See what it does');
    const named = await staff.post(country.action, { ...country.fields, step: 'look', country: 'DE' });
    expect(named.status).toBe(422);
    const form = formWith(named.text, 'See what it does');
    const typed = { name: 'Ada Lovelace', line1: 'Hof 1', postcode: '10999', city: 'Berlin' };
    const seen = await staff.post(form.action, { ...form.fields, step: 'look', ...typed });
    expect(textOf(seen.text)).toMatch(/We send it to Ada Lovelace, Hof 1, 10999 Berlin/);
    const last = formWith(seen.text, 'Give access');
    const order = await staff.post(last.action, { ...last.fields, step: 'give' }, { follow: true });
    expect(textOf(order.text)).toMatch(/Hof 1/);
  });

  test.each([
    ['act=save-option&version=1&option=x', 422],
    ['act=add&version=1&price=1&sku_base=A&add_0=maybe', 422],
    ['act=change&version=9999999999&which=all', 422],
    [`act=add-option&version=1&option_name=%00&option_values=a`, 422],
    [`act=add-option&version=1&option_name=${'x'.repeat(65_536)}&option_values=a`, 422],
    ['act=nothing', 422],
  ])('%.60s is refused', async (body, status) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await staff.ask(OPTIONS, { method: 'POST', headers, body })).status).toBe(status);
  });
});
