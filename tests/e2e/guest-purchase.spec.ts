import { emailSentTo, expect, expectNoBarriers, test } from './support/shop.ts';

const SIZES = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desk', viewport: { width: 1280, height: 800 } },
];

for (const { name, viewport } of SIZES) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`at the ${name}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ viewport, javaScriptEnabled });

      test('an outsider finds a course, pays as a guest, reads the mail and opens lesson one', async ({
        page,
        shop,
        browser,
      }) => {
        const email = `outsider-${name}-${javaScriptEnabled}@example.com`;
        const look = () => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());

        await page.goto('/');
        await look();
        await page.getByRole('link', { name: 'Courses' }).first().click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look();
        const card = page.locator('main a[href^="/courses/"]', { hasText: 'sourdough' }).first();
        await card.click();
        await look();
        const title = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').trim();

        await page.getByRole('button', { name: 'Add to cart' }).first().click();
        if (javaScriptEnabled) {
          await expect(page.getByRole('status')).toContainText(/cart/i);
          await page.getByRole('link', { name: 'Cart' }).first().click();
        }
        await expect(page).toHaveURL(/\/cart$/);
        await expect(page.getByText(title).first()).toBeVisible();
        await look();

        await page.getByRole('button', { name: 'Checkout' }).click();
        await look();
        await page.getByLabel('Email').fill(email);
        await page.getByRole('button', { name: 'Checkout' }).click();

        await expect(page).toHaveURL(
          new RegExp(`^${shop.stripeUrl.replace('127.0.0.1', '(localhost|127\\.0\\.0\\.1)')}`),
        );
        await look();
        await page.getByLabel('Card number').fill('4242 4242 4242 4242');
        await page.getByRole('button', { name: /^Pay/ }).click();

        await expect(page).toHaveURL(/\/checkout\/success/);
        await expect(page.getByText(/ORD-\d{4}-\d{6}/).first()).toBeVisible();
        await look();

        const letter = await emailSentTo(shop.mailboxUrl, email);
        expect(letter.Subject).toMatch(/ORD-\d{4}-\d{6}/);
        const link = letter.Text.split('\n').find(
          (line) => line.includes('/open/') && line.includes('learn'),
        );

        // The letter is read on another device.
        const elsewhere = await browser.newContext({ viewport, javaScriptEnabled, baseURL: shop.origin });
        const reader = await elsewhere.newPage();
        await reader.goto(link ?? '');
        await expect(reader.getByRole('heading', { level: 1 })).toContainText(title);
        if (javaScriptEnabled) await expectNoBarriers(reader);
        await reader
          .getByRole('link', { name: /continue|start|begin/i })
          .first()
          .click();
        await expect(reader).toHaveURL(/\/learn\/.+\/.+/);
        await expect(reader.getByRole('article')).toBeVisible();
        if (javaScriptEnabled) await expectNoBarriers(reader);

        // Progress is kept on the server, and taken up again.
        await reader.getByRole('button', { name: /done/i }).first().click();
        await expect(reader).toHaveURL(/\/learn\/.+\/.+/);
        const second = reader.url();
        await reader.goto(link ?? '');
        await reader
          .getByRole('link', { name: /continue/i })
          .first()
          .click();
        await expect(reader).toHaveURL(second);
        await elsewhere.close();
      });
    });
  }
}
