import type { Browser, Page } from '@playwright/test';
import { aMember, GOOD_PASSWORD } from '#tests/support/people.ts';
import type { Shop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import { giveRole } from '#tests/support/staff-roles.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

const WAYS = [
  { name: 'wide, with script', viewport: { width: 1280, height: 800 }, javaScriptEnabled: true },
  { name: 'narrow, without script', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
];

/** An admin's address; the password is everybody's. */
async function anAdmin(shop: Shop): Promise<string> {
  const { email } = await aMember(shop);
  await giveRole(shop, email, 'admin');
  return email;
}

/** Asks for a page of the admin, and is sent to sign in first. */
async function enter(page: Page, email: string, path = '/admin'): Promise<void> {
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(GOOD_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(path);
}

/** Somebody else's browser, who only shops. */
async function aShopper(browser: Browser, shop: Shop): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.origin });
  return context.newPage();
}

for (const { name, viewport, javaScriptEnabled } of WAYS) {
  test.describe(name, () => {
    test.use({ viewport, javaScriptEnabled });

    test('a shopkeeper creates, publishes, edits and unpublishes a course, and the shopper’s view follows', async ({
      page,
      shop,
      browser,
    }) => {
      const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
      const shopper = await aShopper(browser, shop);
      const title = `Knots that hold ${javaScriptEnabled ? 'fast' : 'slow'}`;
      const address = `/courses/${title.toLowerCase().replaceAll(' ', '-')}`;
      const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
      const tab = (name: string) =>
        page.getByRole('navigation', { name: 'This product' }).getByRole('link', { name }).click();

      await enter(page, await anAdmin(shop), '/admin/products');
      await look();
      await page.getByRole('link', { name: 'New product' }).click();
      await page.getByLabel('Title').fill(title);
      await page.getByLabel('Price').fill('49');
      await look();
      await page.getByRole('button', { name: 'Create the draft' }).click();
      await expect(page.getByRole('status')).toContainText('The draft is created');
      await look();

      // It says what is missing, and does not publish without it.
      await tab('Status');
      await page.getByRole('button', { name: 'Send to review' }).click();
      await page.getByRole('button', { name: 'Publish' }).click();
      await expect(page.getByText(/Not published yet: \d+ things are missing/)).toBeVisible();
      await look();
      expect((await shopper.goto(address))?.status()).toBe(404);
      await page.getByRole('link', { name: 'Say in a sentence what it is.' }).click();

      await page
        .getByLabel('Short description')
        .fill('Tie five knots that hold, and know when to use which.');
      await page.getByLabel('Description', { exact: true }).fill('Five knots, **one** rope.');
      await page.getByLabel('Category').selectOption({ index: 1 });
      await page.getByLabel('Teacher', { exact: true }).fill('Ida Holm');
      await page.getByLabel('What you’ll be able to do').fill('Tie five knots\nUntie them again');
      await save();
      await expect(page.getByRole('status')).toContainText('Saved');

      await tab('Curriculum');
      await page.getByLabel('Name of the new section').fill('Ropes');
      await page.getByRole('button', { name: 'Add section' }).click();
      await page.getByLabel('New lesson in “Ropes”').fill('The bowline');
      await page.getByRole('button', { name: 'Add lesson' }).click();
      await page.getByLabel('Text', { exact: true }).fill('## The rabbit\n\nIt comes out of its hole.');
      await page.getByLabel('Minutes').fill('12');
      await page.getByLabel('Who may read it').selectOption('yes');
      await page.getByRole('button', { name: 'Preview' }).click();
      await expect(page.getByRole('heading', { name: 'The rabbit' })).toBeVisible();
      await expect(page.getByLabel('Minutes')).toHaveValue('12');
      await look();
      await save();
      await expect(page.getByRole('status')).toContainText('Saved');
      await page.getByRole('link', { name: 'Back to the curriculum' }).first().click();
      await expect(page.getByText('12 min').first()).toBeVisible();
      await look();

      await tab('Status');
      await look();
      await page.getByRole('button', { name: 'Publish' }).click();
      await expect(page.getByRole('status')).toContainText('published');
      expect((await shopper.goto(address))?.status()).toBe(200);
      await expect(shopper.getByText('49.00 USD').first()).toBeVisible();
      await shopper.goto('/courses?sort=newest');
      await expect(shopper.getByRole('link', { name: title })).toBeVisible();

      await tab('Details');
      await page.getByLabel('Price').fill('39.50');
      await page.getByLabel('Web address').fill(`${address.split('/').at(-1)}-twice`);
      await save();
      await expect(page.getByRole('status')).toContainText('Saved');
      await shopper.goto(address);
      await expect(shopper).toHaveURL(`${address}-twice`);
      await expect(shopper.getByText('39.50 USD').first()).toBeVisible();

      await page.getByRole('link', { name: 'Sell it in several variants' }).click();
      await look();
      await page.getByLabel('Name of what is sold now').fill('Alone');
      const added = page.getByRole('region', { name: 'New variant' });
      await added.getByLabel('Name', { exact: true }).fill('With a mentor');
      await added.getByLabel('Price in USD').fill('99');
      await added.getByRole('button', { name: 'Add variant' }).click();
      await page.getByRole('button', { name: /^Up ?: With a mentor$/ }).click();
      await page.getByText('Edit: Alone').click();
      await look();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Edit: Alone' })
        .getByLabel('Price in USD')
        .fill('35');
      await page.getByRole('button', { name: 'Save Alone' }).click();
      await shopper.goto(`${address}-twice`);
      await expect(shopper.getByLabel(/With a mentor.*99\.00 USD/)).toBeVisible();
      await expect(shopper.getByLabel(/Alone.*35\.00 USD/)).toBeVisible();
      await page.getByRole('button', { name: /^Take off sale ?: Alone$/ }).click();
      await expect(page.getByRole('heading', { name: 'Off sale' })).toBeVisible();
      await look();

      await tab('History');
      await expect(page.getByRole('main')).toContainText('Price: 49.00 USD → 39.50 USD');
      await look();
      await tab('Status');
      await page.getByRole('link', { name: 'Unpublish…' }).click();
      await expect(page.getByRole('main')).toContainText('Nobody has bought it yet.');
      await look();
      await page.getByRole('button', { name: 'Unpublish' }).click();
      await expect(page.getByRole('status')).toContainText('unpublished');
      expect((await shopper.goto(`${address}-twice`))?.status()).toBe(410);
      await shopper.goto('/courses?sort=newest');
      await expect(shopper.getByRole('link', { name: title })).toHaveCount(0);
      await shopper.context().close();
    });

    test('a shopkeeper refunds half an order, having read what that does, and the buyer sees it', async ({
      page,
      shop,
    }) => {
      const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
      const buyer = await aBuyer(shop);
      await payFor(shop, buyer.sessionId);
      await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`);

      await enter(page, await anAdmin(shop), '/admin/orders');
      await page.getByLabel('Number, name, email, title, card, code …').fill(buyer.email);
      await page.getByRole('button', { name: 'Show' }).click();
      await look();
      await page.getByRole('link', { name: /^ORD-/ }).click();
      const number = await page.getByRole('heading', { level: 1 }).textContent();
      await look();

      await page.getByRole('link', { name: 'Refund…' }).click();
      await look();
      await page.getByLabel('Amount in USD').fill('24.50');
      await page.getByLabel('Note for staff').fill('Half was enough');
      await page.getByRole('button', { name: 'See what it does' }).click();
      await expect(page.getByText('24.50 USD can still be refunded later')).toBeVisible();
      await look();
      await page.getByRole('button', { name: 'Refund 24.50 USD' }).click();

      await expect(page.getByRole('status')).toContainText('The refund is on its way');
      await expect(page.getByText('Refund requested')).toBeVisible();
      await expect(page.getByText('Half was enough')).toBeVisible();
      await look();
      await expect
        .poll(async () => (await buyer.client.get(`/orders/${number}`)).text)
        .toContain('24.50 USD');
      await page.goto(`/admin/orders/${number}`);
      await expect(page.getByText('Partly refunded').first()).toBeVisible();
      await page.getByRole('link', { name: buyer.email }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(buyer.email);
      await look();
    });
  });
}

test('two people at one lesson: the second sees both texts and loses nothing', async ({ browser, shop }) => {
  const lesson = '/admin/products/first-sourdough/lessons/stretch-and-fold';
  const pages = await Promise.all(
    [1, 2].map(async () => {
      const page = await (await browser.newContext({ baseURL: shop.origin })).newPage();
      await enter(page, await anAdmin(shop), lesson);
      return page;
    }),
  );
  const [first, second] = pages as [Page, Page];
  const write = async (page: Page, text: string) => {
    await page.getByLabel('Text', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  await write(first, 'The first one’s words.');
  await expect(first.getByRole('status')).toContainText('Saved');
  await write(second, 'The second one’s words.');
  await expect(second.getByRole('alert')).toContainText('Someone saved this while you were writing');
  await expect(second.getByLabel('Text', { exact: true })).toHaveValue('The second one’s words.');
  await expect(second.getByText('The first one’s words.')).toBeVisible();
  await expectNoBarriers(second);
  await Promise.all(pages.map((page) => page.context().close()));
});

test('the keyboard alone reaches a row, and sees where it is', async ({ page, shop }) => {
  await enter(page, await anAdmin(shop), '/admin/products');
  await page.getByRole('link', { name: 'Skip to the page' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Sort').focus();
  const row = page.locator('.admin-row-link').first();
  // Past what else narrows the list, what its columns are, and the file of it.
  for (
    let pressed = 0;
    pressed < 20 && !(await row.evaluate((link) => link === document.activeElement));
    pressed++
  )
    await page.keyboard.press('Tab');
  await expect(row).toBeFocused();
  expect(await row.evaluate((link) => getComputedStyle(link, '::after').outlineStyle)).toBe('solid');
  const title = (await row.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('no page of the admin scrolls sideways on a phone, and no row loses a value', async ({
  browser,
  shop,
}) => {
  const viewport = { width: 360, height: 740 };
  const page = await (await browser.newContext({ baseURL: shop.origin, viewport })).newPage();
  const buyer = await aBuyer(shop);
  await payFor(shop, buyer.sessionId);
  const success = await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`);
  const number = /ORD-\d{4}-\d{6}/.exec(success.text)?.[0] ?? '';
  await enter(page, await anAdmin(shop));
  for (const path of [
    '/admin',
    '/admin/orders',
    `/admin/orders/${number}`,
    '/admin/customers',
    `/admin/customers/one?email=${encodeURIComponent(buyer.email)}`,
    '/admin/products',
    '/admin/products/first-sourdough/history',
    '/admin/reviews',
    '/admin/audit',
  ]) {
    await page.goto(path);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.admin-scroll')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.className || element.tagName),
    );
    expect(wide, path).toEqual([]);
    const hidden = await page
      .locator('.admin-table tbody td')
      .evaluateAll((cells) => cells.filter((cell) => cell.getClientRects().length === 0).length);
    expect(hidden, path).toBe(0);
  }
});
