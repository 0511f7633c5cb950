import { mkdirSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { languages, setLanguage } from '#messages/language.ts';
import { addressesOf, shopEnv } from '#tests/support/services.ts';

/**
 * Takes a picture of every email with sample data, at the width of a phone and at that of a mail program, in both colour
 * schemes: `npm run pictures:emails`, in German `npm run pictures:emails -- de`. They are for looking at, and are not kept.
 */
const WIDTHS = [390, 600];
const SCHEMES = ['light', 'dark'] as const;
const language = languages.find((known) => known === process.argv[2]) ?? 'en';
const FOLDER = new URL(`../.data/email-pictures/${language}/`, import.meta.url).pathname;

// The emails name the shop of a configuration; they need none of its services.
Object.assign(process.env, shopEnv(addressesOf('postgres://nobody@127.0.0.1:9/none', 'none')));
const { SAMPLE_EMAILS } = await import('#tests/support/sample-emails.ts');
const { drawThumbnail } = await import('#web/covers/thumbnail.ts');
const { toPng } = await import('#web/seo/share-picture.ts');

setLanguage(language);
mkdirSync(FOLDER, { recursive: true });
const executablePath = process.env['TEST_CHROMIUM'];
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  for (const width of WIDTHS) for (const scheme of SCHEMES) await takePictures(browser, width, scheme);
} finally {
  await browser.close();
}
process.stdout.write(`${FOLDER}\n`);

async function takePictures(browser: Browser, width: number, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ viewport: { width, height: 700 }, colorScheme });
  await context.route('**/covers/*.png', async (route) => {
    const title = route.request().url().replace(/.*\//, '');
    const body = await toPng(drawThumbnail({ title, kind: 'course', category: title }));
    await route.fulfill({ contentType: 'image/png', body });
  });
  const page = await context.newPage();
  for (const [name, compose] of Object.entries(SAMPLE_EMAILS)) {
    await page.setContent(compose().html, { waitUntil: 'load' });
    await page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await context.close();
}
