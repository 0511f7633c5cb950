import type { Page } from '@playwright/test';
import { qrIn } from '#tests/support/pdf.ts';
import type { Shop } from '#tests/support/shop.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';
import { anOwner, become, change } from './support/states.ts';

const SLUG = 'first-sourdough';

/** Somebody who owns the course and stands on the page of it. */
async function aLearner(page: Page, shop: Shop) {
  const owner = await anOwner(shop, SLUG);
  await become(page.context(), shop, owner.client);
  await page.goto(`/learn/${SLUG}`);
  return owner;
}

/** Marks every lesson as done, by the button of each. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Begin|Continue) with/ }).click();
  const last = page.getByRole('button', { name: 'Done, finish' });
  while (!(await last.isVisible())) {
    const here = page.url();
    await page.getByRole('button', { name: 'Done, go on' }).click();
    await expect(page).not.toHaveURL(here);
  }
  await last.click();
  await expect(page).toHaveURL(new RegExp(`/learn/${SLUG}$`));
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });
    const look = (page: Page) => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());

    test('a course is read, annotated, finished and certified', async ({ page, shop, browser }) => {
      const owner = await aLearner(page, shop);
      await expect(page.getByText('Your certificate')).toHaveCount(0);
      await page.getByRole('link', { name: /^Begin with/ }).click();
      const lesson = page.url();
      await page.getByLabel(/What you want to remember/).fill('Feed it at noon.\nNot at night.');
      await page.getByRole('button', { name: 'Save the notes' }).click();
      await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
      await expect(page.getByLabel(/What you want to remember/)).toHaveValue(
        'Feed it at noon.\nNot at night.',
      );
      await look(page);

      await page.goto(`/learn/${SLUG}`);
      await expect(page.getByText('Feed it at noon.')).toBeVisible();
      await readToTheEnd(page);
      await look(page);
      await page.getByLabel('Name on the certificate').fill('<b>Ada</b>');
      await page.getByRole('button', { name: 'Issue the certificate' }).click();
      await expect(page.getByText(/Leave out “<”, “>”/).first()).toBeVisible();
      await expect(page.getByLabel('Name on the certificate')).toHaveValue('<b>Ada</b>');
      await page.getByLabel('Name on the certificate').fill('Ada Lovelace');
      await page.getByRole('button', { name: 'Issue the certificate' }).click();
      await expect(page.getByText('Issued to Ada Lovelace')).toBeVisible();
      await look(page);

      const file = await page.getByRole('link', { name: /Open the certificate/ }).getAttribute('href');
      const pdf = await page.request.get(file ?? '');
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      expect(pdf.headers()['cache-control']).toContain('no-store');
      const address = qrIn(await pdf.body()) ?? '';
      expect(address.startsWith(`${shop.origin}/certificates/`)).toBe(true);

      // Somebody else altogether, with the paper in hand.
      const context = await browser.newContext({ javaScriptEnabled, baseURL: shop.origin });
      const other = await context.newPage();
      await other.goto(address);
      await expect(other.getByText('This certificate is valid.')).toBeVisible();
      await expect(other.getByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
      await expect(other.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
      await expect(other.getByRole('link', { name: /PDF/ })).toHaveCount(0);
      await look(other);
      expect((await other.request.get(file ?? '')).status()).toBe(404);
      expect((await other.request.get(lesson)).status()).not.toBe(500);
      await page.goto('/account/courses');
      await expect(page.getByRole('link', { name: /^Certificate \(PDF\)/ })).toBeVisible();
      await look(page);

      await change(
        shop,
        `update entitlements set units = 0, revoked_at = now() where order_item_id in
         (select i.id from order_items i join orders o on o.id = i.order_id where o.number = $1)`,
        [owner.number],
      );
      await other.reload();
      await expect(other.getByText('This certificate is no longer valid.')).toBeVisible();
      await look(other);
      expect((await page.request.get(file ?? '')).status()).toBe(404);
      expect((await other.request.get('/certificates/ABCD-EFGH-JKLM-NPQR')).status()).toBe(404);
      await context.close();
    });
  });
}

test('notes save themselves, and a second window does not overwrite them', async ({ page, shop }) => {
  await aLearner(page, shop);
  await page.getByRole('link', { name: /^Begin with/ }).click();
  const lesson = page.url();
  const second = await page.context().newPage();
  await second.goto(lesson);
  const saved = page.waitForResponse((response) => response.url().includes('/api/notes/'));
  await page.getByLabel(/What you want to remember/).fill('From the first window.');
  expect((await saved).status()).toBe(200);
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  // What is typed and not saved yet goes along when the page is left.
  await page.getByLabel(/What you want to remember/).fill('From the first window, later.');
  await page.getByRole('link', { name: 'Courses', exact: true }).click();
  await expect
    .poll(async () => {
      await page.goto(lesson);
      return page.getByLabel(/What you want to remember/).inputValue();
    })
    .toBe('From the first window, later.');
  await second.getByLabel(/What you want to remember/).fill('From the second window.');
  await second.getByRole('button', { name: 'Save the notes' }).click();
  await expect(second.getByText(/changed in another window/).first()).toBeVisible();
  await expect(second.getByText('From the first window, later.')).toBeVisible();
  await expect(second.getByLabel(/What you want to remember/)).toHaveValue('From the second window.');
  await expectNoBarriers(second);
  await second.getByRole('button', { name: 'Save the notes' }).click();
  await expect(second.getByText('Saved.', { exact: true })).toBeVisible();
});

test('one key turns the page, but not while one writes, and the course goes on where it was left', async ({
  page,
  shop,
}) => {
  await aLearner(page, shop);
  await page.getByRole('link', { name: /^Begin with/ }).click();
  const first = page.url();
  await expect(page.getByText('With a keyboard')).toBeVisible();
  const notes = page.getByLabel(/What you want to remember/);
  await notes.fill('abc');
  await notes.press('ArrowLeft');
  await notes.press('ArrowRight');
  expect(page.url()).toBe(first);
  await notes.blur();
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(first);
  const second = page.url();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(first);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(second);
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await expect
    .poll(async () => {
      await page.goto(`/learn/${SLUG}`);
      return page.getByRole('link', { name: /^Continue with/ }).textContent();
    })
    .toContain(title ?? 'no title');
});

test('teachers have pages that lead to their courses and back', async ({ page, visit }) => {
  await visit('/teachers');
  await page.getByRole('link', { name: 'Marta Lindqvist' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marta Lindqvist' })).toBeVisible();
  await expectNoBarriers(page);
  await page
    .getByRole('link', { name: /sourdough/i })
    .first()
    .click();
  await page.getByRole('link', { name: 'All courses by Marta Lindqvist' }).click();
  await expect(page).toHaveURL(/\/teachers\/marta-lindqvist$/);
  expect((await page.request.get('/teachers/nobody')).status()).toBe(404);
});
