import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media');

const light = colours(lightCss);
const dark = { ...light, ...colours(darkCss) };

/** The named colours of a piece of CSS as `{ paper: '#fbf8f1' }`. */
function colours(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]),
  );
}

/** WCAG relative luminance of `#rrggbb`, 0 to 1. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, palette) => {
  const of = (one: string, other: string) => contrast(palette[one] ?? '', palette[other] ?? '');

  test.each(['paper', 'sunk'])('body text on %s is AAA', (ground) => {
    expect(of('ink', ground)).toBeGreaterThanOrEqual(7);
    expect(of('quiet', ground)).toBeGreaterThanOrEqual(7);
  });

  test.each(['paper', 'sunk'])('what can be done and what went on is AA on %s', (ground) => {
    for (const name of ['accent', 'accent-deep', 'good', 'warning', 'wrong']) {
      expect(of(name, ground), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('words on the accent are AA', () => {
    expect(of('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(of('on-accent', 'accent-deep')).toBeGreaterThanOrEqual(4.5);
  });

  test('edges of controls stand out 3:1', () => {
    expect(of('edge', 'paper')).toBeGreaterThanOrEqual(3);
    expect(of('edge', 'sunk')).toBeGreaterThanOrEqual(3);
  });
});

test('dark sets every colour anew', () => {
  expect(Object.keys(colours(darkCss))).toEqual(Object.keys(light));
});

test('type climbs by 1.2 to 1.25 from 14 px', () => {
  const steps = [...lightCss.matchAll(/--text-[a-z]+: ([\d.]+)rem;/g)].map((m) => Number(m[1]) * 16);
  expect(steps[0]).toBe(14);
  for (const [at, size] of steps.slice(1).entries()) {
    const ratio = size / (steps[at] ?? 1);
    expect(ratio).toBeGreaterThan(1.19);
    expect(ratio).toBeLessThanOrEqual(1.25);
  }
});
