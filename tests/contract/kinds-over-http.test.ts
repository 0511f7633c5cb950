import { describe, expect, test } from 'vitest';
import { accountSection } from '#shop/products/kind-sentences.ts';
import { allKinds, kindNamed } from '#shop/products/kinds.ts';
import { A_US_ADDRESS } from '#tests/support/checkout-fixtures.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import { textOf } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.31');

/** A product of the kind that costs something and can be bought now. */
async function onSale(kind: string): Promise<{ slug: string; title: string; variant: string }> {
  const { rows } = await asAdmin(shop.database.adminUrl, (client) =>
    client.query<{ slug: string; title: string; variant: string }>(
      `select p.slug, p.title, v.id as variant from products p join variants v on v.product_id = p.id
       where p.kind = $1 and p.status = 'published' and v.withdrawn_at is null and v.price_amount > 0
       order by p.slug desc, v.position limit 1`,
      [kind],
    ),
  );
  const [found] = rows;
  if (!found) throw new Error(`nothing of the kind ${kind} is on sale`);
  return found;
}

describe.each(allKinds().map(({ name }) => name))('the kind %s', (name) => {
  const kind = kindNamed(name);

  test('its lists and a page of it answer, with facts for search engines', async () => {
    const { slug, title } = await onSale(name);
    const client = shop.client();
    expect((await client.get(`/${kind.section}`)).status).toBe(200);
    const page = await client.get(`/${kind.section}/${slug}`);
    expect([page.status, textOf(page.text)]).toEqual([200, expect.stringContaining(title)]);
    expect(textOf(page.text)).toContain(kind.words.promise);
    const facts = [...page.text.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)];
    expect(facts.map(([, json]) => json).join()).toContain('"offers"');
  });

  test.skipIf(!kind.delivery)(
    'once bought, the page where it is used answers its owner, and no stranger',
    async () => {
      const { slug, title, variant } = await onSale(name);
      const client = shop.client();
      await client.post('/api/cart/items', { variant, quantity: '1' });
      const checkout = await client.get('/checkout');
      expect(textOf(checkout.text)).toContain(kind.words.afterPaying);
      const method = /name="method" value="([^"]+)"/.exec(checkout.text)?.[1];
      expect(method !== undefined).toBe(kind.parcel !== undefined);
      const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`;
      const { headers } = await client.post('/api/checkout', {
        email,
        ...(method ? { ...A_US_ADDRESS, method } : {}),
      });
      const sessionId = /(cs_\w+)/.exec(headers.get('location') ?? '')?.[1] ?? '';
      await payFor(shop, sessionId);
      const success = await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
      const number = /ORD-\d{4}-\d{6}/.exec(success.text)?.[0] ?? '';
      const path = kind.own.path(slug);
      const order = await client.get(`/orders/${number}`);
      // What is sent is not opened: its line says how far it is.
      if (!kind.parcel) expect(order.text).toContain(`href="${path}"`);
      for (const address of [path, `/account/${accountSection(kind)}`]) {
        const own = await client.get(address);
        expect([address, own.status, textOf(own.text)]).toEqual([
          address,
          200,
          expect.stringContaining(title),
        ]);
      }
      const stranger = shop.client();
      await stranger.post('/api/cart/items', { variant, quantity: '1' });
      expect((await stranger.get(`/orders/${number}`)).status).toBe(404);
      const list = textOf((await stranger.get(`/account/${accountSection(kind)}`)).text);
      expect(list).toContain(kind.words.nothingOwned.title);
      const page = await stranger.get(path);
      expect(
        page.status === 200 && page.text !== '' && !textOf(page.text).includes(kind.words.nothingOwned.title),
      ).toBe(false);
    },
  );
});
