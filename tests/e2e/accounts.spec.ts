import type { Browser, Page } from '@playwright/test';
import type { Shop } from '#tests/support/shop.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';

const PASSWORD = 'correct horse battery';
const COURSE = { slug: 'first-sourdough', title: /sourdough/i };

/** The newest email to an address whose subject matches. */
async function letter(shop: Shop, email: string, subject: RegExp): Promise<string> {
  let found: { ID: string } | undefined;
  await expect
    .poll(
      async () => {
        const list = await (
          await fetch(`${shop.mailboxUrl}/api/v1/search?query=${encodeURIComponent(`to:${email}`)}`)
        ).json();
        found = list.messages.find((message: { Subject: string }) => subject.test(message.Subject));
        return found !== undefined;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return (await (await fetch(`${shop.mailboxUrl}/api/v1/message/${found?.ID}`)).json()).Text;
}

function linkIn(text: string, part: string): string {
  return text.split('\n').find((line) => line.includes(part)) ?? '';
}

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('First name').fill('Ada');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
}

async function buy(page: Page, email: string | null): Promise<void> {
  await page.goto(`/courses/${COURSE.slug}`);
  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  // Leaving at once would end the request that adds it.
  await expect(page).toHaveURL(/\/cart$/);
  await page.goto('/checkout');
  if (email) await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page).toHaveURL(/\/checkout\/success/);
  await expect(page.getByText(/ORD-\d{4}-\d{6}/).first()).toBeVisible();
}

async function elsewhere(browser: Browser, shop: Shop, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, baseURL: shop.origin });
  return context.newPage();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';

  test.describe(how, () => {
    test.use({ javaScriptEnabled });
    const look = (page: Page) => (javaScriptEnabled ? expectNoBarriers(page) : Promise.resolve());

    test('signs up, buys, signs out, signs in elsewhere and opens the course', async ({
      page,
      shop,
      browser,
    }) => {
      const email = `member-${javaScriptEnabled}@example.com`;
      await page.goto('/sign-up');
      await look(page);
      await signUp(page, email);
      await look(page);
      await signIn(page, email);
      await look(page);
      if (javaScriptEnabled) await expect(page.locator('[data-greeting]')).toHaveText('Hello Ada');
      await buy(page, null);
      await page.getByRole('link', { name: 'Account' }).first().click();
      await expect(page.getByRole('link', { name: COURSE.title })).toBeVisible();
      await look(page);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You are signed out')).toBeVisible();
      await look(page);
      if (javaScriptEnabled) await expect(page.locator('[data-greeting]')).toHaveText('');
      await page.goto(`/learn/${COURSE.slug}`);
      await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();

      const reader = await elsewhere(browser, shop, javaScriptEnabled);
      await reader.goto('/account/courses');
      await expect(reader.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
      await signIn(reader, email);
      await expect(reader).toHaveURL(/\/account\/courses$/);
      await look(reader);
      await reader.getByRole('link', { name: COURSE.title }).click();
      await reader
        .getByRole('link', { name: /continue|start|begin/i })
        .first()
        .click();
      await expect(reader.getByRole('article')).toBeVisible();
      await reader.goto('/account/orders');
      await expect(reader.getByRole('link', { name: /ORD-/ })).toHaveCount(1);
      await look(reader);
      await reader.context().close();
    });

    test('a guest buys, makes an account, proves the address and sees everything', async ({
      page,
      shop,
      browser,
    }) => {
      const email = `guest-${javaScriptEnabled}@example.com`;
      await buy(page, email);
      const reader = await elsewhere(browser, shop, javaScriptEnabled);
      await signUp(reader, email);
      await signIn(reader, email);
      await expect(reader.getByText('Nothing bought yet')).toBeVisible();
      await expect(reader.getByText('Confirm your email')).toBeVisible();
      await look(reader);
      await reader.goto(linkIn(await letter(shop, email, /confirm your email/i), '/verify-email'));
      await expect(reader.getByText('Your email is confirmed')).toBeVisible();
      await look(reader);
      await reader.getByRole('link', { name: COURSE.title }).click();
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(COURSE.title);
      await reader.context().close();
    });

    test('forgets the password and chooses another', async ({ page, shop }) => {
      const email = `forgetful-${javaScriptEnabled}@example.com`;
      await signUp(page, email);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await look(page);
      await page.getByLabel('Email').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByText('Check your email')).toBeVisible();
      await look(page);
      await page.goto(linkIn(await letter(shop, email, /new password/i), '/reset-password'));
      await page.getByLabel('New password').fill('short');
      await look(page);
      await page.getByLabel('New password').fill('an entirely new one');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await expect(page.getByText('Your new password is set')).toBeVisible();
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password').fill('an entirely new one');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Password' }).click();
      await expect(page.getByLabel('Current password')).toBeVisible();
      await look(page);
    });

    if (javaScriptEnabled) {
      test('reads the password while typing it, and hides it again before it is sent', async ({ page }) => {
        await page.goto('/sign-in');
        const field = page.getByLabel('Password');
        const show = page.getByRole('button', { name: 'Show' });
        await field.fill('five loaves and two fishes');
        await show.click();
        await expect(field).toHaveAttribute('type', 'text');
        await expect(show).toHaveAttribute('aria-pressed', 'true');
        await expectNoBarriers(page);
        await show.click();
        await expect(field).toHaveAttribute('type', 'password');
      });
    } else {
      test('is not offered what needs script', async ({ page }) => {
        await page.goto('/sign-in');
        await expect(page.getByRole('button', { name: 'Show' })).toBeHidden();
      });
    }

    test('is told at the form what is wrong, with everything but the password kept', async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email').fill('nobody@example.com');
      await page.getByLabel('Password').fill('not the right one');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('alert')).toContainText('Email or password is wrong');
      await expect(page.getByLabel('Email')).toHaveValue('nobody@example.com');
      await expect(page.getByLabel('Password')).toHaveValue('');
      await look(page);
    });
  });
}
