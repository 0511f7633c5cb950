import type { Page } from '@playwright/test';
import { emailSentTo } from '#tests/support/people.ts';
import type { Shop } from '#tests/support/shop.ts';
import { tabTo } from './support/keyboard.ts';
import { aParcelStaff } from './support/parcel-staff.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

const COURSE = { path: '/courses/first-sourdough', title: 'Your First Sourdough' };
const EVENT = { path: '/events/evenings-with-a-broad-nib', title: 'Evenings with a broad nib' };
const TICKETS = ['All six evenings', 'All six evenings, student'];
const DOWNLOAD = { path: '/downloads/italic-practice-sheets', title: 'Italic Practice Sheets' };
const APRON = { path: '/goods/workshop-apron?variant=APRON-L-GREY', title: 'Workshop apron' };
const BAG = { path: '/goods/linen-bread-bag', title: 'Linen bread bag' };
/** Places of the two among the lines of the order, from 1. */
const [APRON_LINE, BAG_LINE] = [5, 6];
const ADDRESS = {
  ...{ 'Full name': 'Ada Lovelace', 'Street and number': 'Torstraße 1' },
  ...{ Postcode: '10119', City: 'Berlin' },
};
const WIDTHS = [360, 1280];

for (const width of WIDTHS) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${width} px, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ viewport: { width, height: 800 }, javaScriptEnabled });

      test('all four kinds are one order, in which each line goes its own way', async ({ page, shop }) => {
        const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
        const email = `mixed-${width}-${javaScriptEnabled}@example.com`;
        await test.step('everything is paid at once', async () => {
          await fillCart(page, javaScriptEnabled, look);
          await checkOut(page, email, javaScriptEnabled, look);
          await look();
        });
        const order = await orderOf(page);
        await test.step('each line says its own state', async () => {
          await expect(line(page, COURSE).getByRole('link', { name: /^Open/ })).toBeVisible();
          await expect(
            line(page, EVENT)
              .first()
              .getByRole('link', { name: /tickets/ }),
          ).toBeVisible();
          await expect(line(page, DOWNLOAD).getByRole('link', { name: /files/ })).toBeVisible();
          for (const goods of [APRON, BAG]) await expect(line(page, goods)).toContainText('Not sent yet.');
          await look();
        });
        const file = await fileOf(page);
        await page.goto('/account/courses');
        await expect(page.getByRole('link', { name: COURSE.title }).first()).toBeVisible();
        expect(await tickets(page)).toHaveLength(2);

        await test.step('one of two pieces is sent', async () => {
          await expectFirstParcel(shop, order, email);
          await page.goto(`/orders/${order}`);
          await expect(line(page, APRON)).toContainText('On its way in parcel 1.');
          await expect(line(page, BAG)).toContainText('Not sent yet.');
          await look();
        });
        await test.step('and comes back', async () => {
          await page.getByRole('link', { name: 'Send something back' }).click();
          await look();
          await page.getByLabel('How many you send back').selectOption('1');
          await page.getByLabel('Reason').selectOption({ index: 1 });
          await page.getByRole('button', { name: 'Ask for the return' }).click();
          await expect(page.getByRole('heading', { level: 1, name: `Return ${order}-R1` })).toBeVisible();
          // Within the time to withdraw nobody has to accept it.
          await expect(page.getByRole('heading', { name: 'Send it to' })).toBeVisible();
          await look();
          await (await aParcelStaff(shop)).takeBack(order);
          await page.goto(`/orders/${order}`);
          await expect(line(page, APRON)).toContainText('48.00 USD refunded');
          await expect(line(page, BAG)).toContainText('Not sent yet.');
          await look();
        });
        await test.step('one seat is given back, and takes nothing else', async () => {
          await giveASeatBack(page, look);
          const left = await tickets(page);
          expect(left).toHaveLength(1);
          await page.goto(left[0] ?? '');
          await look();
          await expect(page.getByText('no longer valid')).toHaveCount(0);
          expect((await page.request.get(file)).status()).toBe(200);
          await page.goto(`/orders/${order}`);
          await expect(line(page, COURSE).getByRole('link', { name: /^Open/ })).toBeVisible();
          await expect(line(page, BAG)).toContainText('Not sent yet.');
          await expect(page.getByText(/^\d+\.\d\d USD refunded$/)).toHaveCount(2);
        });
      });
    });
  }

  test(`${width} px, the keyboard alone buys all four kinds and sends a piece back`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await chooseATicketByKeys(page);
    const others = [COURSE, DOWNLOAD, BAG].map(({ path }) => path.split('/').at(-1) ?? '');
    // How these are added by keys stands in keyboard.spec.ts.
    const headers = { origin: shop.origin };
    for (const product of others)
      await page.request.post('/api/cart/items', { headers, form: { product, quantity: 1 } });
    await page.goto('/cart');
    await expect(page.getByText('student').first()).toBeVisible();
    await press(page, 'button', 'Checkout');
    await typeAddress(page, `keys-mixed-${width}@example.com`);
    await tabTo(page, page.getByLabel('Card number'));
    await page.keyboard.type('4242424242424242');
    await press(page, 'button', /^Pay/);
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    await press(page, 'link', /^ORD-/);
    await expect(page).toHaveURL(/\/orders\/ORD-\d{4}-\d+$/);
    const order = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await (await aParcelStaff(shop)).send(order, { 4: 1 });
    await page.reload();
    await press(page, 'link', 'Send something back');
    await tabTo(page, page.getByLabel('How many you send back'));
    await press(page, 'button', 'Ask for the return');
    await expect(page.getByRole('heading', { level: 1, name: /^Return/ })).toBeVisible();
    await press(page, 'link', 'Back to the order');
    await press(page, 'link', /^Give .*back/);
    await press(page, 'button', 'See what you get back');
    await press(page, 'button', /^Give back/);
    await expect(page).toHaveURL(/given-back/);
    await expect(page.getByRole('status').filter({ hasText: 'You gave seats back' })).toBeVisible();
  });
}

/** A ticket whose name ends there, whatever stands before it and after it: its date, and how many are left. */
const labelOf = (ticket: string) => new RegExp(`${ticket}(?!,)(?! ?student)`);

/** The lines of an order with that title. */
const line = (page: Page, { title }: { readonly title: string }) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole(role, { name }).first());
  await page.keyboard.press('Enter');
}

async function fillCart(page: Page, hasScript: boolean, look: () => Promise<void>): Promise<void> {
  await page.goto(COURSE.path);
  await add(page, hasScript);
  for (const ticket of TICKETS) {
    await page.goto(EVENT.path);
    await page.getByRole('radio', { name: labelOf(ticket) }).check();
    await look();
    await add(page, hasScript);
  }
  for (const { path } of [DOWNLOAD, APRON, BAG]) {
    await page.goto(path);
    await look();
    await add(page, hasScript);
  }
}

async function add(page: Page, hasScript: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  if (hasScript) await expect(page.getByRole('status')).toContainText(/cart/i);
  else await expect(page).toHaveURL(/\/cart$/);
}

async function checkOut(
  page: Page,
  email: string,
  hasScript: boolean,
  look: () => Promise<void>,
): Promise<void> {
  await page.goto('/cart');
  await look();
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByLabel('Email').fill(email);
  await expect(page.getByLabel(/^Deliver at once/)).toBeVisible();
  await page.getByLabel('Country', { exact: true }).selectOption('Germany');
  if (!hasScript) await page.getByRole('button', { name: 'Show what belongs to my choice' }).click();
  await expect(page.getByLabel('State')).toHaveCount(0);
  for (const [label, text] of Object.entries(ADDRESS)) await page.getByLabel(label).fill(text);
  await page.getByRole('radio', { name: /^Parcel/ }).check();
  await look();
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
}

/** From the page after paying to that of the order. @returns its number. */
async function orderOf(page: Page): Promise<string> {
  await page
    .getByRole('link', { name: /^ORD-\d{4}-\d{6}$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/orders\/ORD-\d{4}-\d+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** @returns the address of the bought file, which opens. */
async function fileOf(page: Page): Promise<string> {
  await page.goto('/account/downloads');
  const file = await page.locator('main a[href^="/files/"]').first().getAttribute('href');
  const answer = await page.request.get(file ?? '');
  expect([answer.status(), (await answer.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);
  return file ?? '';
}

/** The apron leaves alone: its email says so, and that the bag still comes. */
async function expectFirstParcel(shop: Shop, order: string, email: string): Promise<void> {
  await (await aParcelStaff(shop)).send(order, { [APRON_LINE]: 1, [BAG_LINE]: 0 });
  const { Text } = await emailSentTo(shop, email, /parcel is on its way/);
  const [inside = '', after = ''] = Text.split('This comes in another parcel:');
  expect([inside.includes(APRON.title), inside.includes(BAG.title)]).toEqual([true, false]);
  expect([after.includes(APRON.title), after.includes(BAG.title)]).toEqual([false, true]);
}

async function giveASeatBack(page: Page, look: () => Promise<void>): Promise<void> {
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
}

async function chooseATicketByKeys(page: Page): Promise<void> {
  await page.goto(EVENT.path);
  await tabTo(page, page.getByRole('radio', { name: labelOf(TICKETS[0] ?? '') }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: labelOf(TICKETS[1] ?? '') })).toBeChecked();
  await press(page, 'button', 'Add to cart');
  await expect(page.getByRole('status')).toContainText(/cart/i);
}

async function typeAddress(page: Page, email: string): Promise<void> {
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Country', { exact: true }));
  await page.keyboard.type('Germany');
  await expect(page.getByRole('radio', { name: /^Pick-up/ })).toBeVisible();
  for (const [label, text] of Object.entries(ADDRESS)) {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

/** Addresses of the valid tickets of this browser. */
async function tickets(page: Page): Promise<string[]> {
  await page.goto('/account/bookings');
  const links = page.locator('main a[href^="/tickets/"]');
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.filter((path) => /^\/tickets\/[\w-]+$/.test(path)))];
}
