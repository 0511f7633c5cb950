import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { isLong } from '#tests/support/timed.ts';
import { expect } from './shop.ts';

const WIDTHS = [320, 390, 768, 1440] as const;
const SCHEMES = ['light', 'dark'] as const;

/** In the short form axe looks at the two ends, and at the dark scheme of one: between them nothing is new but the order. */
const AXE_WIDTHS: Readonly<Record<(typeof SCHEMES)[number], readonly number[]>> = isLong
  ? { light: WIDTHS, dark: WIDTHS }
  : { light: [320, 1440], dark: [1440] };

/** The widths of which a screenshot is kept, where they are asked for: they take longer than axe. */
const SCREENSHOT_WIDTHS: readonly number[] = isLong || process.env['TEST_PICTURES'] ? [390, 768, 1440] : [];

export interface Viewport {
  readonly width: number;
  readonly colorScheme: (typeof SCHEMES)[number];
  readonly isForAxe: boolean;
  readonly hasScreenshot: boolean;
}

/** Every way a page is looked at: one scheme after the other, so that a page is turned over once only. */
export const VIEWPORTS: readonly Viewport[] = SCHEMES.flatMap(
  (colorScheme) =>
    WIDTHS.map((width) => ({
      ...{ width, colorScheme },
      isForAxe: AXE_WIDTHS[colorScheme].includes(width),
      hasScreenshot: SCREENSHOT_WIDTHS.includes(width),
    })),
  // Colours change no width.
).filter(({ colorScheme, isForAxe, hasScreenshot }) => colorScheme === 'light' || isForAxe || hasScreenshot);

/** All that a scheme can change: in the dark a page is the same but for its colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Shows a page as it has been loaded, at another width and in another scheme. */
export async function setViewport(page: Page, { width, colorScheme }: Viewport): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 800 });
}

/** Brings axe into a page that stays loaded while it is looked at in many ways. */
export async function injectAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/**
 * Nothing sticks out sideways, and axe finds nothing in the page as it stands, where it looks at that viewport.
 * `injectAxe` first.
 * @param except rules that do not apply to this page.
 */
export async function expectAccessible(
  page: Page,
  { width, colorScheme, isForAxe }: Viewport,
  except: readonly string[] = [],
): Promise<void> {
  const rules =
    colorScheme === 'dark' && !isLong ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS };
  const viewport = `${width} px, ${colorScheme}`;
  if (isForAxe) expect(await axeFindings(page, rules, except), `axe, ${viewport}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `sideways scroll, ${viewport}`).toBeLessThanOrEqual(0);
}

function axeFindings(page: Page, rules: object, except: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ({ rules, except }) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run({
        runOnly: rules as axe.RunOnly,
        resultTypes: ['violations'],
        elementRef: false,
        rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    { rules, except },
  );
}
