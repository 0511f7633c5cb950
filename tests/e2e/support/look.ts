import type { Page } from '@playwright/test';
import { expectAccessible, injectAxe, setViewport } from './viewports.ts';

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** axe finds nothing on a page as it stands, on a phone and on a desk, in light and in dark; afterwards it is as wide as before. */
export async function expectGoodLook(page: Page): Promise<void> {
  const before = page.viewportSize()?.width ?? 1280;
  await injectAxe(page);
  for (const colorScheme of SCHEMES)
    for (const width of WIDTHS) {
      const viewport = { width, colorScheme, isForAxe: true, hasScreenshot: false };
      await setViewport(page, viewport);
      await expectAccessible(page, viewport);
    }
  await setViewport(page, { width: before, colorScheme: 'light', isForAxe: false, hasScreenshot: false });
}
