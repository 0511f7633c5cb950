import { type Lighthouse, startLighthouse } from '#tests/support/lighthouse.ts';
import type { Shop } from '#tests/support/shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { expect, test } from './support/shop.ts';
import { anOwner, aShopper } from './support/states.ts';

interface Judged {
  readonly name: string;
  readonly path: string;
  readonly client?: (shop: Shop) => Promise<ShopClient>;
}

const PAGES: readonly Judged[] = [
  { name: 'front', path: '/' },
  { name: 'list', path: '/courses' },
  { name: 'course', path: '/courses/first-sourdough' },
  { name: 'cart', path: '/cart', client: (shop) => aShopper(shop, 'manual-mode') },
  { name: 'checkout', path: '/checkout', client: (shop) => aShopper(shop, 'manual-mode') },
  {
    name: 'learn',
    path: '/learn/first-sourdough/keeping-it-alive',
    client: async (shop) => (await anOwner(shop)).client,
  },
];

/** Performance is not judged here but in the bench: on a busy machine it says more of the machine. */
const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const;

test.describe('Lighthouse gives 95 points or more for accessibility, practices and being found', () => {
  test.describe.configure({ timeout: 180_000 });
  let checkRequest: Lighthouse;
  test.beforeAll(async () => {
    checkRequest = await startLighthouse();
  });
  test.afterAll(() => checkRequest.stop());

  for (const { name, path, client } of PAGES) {
    test(name, async ({ shop }) => {
      const { scores, lost } = await checkRequest.report(new URL(path, shop.origin).href, {
        categories: CATEGORIES,
        client: await client?.(shop),
        // What is somebody's own is kept out of search engines, and should be.
        ...(client ? { skip: ['is-crawlable'] } : {}),
      });
      for (const category of CATEGORIES) {
        expect(scores[category], `${category}: ${lost.join(', ')}`).toBeGreaterThanOrEqual(95);
      }
    });
  }
});
