import { type Browser, chromium } from '@playwright/test';
import { PAGE_STATES } from '#tests/e2e/support/page-states.ts';
import { become } from '#tests/e2e/support/states.ts';
import { startServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';

/**
 * Takes the README's screenshots: `npm run pictures`. The pages come from the browser tests
 * (tests/e2e/support/page-states.ts), which check them in every width and colour scheme.
 */
const FOLDER = new URL('pictures/', import.meta.url).pathname;

interface Picture {
  readonly file: string;
  /** The name of a page in `PAGE_STATES`. */
  readonly state: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const PICTURES: readonly Picture[] = [
  { file: 'front', state: 'front', width: 1280, colorScheme: 'light' },
  { file: 'course', state: 'course', width: 1280, colorScheme: 'light' },
  { file: 'lesson', state: 'own lesson', width: 1280, colorScheme: 'dark' },
  { file: 'cart', state: 'cart', width: 390, colorScheme: 'light' },
];

const services = await startServices();
const shop = await startShop({ services, mailbox: true });
const executablePath = process.env['TEST_CHROMIUM'];
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  for (const picture of PICTURES) await takePicture(browser, shop, picture);
} finally {
  await browser.close();
  await shop.stop();
  await services.stop();
}

async function takePicture(browser: Browser, shop: Shop, { file, state, width, colorScheme }: Picture) {
  const found = PAGE_STATES.find(({ name }) => name === state);
  if (!found) throw new Error(`there is no page state called ${state}`);
  const { path, client } = typeof found.at === 'string' ? { path: found.at } : await found.at(shop);
  const context = await browser.newContext({
    ...{ baseURL: shop.origin, viewport: { width, height: 800 } },
    ...{ colorScheme, reducedMotion: 'reduce' },
  });
  if (client) await become(context, shop, client);
  const page = await context.newPage();
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: `${FOLDER}${file}.png` });
  await context.close();
}
