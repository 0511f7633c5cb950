import { describe, expect, test } from 'vitest';
import { anAddress, emailSentTo } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { formWith, linksNamed, textOf } from '#tests/support/shop-forms.ts';
import { parseXml, textsOf } from '#tests/support/xml.ts';

const shop = sharedShop('192.0.2.83');
const get = (path: string) => shop.client().get(path);
const jsonLd = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
  );

describe('the page of an item', () => {
  test('lists every variant by radio buttons for those without script, and what is sold out cannot be chosen', async () => {
    const { status, text } = await get('/goods/workshop-apron');
    expect(status, textOf(text)).toBe(200);
    const list = /<fieldset[^>]*data-goods[^>]*>.*?<\/fieldset>/s.exec(text)?.[0] ?? '';
    expect(textOf(list)).toContain('Size, Colour');
    expect([...list.matchAll(/type="radio"/g)]).toHaveLength(6);
    const small = /<label[^>]*>(?:(?!<\/label>).)*APRON-S-BLUE.*?<\/label>/s.exec(list)?.[0] ?? '';
    expect(small).toMatch(/ disabled/);
    expect(textOf(small)).toMatch(/Small.*Blue.*52\.00.*Sold out/s);
  });

  test('has a group for each option, named by it', async () => {
    const { text } = await get('/goods/workshop-apron');
    const groups = [...text.matchAll(/<fieldset[^>]*data-option[^>]*>\s*<legend[^>]*>([^<]+)/g)];
    expect(groups.map(([, name]) => name)).toEqual(['Size', 'Colour']);
    const book = await get('/goods/a-loaf-a-week');
    expect(book.text).not.toContain('data-option=');
    expect(book.text).toMatch(/<legend[^>]*>Binding</);
  });

  test('says what is in stock and when a back-order is sent', async () => {
    expect(textOf((await get('/goods/linen-bread-bag')).text)).toContain('In stock');
    expect(textOf((await get('/goods/buckwheat-cushion')).text)).toMatch(/Back-order: sent from \d+ \w+/);
    expect(textOf((await get('/goods/workshop-apron')).text)).toContain('Only 3 left');
  });

  test('tells machines of all variants, each with an offer of its own', async () => {
    const group = jsonLd((await get('/goods/buckwheat-cushion')).text).find(
      (facts) => facts['@type'] === 'ProductGroup',
    );
    const variants = group?.['hasVariant'] as { sku: string; offers: Record<string, unknown> }[];
    expect(variants.map(({ sku }) => sku)).toContain('CUSHION-OCHRE');
    const ochre = variants.find(({ sku }) => sku === 'CUSHION-OCHRE');
    expect(ochre?.offers['availability']).toBe('https://schema.org/BackOrder');
  });
});

test('/products.xml has every variant of goods on sale, and no page past the end', async () => {
  const { text, headers } = await get('/products.xml');
  expect(headers.get('content-type')).toMatch(/^application\/xml/);
  const xml = parseXml(text);
  const ids = textsOf(xml, 'g:id');
  expect(ids).toEqual(expect.arrayContaining(['APRON-S-BLUE', 'BREAD-BAG', 'LOAF-BOOK-SOFT']));
  expect(textsOf(xml, 'g:availability')[ids.indexOf('APRON-S-BLUE')]).toBe('out_of_stock');
  expect((await get('/products.xml?page=2')).status).toBe(404);
  expect((await get('/products.xml?page=x')).status).toBe(404);
});

test('pictures of variants are shown in the widths that fit, told to machines and merchants, and kept', async () => {
  const query = (text: string, ...values: unknown[]) =>
    asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);
  const [file] = await query(
    `insert into files (name, bytes, sha256, type, storage_key, created_by, alternative_text)
     values ('ink.webp', 1, sha256('ink'), 'image/webp', gen_random_uuid(), 'cli', 'A bottle of blue ink') returning id`,
  );
  for (const width of [320, 900])
    await query(
      `insert into picture_sizes (file_id, width, height, bytes, storage_key) values ($1, $2, $2, 1, gen_random_uuid())`,
      ...[file.id, width],
    );
  await query(
    "update goods_variants set picture_id = $1 where variant_id in (select id from variants where sku = 'INK-SET-BLUE')",
    file.id,
  );
  const { text } = await get('/goods/ink-and-nib-set?variant=INK-SET-BLUE');
  expect(text).toContain(`srcset="/media/${file.id}-320.webp 320w, /media/${file.id}-900.webp 900w"`);
  expect(text).toContain('alt="A bottle of blue ink"');
  const group = jsonLd(text).find((facts) => facts['@type'] === 'ProductGroup');
  expect(group?.['image']).toEqual([`${shop.origin}/media/${file.id}-900.webp`]);
  // By another address: the first page may be cached from before this change, which SQL made.
  expect((await get('/products.xml?page=1')).text).toContain(`/media/${file.id}-900.webp</g:image_link>`);
  const uses = await query('select used_as from file_uses where file_id = $1', file.id);
  expect(uses).toEqual([{ used_as: 'picture' }]);
});

describe('an email when it is back', () => {
  const page = '/back-in-stock/workshop-apron';

  test('is asked for from the page of the item, without script, and stopped by the link of the email', async () => {
    const client = shop.client();
    const ada = anAddress();
    const [link] = linksNamed((await client.get('/goods/workshop-apron')).text, /email when it’s back/);
    expect(link).toBe(page);
    const form = formWith((await client.get(`${page}?variant=APRON-S-BLUE`)).text, 'Email me when it’s back');
    expect(form.fields['variant']).toBe('APRON-S-BLUE');
    const wrong = await client.post(form.action, { ...form.fields, email: 'nobody' });
    expect(wrong.status).toBe(422);
    const asked = await client.post(form.action, { ...form.fields, email: ada }, { follow: true });
    expect(textOf(asked.text)).toContain('Check your email');
    const { Text } = await emailSentTo(shop, ada, /^Confirm your email: .*Workshop apron/);
    const own = /\/back-in-stock\/email\/[\w.-]+/.exec(Text)?.[0] ?? '';
    const confirm = formWith((await get(own)).text, 'Email me when it’s back');
    const confirmed = await client.post(
      confirm.action,
      { ...confirm.fields, act: 'confirm' },
      { follow: true },
    );
    expect(textOf(confirmed.text)).toContain('We’ll email you once');
    const left = await client.post(own, { act: 'leave' }, { follow: true });
    expect(textOf(left.text)).toContain('We will not email you about this.');
  });

  test('answers the same for an address that has asked before', async () => {
    const ada = anAddress();
    const ask = async () => {
      const { text, status } = await shop
        .client()
        .post(page, { variant: 'APRON-S-BLUE', email: ada }, { follow: true });
      return [status, textOf(text)];
    };
    expect(await ask()).toEqual(await ask());
  });

  test.each([
    ['APRON-L-GREY', /in stock now/],
    ['no-such', /no longer on sale/],
  ])('is not for %s', async (variant, words) => {
    const { status, text } = await shop.client().post(page, { variant, email: anAddress() });
    expect(status).toBe(409);
    expect(textOf(text)).toMatch(words);
  });

  test.each(['/back-in-stock/first-sourdough', '/back-in-stock/none', '/back-in-stock/email/none'])(
    'has no page at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('the checkout of an item that is sent later', () => {
  const TYPED = {
    name: 'Ada Lovelace',
    line1: 'Torstraße 1',
    city: 'Berlin',
    region: 'Mitte',
    postcode: '10119',
  };
  const typedIn = (html: string, name: string) =>
    new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1];

  test('says so in the cart and above the form, and loses nothing that was typed, wherever it goes', async () => {
    const client = shop.client();
    const { text: page } = await client.get('/goods/buckwheat-cushion');
    const ochre = /<label[^>]*>(?:(?!<\/label>).)*CUSHION-OCHRE.*?<\/label>/s.exec(page)?.[0] ?? '';
    const variant = /value="([^"]+)"/.exec(ochre)?.[1] ?? '';
    await client.post('/api/cart/items', { variant, quantity: '9' });
    const cart = textOf((await client.get('/cart')).text);
    expect(cart).toMatch(/Back-order: sent from \d+ \w+ 20\d\d/);
    const { text: fresh } = await client.get('/checkout');
    expect(textOf(fresh)).toMatch(/Back-order: sent from \d+ \w+ 20\d\d/);
    expect(typedIn(fresh, 'promised')).toMatch(/^[\w-]{36}:9:20\d\d-\d\d-\d\d$/);
    // Nine of them are too heavy for the rest of the world.
    const refused = await client.post('/checkout', { ...TYPED, country: 'JP', billing_name: 'Ada King' });
    expect(textOf(refused.text)).toContain('We can’t ship all of this to Japan');
    for (const [name, value] of Object.entries(TYPED)) expect(typedIn(refused.text, name), name).toBe(value);
    expect(typedIn(refused.text, 'billing_name')).toBe('Ada King');
    const german = await client.post('/checkout', { ...TYPED, country: 'DE' });
    for (const [name, value] of Object.entries(TYPED)) expect(typedIn(german.text, name), name).toBe(value);
    expect(german.text).toMatch(/<input type="hidden" name="region" value="Mitte"/);
    // A state that was chosen from a list is there again when its country is, whatever lists were shown meanwhile.
    const state = (html: string) =>
      /<option value="([^"]+)" selected[^>]*>(?:California|Ontario)/.exec(html)?.[1];
    const inCanada = await client.post('/checkout', { ...TYPED, region: 'CA', country: 'CA' });
    const kept = { region_before: typedIn(inCanada.text, 'region_before') ?? '' };
    expect([state(inCanada.text), kept.region_before]).toEqual([undefined, 'CA']);
    const back = await client.post('/checkout', { ...TYPED, ...kept, region: 'ON', country: 'US' });
    expect([state(back.text), typedIn(back.text, 'region_before')]).toEqual(['CA', 'ON']);
    const again = await client.post('/checkout', {
      ...TYPED,
      region_before: 'ON',
      region: 'CA',
      country: 'CA',
    });
    expect(state(again.text)).toBe('ON');
    const nowhere = await client.post('/checkout', { ...TYPED, country: '' });
    for (const [name, value] of Object.entries(TYPED)) expect(typedIn(nowhere.text, name), name).toBe(value);
  });
});
