import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Shop, startShop } from '#tests/support/shop.ts';

/** `shop` is the worker's own shop; `visit` opens a page of it and has axe look at it. */
export const test = base.extend<{ visit: (path: string) => Promise<void> }, { shop: Shop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
    async ({}, use) => {
      const services = JSON.parse(process.env['TEST_SERVICES'] ?? '{}');
      const shop = await startShop({ services, mailbox: true });
      await use(shop);
      await shop.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.origin),
  visit: async ({ page }, use) =>
    use(async (path) => {
      await page.goto(path);
      await expectNoBarriers(page);
    }),
});

export { expect };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing, and nothing sticks out sideways. */
export async function expectNoBarriers(page: Page): Promise<void> {
  // Otherwise axe opens a page of its own each time, which costs more than its work.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `sideways scroll on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** The newest email to an address, once it is there. */
export async function emailSentTo(
  mailboxUrl: string,
  address: string,
): Promise<{ Subject: string; Text: string; HTML: string }> {
  let found: { ID: string } | undefined;
  await expect
    .poll(async () => {
      const list = await (
        await fetch(`${mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${address}`)}`)
      ).json();
      found = list.messages[0];
      return found !== undefined;
    })
    .toBe(true);
  return (await fetch(`${mailboxUrl}/api/v1/message/${found?.ID}`)).json();
}
