import type { Page, TestInfo } from '@playwright/test';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import { PAGE_STATES, type PageState } from './support/page-states.ts';
import { emailSentTo, expect, test } from './support/shop.ts';
import { anOwner, become } from './support/states.ts';
import { expectAccessible, injectAxe, setViewport, VIEWPORTS, type Viewport } from './support/viewports.ts';

for (const { name, at, status } of PAGE_STATES) {
  test(`${name}: valid, and nobody is shut out at any width, in light and in dark`, async ({
    page,
    shop,
  }, info) => {
    const state: Omit<PageState, 'name'> = typeof at === 'string' ? { path: at } : await at(shop);
    if (state.client) await become(page.context(), shop, state.client);
    const arrive = () => page.goto(state.path);
    const response = await (state.during ? state.during(arrive) : arrive());
    expect(response?.status()).toBe(status ?? 200);
    await expectGoodHtml((await response?.text()) ?? '');
    if (!name.startsWith('admin')) await expectPlainNames(page);
    await injectAxe(page);
    for (const viewport of VIEWPORTS) {
      await setViewport(page, viewport);
      await expectAccessible(page, viewport);
      if (viewport.hasScreenshot) await keepPicture(page, info, name, viewport);
    }
  });
}
test('an email: valid, and readable at any width, in light and in dark', async ({ page, shop }, info) => {
  const { email } = await anOwner(shop);
  const { HTML } = await emailSentTo(shop.mailboxUrl, email);
  await expectGoodHtml(HTML, emailValidator);
  await page.setContent(HTML);
  await injectAxe(page);
  for (const viewport of VIEWPORTS) {
    await setViewport(page, viewport);
    await expectAccessible(page, viewport, NOT_IN_EMAILS);
    if (viewport.hasScreenshot) await keepPicture(page, info, 'email', viewport);
  }
});

/** What axe misses in an email that is no page. */
const NOT_IN_EMAILS = ['landmark-one-main', 'region'];

/** For people to look at: `test-results/pictures/<page>-<width>-<scheme>.jpeg`. */
async function keepPicture(page: Page, info: TestInfo, name: string, viewport: Viewport): Promise<void> {
  const file = `${name.replace(/[^a-z]+/g, '-')}-${viewport.width}-${viewport.colorScheme}.jpeg`;
  const path = `${info.project.outputDir}/pictures/${file}`;
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 80 });
  await info.attach(file, { path, contentType: 'image/jpeg' });
}

const EXTENDED = ['html-validate:recommended', 'html-validate:document'];
const RULES: RuleConfig = {
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
  // Several boxes that are ticked share a name.
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  // A table that scrolls is a group to read, not a set of fields.
  'prefer-native-element': ['error', { exclude: ['group'] }],
  // Only a browser without script sees it, and only where a payment is being waited for.
  'meta-refresh': 'off',
};

const validator = new HtmlValidate({ extends: EXTENDED, rules: RULES });
/** Email programs know tables with attributes and inline styles, and Outlook its own comments; nothing newer. */
const emailValidator = new HtmlValidate({
  extends: EXTENDED,
  rules: {
    ...RULES,
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'no-conditional-comment': 'off',
    'prefer-tbody': 'off',
    'presentation-role-style': 'off',
  },
});

/** Valid, one h1, and no rank of headings skipped. */
async function expectGoodHtml(html: string, rules = validator): Promise<void> {
  const { results } = await rules.validateString(html);
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
  for (const name of ['Add to cart', 'Get it free', 'Checkout']) {
    expect(await page.getByRole('button', { name }).count(), name).toBeLessThanOrEqual(1);
  }
}
