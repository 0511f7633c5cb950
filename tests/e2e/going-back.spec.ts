import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Shop } from '#tests/support/shop.ts';
import { expect, test } from './support/shop.ts';

async function fillCart(page: Page, ...slugs: string[]): Promise<void> {
  for (const slug of slugs) {
    await page.goto(`/courses/${slug}`);
    await page.getByRole('button', { name: 'Add to cart' }).first().click();
    await expect(page.getByRole('status')).toContainText(/cart/i);
  }
}

async function toPaymentPage(page: Page, email: string): Promise<string> {
  await page.goto('/checkout');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Checkout' }).click();
  await expect(page.getByLabel('Card number')).toBeVisible();
  return page.url();
}

async function pay(page: Page): Promise<void> {
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

/** The page after paying may come up before the webhook about the money, so the orders are waited for. */
async function expectOrders(shop: Shop, email: string, orders: object[]): Promise<void> {
  await expect.poll(() => ordersOf(shop.database.url, email)).toMatchObject(orders);
}

async function ordersOf(
  databaseUrl: string,
  email: string,
): Promise<{ status: string; session_id: string }[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    'select status, session_id from reporting.orders where email = $1 order by created_at',
    [email],
  );
  await client.end();
  return rows;
}

test('a double click on Checkout makes one order', async ({ page, shop }) => {
  const email = 'double-click@example.com';
  await fillCart(page, 'first-sourdough');
  await page.goto('/checkout');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Checkout' }).dblclick();
  await expect(page.getByLabel('Card number')).toBeVisible();
  expect(await ordersOf(shop.database.url, email)).toHaveLength(1);
});

test('two tabs share one payment page, and only one of them can pay', async ({ page, context, shop }) => {
  const email = 'two-tabs@example.com';
  await fillCart(page, 'first-sourdough');
  const other = await context.newPage();
  const first = await toPaymentPage(page, email);
  const second = await toPaymentPage(other, email);
  expect(second).toBe(first);
  await pay(page);
  await expect(page).toHaveURL(/\/checkout\/success/);
  await pay(other);
  await expect(other.getByRole('button', { name: /^Pay/ })).toHaveCount(0);
  await expectOrders(shop, email, [{ status: 'completed' }]);
});

test('going back, changing the cart and paying again closes the first page', async ({
  page,
  context,
  shop,
}) => {
  const email = 'changed-cart@example.com';
  await fillCart(page, 'first-sourdough');
  const old = await toPaymentPage(page, email);
  await page.goBack();
  await fillCart(page, 'hand-cut-dovetails');
  const next = await toPaymentPage(page, email);
  expect(next).not.toBe(old);
  const late = await context.newPage();
  await late.goto(old);
  await expect(late.getByRole('button', { name: /^Pay/ })).toHaveCount(0);
  await pay(page);
  await expect(page).toHaveURL(/\/checkout\/success/);
  await expectOrders(shop, email, [{ status: 'cancelled' }, { status: 'completed' }]);
  await page.goto('/cart');
  await expect(page.getByRole('button', { name: 'Checkout' })).toHaveCount(0);
  await expect(page.locator('main a[href^="/courses/"]')).toHaveCount(0);
});

test('going back and paying again with the same cart leads to the same page', async ({ page, shop }) => {
  const email = 'back-button@example.com';
  await fillCart(page, 'first-sourdough');
  const first = await toPaymentPage(page, email);
  await page.goBack();
  expect(await toPaymentPage(page, email)).toBe(first);
  expect(await ordersOf(shop.database.url, email)).toHaveLength(1);
});

test('a declined card can be tried again, and cancelling keeps the cart', async ({ page, shop }) => {
  const email = 'declined@example.com';
  await fillCart(page, 'first-sourdough');
  await toPaymentPage(page, email);
  await page.getByLabel('Card number').fill('4000 0000 0000 0002');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await page.getByRole('link', { name: /cancel/i }).click();
  await expect(page).toHaveURL(/\/checkout\/cancelled/);
  await page.goto('/cart');
  await expect(page.getByRole('button', { name: 'Checkout' })).toBeVisible();
  await toPaymentPage(page, email);
  await pay(page);
  await expect(page).toHaveURL(/\/checkout\/success/);
  await expectOrders(shop, email, [{ status: 'completed' }]);
});

test('a free course is got in one step, without cart and payment page', async ({ page, shop }) => {
  const email = 'free@example.com';
  await page.goto('/courses/ten-minutes-of-sitting');
  await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Get it free' }).click();
  await expect(page).toHaveURL(/\/checkout\/free/);
  await expectOrders(shop, email, [{ status: 'completed', session_id: null }]);
  await page.getByRole('link', { name: 'your account' }).click();
  await expect(page.getByRole('link', { name: 'Ten Minutes of Sitting' }).first()).toBeVisible();
});

test('a wrong address is told at the field and kept', async ({ page }) => {
  await fillCart(page, 'first-sourdough');
  await page.goto('/checkout');
  await page
    .locator('form')
    .first()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  await page.getByLabel('Email').fill('ada at example');
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/checkout')),
    page.getByRole('button', { name: 'Checkout' }).click(),
  ]);
  expect(response.status()).toBe(422);
  await expect(page.getByLabel('Email')).toHaveValue('ada at example');
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/The @ is missing/).first()).toBeVisible();
});

test('a browser that blocks cookies is told so where it adds, and its other scripts go on', async ({
  page,
}) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'cookieEnabled', { get: () => false });
    for (const name of ['sessionStorage', 'localStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  await page.goto('/courses/first-sourdough');
  const form = page.locator('form[data-enhance=add-to-cart]').first();
  await form.getByRole('button', { name: 'Add to cart' }).click();
  await expect(form.getByRole('alert')).toHaveText(/blocks cookies/);
  expect(new URL(page.url()).pathname).toBe('/courses/first-sourdough');
  await page.goto('/sign-in');
  await expect(
    page.getByRole('button', { name: 'Show the password' }).or(page.getByText('Show')),
  ).toBeVisible();
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a password of mine');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText(/blocks cookies/);
  expect(errors).toEqual([]);
});
