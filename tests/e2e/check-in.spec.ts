import { writeFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { aSeatBuyer, dateOf, seatsOf } from '#tests/support/event-buyer.ts';
import { filmOf } from '#tests/support/fake-camera.ts';
import type { Shop } from '#tests/support/shop.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';
import { become } from './support/states.ts';

const SLUG = 'fold-along';

/** Four seats of a buyer, and the page where a member of staff checks them in. */
async function anEntrance(shop: Shop, page: Page) {
  const { number } = await aSeatBuyer(shop, SLUG, 4);
  const { at } = await dateOf(shop, SLUG);
  const { client } = await aMemberOfStaff(shop, 'supporter');
  await become(page.context(), shop, client);
  const codes = (await seatsOf(shop, number)).map(({ code }) => code);
  return { path: `/check-in/${SLUG}/${at}`, codes };
}

async function typeCode(page: Page, code: string) {
  await page.getByLabel('Code on the ticket').fill(code);
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
}

/** The date is days away: the page asks before it lets anybody in. */
async function meanIt(page: Page) {
  await expect(page.getByRole('alert')).toContainText('Too early');
  await page
    .getByRole('alert')
    .getByRole('button', { name: /^Check in anyway/ })
    .click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 740 } });

    test('staff let a ticket in once, on a phone', async ({ page, shop }) => {
      const { path, codes } = await anEntrance(shop, page);
      const [code = ''] = codes;
      await page.goto(path);
      if (javaScriptEnabled) await expectNoBarriers(page);
      await typeCode(page, code);
      if (javaScriptEnabled) await expectNoBarriers(page);
      await meanIt(page);
      await expect(page.getByRole('alert')).toContainText('Checked in');
      if (javaScriptEnabled) await expectNoBarriers(page);
      await typeCode(page, code);
      await expect(page.getByRole('alert')).toContainText('Already checked in');
      if (javaScriptEnabled) await expectNoBarriers(page);
      await typeCode(page, '0000-0000-0000');
      await expect(page.getByRole('alert')).toContainText('No such ticket');
    });
  });
}

test('check-in goes on through a dead network, and everything is sent once it is back', async ({
  page,
  shop,
}) => {
  const { path, codes } = await anEntrance(shop, page);
  const [, second = '', third = ''] = codes;
  await page.goto(path);
  await expect(page.getByText('This phone keeps a list')).toBeVisible();
  await page.context().setOffline(true);
  await typeCode(page, second);
  await meanIt(page);
  await expect(page.getByRole('alert')).toContainText('saved on this phone');
  await typeCode(page, second);
  await expect(page.getByRole('alert')).toContainText('Already checked in');
  await typeCode(page, '0000-0000-0000');
  await expect(page.getByRole('alert')).toContainText('not on the list');
  await typeCode(page, third);
  await meanIt(page);
  await expect(page.getByText('2 check-ins wait to be sent')).toBeVisible();
  await page.getByLabel('Search by name').fill('no name, ticket 4');
  await page.getByRole('button', { name: 'Search' }).click();
  await page
    .getByRole('button', { name: /^Check in .*ticket 4/ })
    .first()
    .click();
  await meanIt(page);
  await expect(page.getByText('3 check-ins wait to be sent')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('wait to be sent')).toBeHidden();
  await page.goto(path);
  await typeCode(page, second);
  await expect(page.getByRole('alert')).toContainText('Already checked in');
});

test('the page opens again without a network, and knows who is in', async ({ page, shop }) => {
  const { path, codes } = await anEntrance(shop, page);
  await page.goto(path);
  await expect(page.getByText('This phone keeps a list')).toBeVisible();
  // Until the browser has kept the page.
  await expect
    .poll(() => page.evaluate(async (at) => (await caches.match(at)) !== undefined, path))
    .toBe(true);
  const kept = await page.evaluate(async (at) => (await (await caches.match(at))?.text()) ?? '', path);
  expect(kept).not.toContain('ORD-');
  await page.context().setOffline(true);
  await page.reload();
  await typeCode(page, codes[0] ?? '');
  await meanIt(page);
  await expect(page.getByRole('alert')).toContainText('saved on this phone');
  await page.reload();
  await typeCode(page, codes[0] ?? '');
  await expect(page.getByRole('alert')).toContainText('Already checked in');
  await page.context().setOffline(false);
  await expect(page.getByText('Everything is sent.')).toBeVisible();
});

test('the camera reads a ticket', async ({ shop }, info) => {
  const { tickets } = await aSeatBuyer(shop, SLUG, 1);
  const { at } = await dateOf(shop, SLUG);
  const { client } = await aMemberOfStaff(shop, 'supporter');
  const film = info.outputPath('ticket.y4m');
  await writeFile(film, filmOf(`${shop.origin}${tickets[0]}`));
  const { launchOptions } = info.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({ baseURL: shop.origin, viewport: { width: 360, height: 740 } });
    await become(context, shop, client);
    const page = await context.newPage();
    await page.goto(`/check-in/${SLUG}/${at}`);
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await meanIt(page);
    await expect(page.getByRole('alert')).toContainText('Checked in');
    await page.getByRole('button', { name: 'Stop the camera' }).click();
  } finally {
    await browser.close();
  }
});
