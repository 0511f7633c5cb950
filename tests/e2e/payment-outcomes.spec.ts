import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Shop } from '#tests/support/shop.ts';
import { expect, test } from './support/shop.ts';

/** Every way a payment can go, tried by hand as a shop owner would: the payment page, the control page, the order's page. */

const GOOD = '4242 4242 4242 4242';

async function toPaymentPage(page: Page, email: string, ...slugs: string[]): Promise<void> {
  for (const slug of slugs) {
    await page.goto(`/courses/${slug}`);
    await page.getByRole('button', { name: 'Add to cart' }).first().click();
    await expect(page.getByRole('status')).toContainText(/cart/i);
  }
  await page.goto('/checkout');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Checkout' }).click();
  await expect(page.getByLabel('Card number')).toBeVisible();
}

async function payByCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByRole('button', { name: /^Pay/ }).click();
}

async function payByBank(page: Page): Promise<void> {
  await page.getByLabel('Pay by bank debit').check();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page).toHaveURL(/\/checkout\/success/);
}

/** Presses the newest button of this name on the sandbox's control page. */
async function control(page: Page, shop: Shop, name: RegExp): Promise<void> {
  await page.goto(shop.stripeUrl);
  await page.getByRole('button', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stripe sandbox' })).toBeVisible();
}

/** The orders of an address, oldest first, by their paths. */
async function ordersOf(shop: Shop, email: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: shop.database.url });
  await client.connect();
  const query = 'select number from reporting.orders where email = $1 order by created_at, number';
  const { rows } = await client.query<{ number: string }>(query, [email]);
  await client.end();
  return rows.map(({ number }) => `/orders/${number}`);
}

/** The order's page comes to say so once the webhook has come. */
async function expectOrder(page: Page, path: string | undefined, word: string, text: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path ?? '');
    await expect(page.locator('main')).toContainText(word, { timeout: 2_000 });
    await expect(page.locator('main')).toContainText(text, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Among all that came: two that are sent at one moment arrive in either order. */
async function expectLetter(shop: Shop, email: string, subject: RegExp): Promise<void> {
  const search = `${shop.mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${email}`)}`;
  const subjects = async () => {
    const { messages } = (await (await fetch(search)).json()) as { messages: { Subject: string }[] };
    return messages.map(({ Subject }) => Subject).join('\n');
  };
  await expect.poll(subjects).toMatch(subject);
}

test('3-D Secure that fails is a decline; done right it pays', async ({ page, shop }) => {
  const email = 'proof@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  const paymentPage = page.url();
  await payByCard(page, '4000 0025 0000 3155');
  await page.getByRole('button', { name: 'Fail' }).click();
  const [order] = await ordersOf(shop, email);
  await expectOrder(page, order, 'Declined', /make sure that it was you.*Nothing was charged/);
  await page.goto(paymentPage);
  await payByCard(page, '4000 0025 0000 3155');
  await page.getByRole('button', { name: 'Complete' }).click();
  await expect(page).toHaveURL(/\/checkout\/success/);
  await expectOrder(page, order, 'Paid', /is yours\./);
});

test('a bank debit is told as under way, and then as paid', async ({ page, shop }) => {
  const email = 'debit@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await payByBank(page);
  const [order] = await ordersOf(shop, email);
  await expectOrder(page, order, 'Processing', /a few working days/);
  await expectLetter(shop, email, /Your payment is processing/);
  await control(page, shop, /^Debit succeeds/);
  await expectOrder(page, order, 'Paid', /is yours\./);
});

test('a bank debit that fails says so, and the cart is still there', async ({ page, shop }) => {
  const email = 'bounced@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await payByBank(page);
  const [order] = await ordersOf(shop, email);
  await expectOrder(page, order, 'Processing', /a few working days/);
  await control(page, shop, /^Debit fails/);
  await expectOrder(page, order, 'Payment failed', /nothing was charged/);
  await expectLetter(shop, email, /did not go through/);
  await page.goto('/cart');
  await expect(page.getByRole('button', { name: 'Checkout' })).toBeVisible();
});

test('an order runs out of time, and money that comes late still buys it', async ({ page, shop }) => {
  const email = 'late@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  const [order] = await ordersOf(shop, email);
  await control(page, shop, /^Expire/);
  await expectOrder(page, order, 'Expired', /Nothing was charged/);
  await expectLetter(shop, email, /has expired/);
  await control(page, shop, /^Money comes late/);
  await expectOrder(page, order, 'Paid', /is yours\./);
});

test('money for an order that another has replaced goes back', async ({ page, shop }) => {
  const email = 'replaced@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await toPaymentPage(page, email, 'hand-cut-dovetails');
  const [old, newer] = await ordersOf(shop, email);
  await expectOrder(page, old, 'Cancelled', /closed/);
  await control(page, shop, /^Money comes late/);
  await expectOrder(
    page,
    old,
    'Cancelled',
    /came when this order was closed already.*(back to where|back to you)/,
  );
  await expectLetter(shop, email, /Your money is on its way back/);
  await page.goto(newer ?? '');
  await page.getByRole('link', { name: 'Continue to payment' }).click();
  await payByCard(page, GOOD);
  await expect(page).toHaveURL(/\/checkout\/success/);
  await expectOrder(page, newer, 'Paid', /is yours\./);
});

test('who paid for the same cart twice gets one payment back', async ({ page, shop }) => {
  const email = 'twice@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await control(page, shop, /^Expire/);
  const [first] = await ordersOf(shop, email);
  await expectOrder(page, first, 'Expired', /Nothing was charged/);
  await toPaymentPage(page, email);
  await payByCard(page, GOOD);
  await expect(page).toHaveURL(/\/checkout\/success/);
  const [, second] = await ordersOf(shop, email);
  await expectOrder(page, second, 'Paid', /is yours\./);
  await control(page, shop, /^Money comes late/);
  await expectOrder(page, first, 'Expired', /closed already.*(back to where|back to you)/);
  await expectLetter(shop, email, /Your money is on its way back/);
});

test('a dispute is told while it is open, and when it is lost', async ({ page, shop }) => {
  const email = 'disputed@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await payByCard(page, '4000 0000 0000 0259');
  await expect(page).toHaveURL(/\/checkout\/success/);
  const [order] = await ordersOf(shop, email);
  await expectOrder(page, order, 'Questioned by your bank', /stays yours until then/);
  await expectLetter(shop, email, /Your bank asks about order/);
  await control(page, shop, /^Shop loses/);
  await expectOrder(page, order, 'Taken back by your bank', /what it bought is no longer yours/);
  await expectLetter(shop, email, /has taken back the payment/);
});

test('a refund that the bank sends back is told, with what to do', async ({ page, shop }) => {
  const email = 'astray@example.com';
  await toPaymentPage(page, email, 'first-sourdough');
  await payByCard(page, GOOD);
  await expect(page).toHaveURL(/\/checkout\/success/);
  const [order] = await ordersOf(shop, email);
  await expectOrder(page, order, 'Paid', /is yours\./);
  await control(page, shop, /^Refund/);
  await expectOrder(page, order, 'Refunded', /whole amount went back/);
  await expectLetter(shop, email, /Refund for order/);
  await control(page, shop, /^Fail/);
  await expectOrder(page, order, 'Refund did not arrive', /Write to us/);
  await expectLetter(shop, email, /Your refund did not arrive/);
});
