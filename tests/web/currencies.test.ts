import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, textOf } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

let shop: Shop;
let admin: ShopClient;
beforeAll(async () => {
  shop = await startShop({ mailbox: true });
  admin = (await aMemberOfStaff(shop, 'admin')).client;
}, 120_000);
afterAll(() => shop?.stop());

const PATH = '/admin/settings/currency';

// The course costs 49.00 USD at first; each price is made of the one before.
test.each([
  ['JPY', 'USD', '150', '7,350 JPY'],
  ['KWD', 'JPY', '0.00205', '15.070 KWD'],
  ['EUR', 'KWD', '3', '45.21 EUR'],
])(
  'the owner chooses %s, sees every price, and a course is bought in it',
  async (currency, from, rate, price) => {
    const query = new URLSearchParams({ currency, [`rate_${from}`]: rate, round: 'exact' });
    const preview = await admin.get(`${PATH}?${query}`);
    expect(textOf(preview.text)).toContain(price);
    const form = formWith(preview.text, `Sell in ${currency} from now on`);
    const changed = await admin.post(PATH, form.fields, { follow: true });
    expect(textOf(changed.text)).toContain(`Your shop sells in ${currency} now.`);
    expect(textOf((await shop.client().get('/courses/first-sourdough')).text)).toContain(price);
    const { client, sessionId, paymentPage } = await aBuyer(shop);
    expect(await (await fetch(paymentPage)).text()).toContain(price.replace(',', ''));
    const waiting = textOf((await admin.get(PATH)).text);
    expect(waiting).toContain('1 order is waiting for the payment');
    const refused = await admin.post(PATH, {
      currency: 'CHF',
      [`rate_${currency}`]: '1',
      round: 'exact',
      seen: '',
    });
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('has to end first'),
    ]);
    await payFor(shop, sessionId);
    const paid = await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
    expect(textOf(paid.text)).toContain(price);
  },
);
