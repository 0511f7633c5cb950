import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Shop } from '#tests/support/shop.ts';
import { formWith } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { expectGoodLook } from './support/look.ts';
import { payAndSeeOrder } from './support/pay-page.ts';
import { expect, test } from './support/shop.ts';
import { anOwner, become } from './support/states.ts';

/** 49.00 + 26.00 + 6.00 for 65.00: what each part bears of it. */
const SHARES = {
  'Your First Sourdough': '39.32 USD',
  'Proofing basket': '20.86 USD',
  'The Sourdough Timetable': '4.82 USD',
};
const OWNED = 'You already have “Your First Sourdough”, which is part of this bundle.';
const ADDRESS = {
  ...{ 'Full name': 'Ada Lovelace', 'Street and number': 'Torstraße 1' },
  ...{ Postcode: '10119', City: 'Berlin' },
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ viewport: { width: 360, height: 800 }, javaScriptEnabled });

    test('a bundle of which the buyer has a part: told before paying, chosen, bought, one part refunded', async ({
      page,
      shop,
    }) => {
      const look = () => (javaScriptEnabled ? expectGoodLook(page) : Promise.resolve());
      const main = page.getByRole('main');
      const { client } = await anOwner(shop, 'first-sourdough');
      await become(page.context(), shop, client);

      await test.step('its page says what is saved and leaves the basket to the buyer', async () => {
        await page.goto('/bundles/your-first-loaf');
        await expect(main).toContainText('By themselves from 77.00 USD.');
        await expect(main).toContainText('You save 12.00 USD');
        await page.getByRole('radio', { name: /Round.*Large/ }).check();
        await look();
        await page.getByRole('button', { name: 'Add to cart' }).first().click();
        if (javaScriptEnabled) await expect(page.getByRole('status')).toContainText(/cart/i);
      });
      await test.step('cart and checkout say what the buyer has of it', async () => {
        await page.goto('/cart');
        await expect(main).toContainText(/Inside: .*Proofing basket \(.*Round.*Large.*\)/);
        await expect(main).toContainText(OWNED);
        await look();
        await page.getByRole('button', { name: 'Checkout' }).click();
        await expect(main).toContainText(OWNED);
      });
      const number = await pay(page, `bundle-${randomUUID().slice(0, 8)}@example.com`, javaScriptEnabled);
      const line = (title: string) =>
        page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
      await test.step('its parts are lines of the order, with their shares of the price', async () => {
        for (const [title, share] of Object.entries(SHARES)) await expect(line(title)).toContainText(share);
        await expect(line('Proofing basket')).toContainText(/Round.*Large/);
        await look();
      });
      await test.step('the buyer reads which part was refunded', async () => {
        await refundLine(shop, number, 3);
        await page.reload();
        await expect(line('The Sourdough Timetable')).toContainText('4.82 USD refunded');
        await expect(page.getByText(/^\d+\.\d\d USD refunded$/)).toHaveCount(1);
        await expect(line('Your First Sourdough').getByRole('link', { name: /^Open/ })).toBeVisible();
        await look();
      });
    });
  });
}

async function pay(page: Page, email: string, hasScript: boolean): Promise<string> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('Germany');
  if (!hasScript) await page.getByRole('button', { name: 'Show what belongs to my choice' }).click();
  await expect(page.getByLabel('State')).toHaveCount(0);
  for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label).fill(text);
  await page.getByRole('radio', { name: /^Parcel/ }).check();
  await page.getByRole('button', { name: 'Checkout' }).click();
  return payAndSeeOrder(page);
}

/** Staff refund all that is left of a line, by its number from 1. */
async function refundLine(shop: Shop, number: string, line: number): Promise<void> {
  const { client } = await aMemberOfStaff(shop, 'admin');
  const path = `/admin/orders/${number}/refund`;
  const { fields } = formWith((await client.get(path)).text, 'See what it does');
  const typed = { ...fields, line: String(line), amount: '', note: 'One of the parts', step: 'look' };
  const preview = formWith((await client.post(path, typed)).text, /^Refund/);
  const done = await client.post(path, { ...preview.fields, step: 'refund' });
  expect(done.status).toBe(303);
}
