import { expectSeen, tabTo } from './support/keyboard.ts';
import { expect, test } from './support/shop.ts';

for (const { name, viewport } of [
  { name: 'phone', viewport: { width: 390, height: 740 } },
  { name: 'desk', viewport: { width: 1280, height: 800 } },
]) {
  test(`the keyboard alone leads from the front page to lesson one, at the ${name}`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await expectSeen(page);
    await tabTo(page, page.getByRole('link', { name: 'Courses', exact: true }));
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: 'Courses' })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('sourdough');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=sourdough/);
    await tabTo(page, page.getByRole('link', { name: 'Your First Sourdough' }));
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: 'Your First Sourdough' })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Add to cart' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${shop.origin}/cart`);
    await tabTo(page, page.getByRole('button', { name: 'Checkout' }));
    await page.keyboard.press('Enter');

    await expect(page).toHaveURL(/\/checkout/);
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(`keys-${name}@example.com`);
    await page.keyboard.press('Enter');

    await tabTo(page, page.getByLabel('Card number'));
    await page.keyboard.type('4242424242424242');
    await tabTo(page, page.getByRole('button', { name: /^Pay/ }));
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    await tabTo(page, page.getByRole('link', { name: 'Open Your First Sourdough' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: /^Begin with/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page).toHaveURL(/\/learn\/first-sourdough\/seven-days-to-a-starter/);
  });
}
