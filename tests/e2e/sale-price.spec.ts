import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

/** No other spec buys or lists this one by its price. */
const SLUG = 'the-cut';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ viewport: { width: 360, height: 800 }, javaScriptEnabled });

    test('a sale is struck in the list, on the page and in the cart, in words too', async ({
      page,
      shop,
    }) => {
      const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
      const { client } = await aMemberOfStaff(shop, 'admin');
      const sale = { act: 'sale', sale_variant: 'all', sale_price: '20 %', starts_at: '', ends_at: '' };
      // The second time the same sale runs already, and takes its place.
      const answer = await client.post(`/admin/products/${SLUG}/prices`, sale);
      expect(answer.status).toBe(303);
      const words = 'Lowest price of the 30 days before:';

      await page.goto('/courses');
      const card = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.locator(`a[href="/courses/${SLUG}"]`) });
      await expect(card.getByText(words)).toHaveCount(1);
      await expect(card.locator('s')).toHaveCount(1);
      await look();

      await page.goto(`/courses/${SLUG}`);
      const main = page.getByRole('main');
      await expect(main.locator('form s').first()).toBeVisible();
      await expect(main.getByText(words).first()).toBeAttached();
      await look();

      await page.getByRole('button', { name: 'Add to cart' }).first().click();
      if (javaScriptEnabled) await expect(page.getByRole('status')).toContainText(/cart/i);
      await page.goto('/cart');
      await expect(main.getByText(words)).toBeVisible();
      await look();
    });
  });
}
