import { asAdmin } from '#tests/support/services.ts';
import type { Shop } from '#tests/support/shop.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

/** 10 % off everything, and the same from a day in the far future. */
async function addCodes(shop: Shop): Promise<void> {
  await asAdmin(shop.database.adminUrl, (client) =>
    client.query(`insert into promotions (name, code, code_key, effect, rate, starts_at)
      values ('Spring', 'SPRING10', 'spring10', 'percent', 100000, null),
        ('Later', 'LATER10', 'later10', 'percent', 100000, '2099-12-03T10:00:00Z') on conflict do nothing`),
  );
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ viewport: { width: 360, height: 800 }, javaScriptEnabled });

    test('a code is kept from a link, applied, refused with the reason, and removed', async ({
      page,
      shop,
    }) => {
      const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());
      await addCodes(shop);
      await page.goto('/courses/first-sourdough?code=SPRING10');
      await page.getByRole('button', { name: 'Add to cart' }).first().click();
      if (javaScriptEnabled) await expect(page.getByRole('status')).toContainText(/cart/i);
      await page.goto('/cart');
      const main = page.getByRole('main');
      await expect(main).toContainText('Discount: SPRING10');
      await expect(main).toContainText('44.10 USD');
      await look();

      const field = page.getByLabel('Promotion code');
      await expect(field).toBeHidden();
      await page.getByText('Do you have a promotion code?').click();
      await field.fill('later10');
      await look();
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(main).toContainText(/3 December 2099/);
      await expect(main).toContainText('44.10 USD');
      await look();

      for (const code of ['LATER10', 'SPRING10'])
        if (await page.getByRole('button', { name: `Remove the code ${code}` }).count())
          await page.getByRole('button', { name: `Remove the code ${code}` }).click();
      await expect(page.getByText('Discount: SPRING10')).toHaveCount(0);
      await page.getByText('Do you have a promotion code?').click();
      await page.getByLabel('Promotion code').fill('Spring10');
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page.getByText('Discount: SPRING10')).toBeVisible();
      await page.getByRole('button', { name: 'Remove the code SPRING10' }).click();
      await expect(page.getByText('Discount: SPRING10')).toHaveCount(0);
      await expect(main).toContainText('49.00 USD');
    });
  });
}
