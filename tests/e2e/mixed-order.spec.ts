import type { Page } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

const EVENT = { path: '/events/evenings-with-a-broad-nib', title: 'Evenings with a Broad Nib' };
const TICKETS = ['All six evenings', 'All six evenings, student'];
const DOWNLOAD = '/downloads/italic-practice-sheets';
const WIDTHS = [360, 1280];

for (const width of WIDTHS) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${width} px, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ viewport: { width, height: 800 }, javaScriptEnabled });

      test('a course, two seats of different types and a download are one order; one seat goes back alone', async ({
        page,
      }) => {
        const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
        await page.goto('/courses/first-sourdough');
        await add(page, javaScriptEnabled);
        for (const ticket of TICKETS) {
          await page.goto(EVENT.path);
          await page.getByRole('radio', { name: labelOf(ticket) }).check();
          await look();
          await add(page, javaScriptEnabled);
        }
        await page.goto(DOWNLOAD);
        await look();
        await add(page, javaScriptEnabled);

        await page.goto('/cart');
        await look();
        await page.getByRole('button', { name: 'Checkout' }).click();
        await page.getByLabel('Email').fill(`mixed-${width}-${javaScriptEnabled}@example.com`);
        await look();
        await page.getByRole('button', { name: 'Checkout' }).click();
        await page.getByLabel('Card number').fill('4242 4242 4242 4242');
        await page.getByRole('button', { name: /^Pay/ }).click();

        await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
        await look();
        await page
          .getByRole('link', { name: /ORD-\d{4}-\d{6}/ })
          .first()
          .click();
        await expect(page).toHaveURL(/\/orders\/ORD-/);
        const order = page.url();
        await look();

        await page.goto('/account/downloads');
        await look();
        const file = await page.locator('main a[href^="/files/"]').first().getAttribute('href');
        const answer = await page.request.get(file ?? '');
        expect([answer.status(), (await answer.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);
        await page.goto('/account/courses');
        await expect(page.getByRole('link', { name: /First Sourdough/ }).first()).toBeVisible();

        expect(await tickets(page)).toHaveLength(2);
        await look();
        await page.goto(order);
        await page
          .getByRole('link', { name: /^Give .*back/ })
          .first()
          .click();
        await look();
        await page.getByRole('button', { name: 'See what you get back' }).click();
        await expect(page.getByRole('alert').getByText('Choose what you give back.')).toBeVisible();
        await page
          .getByRole('checkbox', { name: /student|Ticket|Seat/ })
          .first()
          .check();
        await page.getByRole('button', { name: 'See what you get back' }).click();
        await look();
        await page.getByRole('button', { name: /^Give back/ }).click();
        await expect(page).toHaveURL(/given-back/);
        await look();

        const left = await tickets(page);
        expect(left).toHaveLength(1);
        await page.goto(left[0] ?? '');
        await look();
        await expect(page.getByText('no longer valid')).toHaveCount(0);
        expect((await page.request.get(file ?? '')).status()).toBe(200);
      });
    });
  }

  test(`${width} px, the keyboard alone chooses a ticket and buys it`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(EVENT.path);
    await tabTo(page, page.getByRole('radio', { name: labelOf(TICKETS[0] ?? '') }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: labelOf(TICKETS[1] ?? '') })).toBeChecked();
    await tabTo(page, page.getByRole('button', { name: 'Add to cart' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText(/cart/i);
    await page.goto('/cart');
    await expect(page.getByText('student').first()).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Checkout' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(`keys-seat-${width}@example.com`);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Card number'));
    await page.keyboard.type('4242424242424242');
    await tabTo(page, page.getByRole('button', { name: /^Pay/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    await tabTo(page, page.locator('main a[href^="/account/bookings"]').first());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /^Ticket/ }).first()).toBeVisible();
  });
}

/** A ticket whose name ends there, whatever stands before it and after it: its date, and how many are left. */
const labelOf = (ticket: string) => new RegExp(`${ticket}(?!,)(?! ?student)`);

async function add(page: Page, javaScriptEnabled: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  if (javaScriptEnabled) await expect(page.getByRole('status')).toContainText(/cart/i);
  else await expect(page).toHaveURL(/\/cart$/);
}

/** Addresses of the valid tickets of this browser. */
async function tickets(page: Page): Promise<string[]> {
  await page.goto('/account/bookings');
  const links = page.locator('main a[href^="/tickets/"]');
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.filter((path) => /^\/tickets\/[\w-]+$/.test(path)))];
}
