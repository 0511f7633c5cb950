import { expect, test } from './support/shop.ts';

const APRON = '/goods/workshop-apron';

test('options choose a variant, its price and whether it can be had', async ({ page }) => {
  await page.goto(APRON);
  const size = page.getByRole('group', { name: 'Size', exact: true });
  const colour = page.getByRole('group', { name: 'Colour', exact: true });
  const buy = page.getByRole('button', { name: 'Add to cart' });
  await expect(size.getByRole('radio', { name: 'Small' })).toBeChecked();
  await expect(page.getByText('In stock', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: /email when it’s back/ })).toBeHidden();
  await colour.getByRole('radio', { name: 'Blue' }).check();
  await expect(page.locator('[data-buy]')).toContainText('52.00 USD');
  await expect(buy).toBeDisabled();
  await expect(page.getByRole('link', { name: /email when it’s back/ })).toHaveAttribute(
    'href',
    /variant=APRON-S-BLUE$/,
  );
  await size.getByRole('radio', { name: 'Medium' }).check();
  await expect(page.getByText('Only 3 left', { exact: true })).toBeVisible();
  await buy.click();
  await expect(page.getByRole('main')).toContainText('Medium, Blue');
});

test('an address can name the variant', async ({ page }) => {
  await page.goto(`${APRON}?variant=APRON-L-BLUE`);
  await expect(page.getByRole('radio', { name: 'Large' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Blue' })).toBeChecked();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every variant that can be had is in one list', async ({ page }) => {
    await page.goto(APRON);
    const all = page.getByRole('group', { name: 'Size, Colour' });
    await expect(page.getByRole('group')).toHaveCount(1);
    await expect(all.getByRole('radio', { name: /Small, Blue.*Sold out/ })).toBeDisabled();
    await all.getByRole('radio', { name: /Large, Grey/ }).check();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page.getByRole('main')).toContainText('Large, Grey');
  });
});
