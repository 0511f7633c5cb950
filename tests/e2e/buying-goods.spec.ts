import type { Page } from '@playwright/test';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { tabTo } from './support/keyboard.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';
import { become } from './support/states.ts';

const APRON = '/goods/workshop-apron?variant=APRON-L-BLUE';

/** What is typed into the fields of an address in Germany. */
const BERLIN = {
  ...{ 'Full name': 'Ada Lovelace', 'Street and number': 'Torstraße 1' },
  ...{ Postcode: 'D-10119', City: 'Berlin' },
};

for (const [width, javaScriptEnabled] of [
  [360, true],
  [1280, true],
  [360, false],
] as const) {
  test.describe(`${width} px, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ viewport: { width, height: 800 }, javaScriptEnabled });

    test('goods are sent to an address that their order keeps, and wait for staff', async ({
      page,
      shop,
    }) => {
      const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
      await toCheckout(page);
      await look();
      // Nothing of it is delivered at once.
      await expect(page.getByLabel(/^Deliver at once/)).toHaveCount(0);
      await page.getByLabel('Email').fill(`goods-${width}-${javaScriptEnabled}@example.com`);
      await chooseCountry(page, 'Germany', javaScriptEnabled);
      await expect(page.getByLabel('State')).toHaveCount(0);
      await expect(page.getByText('Street and number (optional)')).toHaveCount(0);
      for (const [label, text] of Object.entries(BERLIN)) await page.getByLabel(label).fill(text);
      await page.getByLabel('Postcode').fill('1011');
      await page.getByRole('radio', { name: /^Parcel/ }).check();
      await page.getByRole('button', { name: 'Checkout' }).click();

      await expect(page.getByText('That is no postcode of Germany.').first()).toBeVisible();
      await expect(page.getByLabel('Street and number')).toHaveValue('Torstraße 1');
      await look();
      await chooseCountry(page, 'Ireland', javaScriptEnabled);
      await expect(page.getByLabel('Eircode')).toBeVisible();
      await chooseCountry(page, 'Germany', javaScriptEnabled);
      await page.getByRole('radio', { name: /^Parcel/ }).check();
      await expect(page.getByLabel('City')).toHaveValue('Berlin');
      await page.getByLabel('Postcode').fill('10119');
      await page.getByRole('button', { name: 'Checkout' }).click();
      await pay(page);
      await expect(page.locator('address')).toHaveText(/Ada Lovelace\s*Torstraße 1\s*10119 Berlin\s*Germany/);
      await expect(page.getByText('2 to 5 working days')).toBeVisible();
      await look();

      await become(page.context(), shop, (await aMemberOfStaff(shop, 'admin')).client);
      await page.goto('/admin/shipping');
      // A whole row leads to its order, but its box is for packing slips.
      await page
        .getByRole('checkbox', { name: /^Packing slips of/ })
        .first()
        .check();
      await look();
    });
  });
}

test('by the keyboard alone, to be picked up, with no more than a name', async ({ page }) => {
  await toCheckout(page);
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type('goods-keys@example.com');
  await tabTo(page, page.getByLabel('Country', { exact: true }));
  await page.keyboard.type('Germany');
  await expect(page.getByRole('radio', { name: /^Pick-up/ })).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: /^Parcel/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Pick-up/ })).toBeFocused();
  await expect(page.getByLabel('Street and number')).toBeHidden();
  await tabTo(page, page.getByLabel('Full name'));
  await page.keyboard.type('Ada Lovelace');
  await page.keyboard.press('Enter');
  await pay(page);
  await expect(page.getByText(/Pick-up: Werkstattstraße 12/)).toBeVisible();
  await page.goto('/account/addresses');
  await expectNoBarriers(page);
});

test('what is typed while the page still follows a choice stays, and so does the cursor', async ({
  page,
}) => {
  await toCheckout(page);
  await chooseCountry(page, 'Germany', true);
  let answer = () => {};
  const typed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/checkout', async (route) => {
    await typed;
    await route.continue();
  });
  await page.getByLabel('Country', { exact: true }).selectOption('Ireland');
  const name = page.getByLabel('Full name');
  await name.pressSequentially('Ada Lovlace');
  for (let back = 0; back < 'lace'.length; back++) await page.keyboard.press('ArrowLeft');
  answer();
  await expect(page.getByLabel('Eircode')).toBeVisible();
  await expect(name).toBeFocused();
  await page.keyboard.type('e');
  await expect(name).toHaveValue('Ada Lovelace');
});

async function toCheckout(page: Page): Promise<void> {
  await page.goto(APRON);
  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  await expect(page).toHaveURL(/\/cart/);
  await expect(page.getByText(/Plus delivery, from/)).toBeVisible();
  await page.getByRole('button', { name: 'Checkout' }).click();
  await expect(page).toHaveURL(/\/checkout/);
}

async function chooseCountry(page: Page, name: string, hasScript: boolean): Promise<void> {
  await page.getByLabel('Country', { exact: true }).selectOption(name);
  const show = page.getByRole('button', { name: 'Show what belongs to my choice' });
  if (hasScript) await expect(show).toBeHidden();
  else await show.click();
  await expect(page.getByRole('radio', { name: /^Pick-up in Berlin/ })).toBeVisible();
}

async function pay(page: Page): Promise<void> {
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Delivery', exact: true })).toBeVisible();
  await expect(page.getByText(/^We email you when it /)).toBeVisible();
  await expect(page.getByText(/Ada Lovelace/).first()).toBeVisible();
  await page
    .getByRole('link', { name: /ORD-\d{4}-\d{6}/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/orders\/ORD-/);
}
