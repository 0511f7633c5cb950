import { expect, type Locator, type Page } from '@playwright/test';

const MOST_TABS = 80;

/** Presses Tab until it is there. Wherever it stands on the way, one must see where that is. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeAttached();
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    await expectSeen(page);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_TABS} times Tab do not lead to ${goal}`);
}

/** What is in focus is marked, lies in the window, and nothing lies over it. */
export async function expectSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const isMarked = [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(focused, part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    const lines = [...focused.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const isOnTop = lines.some((box) => {
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return top !== null && (focused.contains(top) || top.contains(focused));
    });
    return { what: focused.outerHTML.slice(0, 120), isMarked, isOnTop };
  });
  if (seen) expect(seen).toEqual({ ...seen, isMarked: true, isOnTop: true });
}
