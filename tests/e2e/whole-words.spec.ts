import type { Page } from '@playwright/test';
import { expect, test } from './support/shop.ts';

/** Words without a hyphen that stand on two lines, as the browser sets them. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = new Set<string>();
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      if (node.parentElement?.closest('script, style, pre, .sr-only')) continue;
      for (const { 0: word, index } of node.data.matchAll(/[^\s-]+|ORD-[\d-]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = [...range.getClientRects()]
          .filter(({ width }) => width > 0)
          .map(({ top }) => Math.round(top / 8));
        if (new Set(tops).size > 1) broken.add(word);
      }
    }
    return [...broken].filter((word) => !/[@/]/.test(word));
  });
}

test('no word is broken on a phone: in tables, beside lessons, in numbers', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/learn/first-sourdough/seven-days-to-a-starter');
  await expect(page.locator('main table').first()).toBeVisible();
  expect(await brokenWords(page)).toEqual([]);

  await page.goto('/courses/ten-minutes-of-sitting');
  await page.getByLabel('Email').fill('whole-words@example.com');
  await page.getByRole('button', { name: 'Get it free' }).click();
  await page.goto('/learn/ten-minutes-of-sitting');
  const lesson = await page
    .locator('main a[href^="/learn/ten-minutes-of-sitting/"]')
    .first()
    .getAttribute('href');
  await page.goto(lesson ?? '');
  await page.getByRole('button', { name: 'Done, go on' }).click();
  await page.goto('/learn/ten-minutes-of-sitting');
  // Long as the German word.
  await page.getByText('Done', { exact: true }).evaluateAll((notes) => {
    for (const note of notes) note.textContent = 'Erledigt';
  });
  expect(await brokenWords(page)).toEqual([]);

  await page.goto('/account');
  expect(await brokenWords(page)).toEqual([]);
  await page.getByRole('link', { name: /^ORD-/ }).click();
  expect(await brokenWords(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
