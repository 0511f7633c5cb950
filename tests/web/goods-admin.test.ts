import { beforeAll, describe, expect, test } from 'vitest';
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
async function send(path: string, button: string, typed: Typed) {
  const page = await staff.get(path, { follow: true });
  const form = formWith(page.text, button);
  return staff.post(form.action, { ...form.fields, ...typed }, { follow: true });
}

beforeAll(async () => {
  staff = (await aMemberOfStaff(shop, 'admin')).client;
  await send('/admin/products/new', 'Create the draft', {
    ...{ title: 'Leather apron', slug: SLUG, kind: 'goods', price: '0', currency: 'EUR' },
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
