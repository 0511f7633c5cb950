import { brotliCompressSync } from 'node:zlib';
import { aLargeItem } from './support/large-item.ts';
import { expect, expectNoBarriers, test } from './support/shop.ts';
import { anOrdering, anOwner, aShopper, become, change } from './support/states.ts';

test('every page has a title of its own, and public ones an address to keep', async ({ shop }) => {
  const client = shop.client();
  const { text } = await client.get('/courses');
  const courses = [...text.matchAll(/href="(\/courses\/[a-z0-9-]+)"/g)].map((match) => match[1] ?? '');
  const paths = [
    ...new Set([
      '/',
      '/courses',
      '/courses?category=kitchen',
      '/search',
      '/cart',
      '/account',
      '/nowhere',
      ...courses,
    ]),
  ];
  const answers: { path: string; answer: Awaited<ReturnType<typeof client.get>> }[] = [];
  // One by one: all at once may be more than a busy machine serves.
  for (const path of paths) answers.push({ path, answer: await client.get(path) });
  // Other tests withdraw courses in the database itself, which purges no cached list.
  const pages = answers.flatMap(({ path, answer: { status, text: html } }) =>
    status === 410 ? [] : [{ path, html }],
  );
  expect(pages.length).toBeGreaterThan(20);
  const titles = pages.map(({ html }) => /<title>(.*?)<\/title>/.exec(html)?.[1]);
  expect(new Set(titles).size).toBe(pages.length);
  for (const { path, html } of pages.filter(({ path }) => path === '/' || path.startsWith('/courses'))) {
    expect(html, path).toContain(`<link rel="canonical" href="${shop.origin}${path}">`);
    expect(html, path).toMatch(/<meta name="description" content="[^"]{40,}/);
  }
});

test('a course answers what people ask before they buy', async ({ page }) => {
  for (const [slug, count] of [
    ['first-sourdough', 4],
    ['ten-minutes-of-sitting', 3],
  ] as const) {
    await page.goto(`/courses/${slug}`);
    const questions = page.locator('section', {
      has: page.getByRole('heading', { name: 'Before you buy', exact: true }),
    });
    await expect(questions.locator('details')).toHaveCount(count);
    await questions.getByText('How long do I have it?').click();
    await expect(questions.getByText('It is yours to keep.')).toBeVisible();
  }
});

test('a phone shows what matters of a course and the button before any scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/courses/typescript-for-careful-people');
  for (const seen of [
    page.getByRole('heading', { level: 1 }),
    page.getByText(/\d+ lessons/).first(),
    page.getByText(/14-day money-back guarantee/).first(),
    page.getByRole('button', { name: 'Add to cart' }),
  ]) {
    await expect(seen).toBeInViewport({ ratio: 1 });
  }
});

test('pages stay within their budgets', async ({ shop }) => {
  const client = shop.client();
  const weigh = async (path: string) => {
    const answer = await fetch(new URL(path, shop.origin));
    expect(answer.status, path).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const sumOf = async (found: RegExpMatchArray[], size: (body: Buffer) => number) => {
    const bodies = await Promise.all([...new Set(found.map((match) => match[1] ?? ''))].map(weigh));
    return bodies.reduce((sum, body) => sum + size(body), 0);
  };
  const compressed = (body: Buffer) => brotliCompressSync(body).length;
  const item = await aLargeItem(shop);
  for (const path of ['/', '/courses', '/courses/first-sourdough', '/goods', '/goods/workshop-apron', item]) {
    const { text } = await client.get(path);
    const styles = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
    const scripts = [...text.matchAll(/<script type="module" src="([^"]+)"/g)];
    const fonts = [...text.matchAll(/<link rel="preload" href="([^"]+\.woff2)"/g)];
    expect(
      [styles.length, scripts.length, fonts.length].every((count) => count > 0),
      path,
    ).toBe(true);
    expect(compressed(Buffer.from(text)), path).toBeLessThanOrEqual(40_960);
    expect(await sumOf(styles, compressed), path).toBeLessThanOrEqual(15_360);
    expect(await sumOf(scripts, compressed), path).toBeLessThanOrEqual(10_240);
    // Fonts are compressed as they are.
    expect(await sumOf(fonts, (body) => body.length), path).toBeLessThanOrEqual(102_400);
  }
});

for (const path of [
  ...['/', '/courses', '/courses/first-sourdough', '/search?q=paper'],
  ...['/goods', '/goods/workshop-apron'],
]) {
  test(`${path} asks for few things, and all of them of this shop`, async ({ page, shop }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path, { waitUntil: 'networkidle' });
    // What a browser draws its own controls with is no request.
    const requests = asked.filter((url) => !url.startsWith('data:'));
    expect(requests.length).toBeLessThanOrEqual(15);
    expect(requests.filter((url) => !url.startsWith(shop.origin))).toEqual([]);
  });
}

test('adding is said aloud, the badge counts, and it is empty again after paying', async ({ page, shop }) => {
  await page.goto('/courses/manual-mode');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page).toHaveURL(`${shop.origin}/cart`);
  await expect(page.getByRole('status')).toHaveText('“Manual Mode” is in your cart.');
  await expect(page.getByRole('link', { name: 'Cart' })).toHaveAccessibleDescription('1 item in it');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('');
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByLabel('Email').fill('badge@example.com');
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cart' })).toHaveAccessibleDescription('');
});

test('a form that came back leads from the summary to the field', async ({ page, shop }) => {
  await become(page.context(), shop, await aShopper(shop, 'manual-mode'));
  await page.goto('/checkout');
  await page.locator('form[data-once]').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByLabel('Email').fill('ada at example');
  await page.getByRole('button', { name: 'Checkout' }).click();
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveValue('ada at example');
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/The @ is missing/);
  await expectNoBarriers(page);
});

test('the waiting page turns over by itself once the money is here', async ({ page, shop }) => {
  const { client, success, number } = await anOrdering(shop);
  await become(page.context(), shop, client);
  await page.goto(success);
  await expect(page.getByRole('heading', { level: 1, name: 'One moment' })).toBeVisible();
  await change(shop, "update orders set status = 'completed', completed_at = now() where number = $1", [
    number,
  ]);
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the waiting page asks again by itself', async ({ page, shop }) => {
    const { client, success, number } = await anOrdering(shop);
    await become(page.context(), shop, client);
    await page.goto(success);
    await expect(page.getByRole('heading', { level: 1, name: 'One moment' })).toBeVisible();
    await change(shop, "update orders set status = 'completed', completed_at = now() where number = $1", [
      number,
    ]);
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  });

  test('a line is removed, put back, and removed again', async ({ page, shop }) => {
    await become(page.context(), shop, await aShopper(shop, 'manual-mode'));
    await page.goto('/cart');
    await page.getByRole('button', { name: 'Remove Manual Mode' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: '“Manual Mode” is out of your cart.' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Put it back: “Manual Mode”' }).click();
    await expect(page.getByRole('link', { name: 'Manual Mode' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Put it back' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove Manual Mode' }).click();
    await expect(page.getByText('Nothing in it yet')).toBeVisible();
  });

  test('a line is removed, a category chosen, a search narrowed and widened again', async ({
    page,
    shop,
  }) => {
    await become(page.context(), shop, await aShopper(shop, 'manual-mode', 'first-sourdough'));
    await page.goto('/cart');
    await page.getByRole('button', { name: 'Remove Manual Mode' }).click();
    await expect(page.getByRole('link', { name: 'Manual Mode' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Your First Sourdough' })).toBeVisible();

    await page.goto('/courses');
    await page
      .getByRole('navigation', { name: 'Categories' })
      .getByRole('link', { name: /^Paper & ink/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Paper & ink' })).toBeVisible();
    const search = page.getByRole('searchbox');
    await search.fill('paper');
    await search.press('Enter');
    await expect(page).toHaveURL(/category=paper-and-ink&q=paper/);
    await page.getByRole('link', { name: 'Clear all' }).click();
    await expect(page).toHaveURL(`${shop.origin}/courses`);
  });
});

test('arrow keys turn the lessons over without marking them', async ({ page, shop }) => {
  const { client } = await anOwner(shop);
  await become(page.context(), shop, client);
  await page.goto('/learn/first-sourdough');
  await page.getByRole('link', { name: /^(Begin|Continue) with/ }).click();
  await page.waitForLoadState();
  const first = page.url();
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(first);
  await page.waitForLoadState();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(first);
  await page.goto('/learn/first-sourdough');
  await expect(page.getByRole('progressbar')).toHaveAccessibleName('0 of 9 lessons done');
});

test('a film goes on where it was left', async ({ page, shop }) => {
  const { client } = await anOwner(shop);
  await become(page.context(), shop, client);
  await page.goto('/learn/first-sourdough/stretch-and-fold');
  const film = page.locator('video');
  await film.evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    video.currentTime = 7;
    await video.play();
  });
  const kept = page.waitForResponse(
    (response) => response.request().postData()?.includes('act=position') ?? false,
  );
  await film.evaluate((video: HTMLVideoElement) => video.pause());
  expect((await kept).status()).toBe(200);
  await page.reload();
  await expect
    .poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThanOrEqual(7);
});
