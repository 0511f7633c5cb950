import type { Page, TestInfo } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { bringAxe, expectNothingFound, LOOKS, type Look, lookAt } from './support/looks.ts';
import { expect, letterTo, test } from './support/shop.ts';
import { SIGHTS, type Sight } from './support/sights.ts';
import { anOwner, become } from './support/states.ts';

for (const { name, at, status } of SIGHTS) {
  test(`${name}: valid, and nobody is shut out at any width, in light and in dark`, async ({
    page,
    shop,
  }, info) => {
    const sight: Omit<Sight, 'name'> = typeof at === 'string' ? { path: at } : await at(shop);
    if (sight.client) await become(page.context(), shop, sight.client);
    const arrive = () => page.goto(sight.path);
    const response = await (sight.during ? sight.during(arrive) : arrive());
    expect(response?.status()).toBe(status ?? 200);
    await expectGoodHtml((await response?.text()) ?? '');
    if (!name.startsWith('desk')) await expectPlainNames(page);
    await bringAxe(page);
    for (const look of LOOKS) {
      await lookAt(page, look);
      await expectNothingFound(page, look);
      if (look.isPictured) await keepPicture(page, info, name, look);
    }
  });
}
test('a letter: valid, and readable at any width, in light and in dark', async ({ page, shop }, info) => {
  const { email } = await anOwner(shop);
  const { HTML } = await letterTo(shop.mailboxUrl, email);
  await expectGoodHtml(HTML);
  await page.setContent(HTML);
  await bringAxe(page);
  for (const look of LOOKS) {
    await lookAt(page, look);
    await expectNothingFound(page, look, LETTER_HAS_NO);
    if (look.isPictured) await keepPicture(page, info, 'letter', look);
  }
});

/** What axe misses in a letter that is no page. */
const LETTER_HAS_NO = ['landmark-one-main', 'region'];

/** For people to look at: `test-results/pictures/<page>-<width>-<scheme>.jpeg`. */
async function keepPicture(page: Page, info: TestInfo, name: string, look: Look): Promise<void> {
  const file = `${name.replace(/[^a-z]+/g, '-')}-${look.width}-${look.colorScheme}.jpeg`;
  const path = `${info.project.outputDir}/pictures/${file}`;
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 80 });
  await info.attach(file, { path, contentType: 'image/jpeg' });
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The page builder's own habits, valid all the same: no quotes where none are needed, no closing slash.
    'attr-quotes': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-implicit-button-type': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-raw-characters': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    // A table that scrolls is a group to read, not a set of fields.
    'prefer-native-element': ['error', { exclude: ['group'] }],
    // Only a browser without script sees it, and only where a payment is being waited for.
    'meta-refresh': 'off',
  },
});

/** Valid, one h1, and no rank of headings skipped. */
async function expectGoodHtml(html: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const told = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${line})`),
  );
  expect(told).toEqual([]);
  const ranks = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
  expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
  for (const [index, rank] of ranks.entries()) expect(rank - (ranks[index - 1] ?? 0)).toBeLessThanOrEqual(1);
}

/** The names that others look for belong to one thing each. */
async function expectPlainNames(page: Page): Promise<void> {
  for (const name of ['Cart', 'Account']) {
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1);
  }
  await expect(page.getByRole('link', { name: 'Cart' })).toHaveCount(1);
  for (const name of ['Add to cart', 'Checkout']) {
    expect(await page.getByRole('button', { name }).count(), name).toBeLessThanOrEqual(1);
  }
}
