import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Properties and values that name a side of the screen: in a shop written from right to left they would be wrong. */
const PHYSICAL = [
  /(?:^|[;{\s])(?:left|right)\s*:/,
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b/,
  /\b(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/,
];
/** Four values that differ between left and right. */
const FOUR_VALUES = /\b(?:margin|padding|inset|border-radius)\s*:\s*([^;]+);/g;
const CLASSES =
  /(?<![\w-])(?:[a-z0-9]+:)*-?(?:(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr)(?:-[\d[][\w.[\]/%()-]*|-auto|-px|-base)|text-left|text-right|float-left|float-right|border-l|border-r)(?![\w-])/g;

const filesOf = (pattern: string) =>
  globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const splitValues = (values: string) => values.match(/[a-z-]+\((?:[^()]|\([^()]*\))*\)|[^\s]+/g) ?? [];

function physicalIn(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const lines = plain.split('\n').filter((line) => PHYSICAL.some((pattern) => pattern.test(line)));
  const sided = [...plain.matchAll(FOUR_VALUES)].filter(([rule, values = '']) => {
    const [a, right, c, left] = splitValues(values);
    return (
      left !== undefined && (rule.startsWith('border-radius') ? a !== right || c !== left : right !== left)
    );
  });
  return [...lines, ...sided.map(([rule]) => rule)];
}

test('styles name the start and the end of a line, not the left and the right', () => {
  const found = filesOf('src/styles/**/*.css').flatMap(({ path, text }) =>
    physicalIn(text).map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('so do the classes of components and pages', () => {
  const found = filesOf('src/**/*.astro').flatMap(({ path, text }) =>
    [...text.matchAll(/class(?::list)?=(?:"[^"]*"|\{[^}]*\})/g)].flatMap(([classes]) =>
      (classes.match(CLASSES) ?? []).map((name) => `${path}: ${name}`),
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  'a { margin-left: 1em; }',
  'a { left: 0; }',
  'a { text-align: right; }',
  'a { padding: 1px 2px 1px 0; }',
  'a { border-radius: 0 1px 1px 0; }',
  'a { inset: 0 auto auto calc(var(--spacing) * 2); }',
])('such a rule is noticed: %s', (rule) => {
  expect(physicalIn(rule)).toHaveLength(1);
});

test.each([
  'a { margin: 1px 2px 3px 2px; }',
  'a { margin-inline-start: 1em; }',
  'a { inset: auto calc(var(--spacing) * 4) calc(var(--spacing) * 4); }',
  '/* left */ a { color: red; }',
])('such a rule is not: %s', (rule) => {
  expect(physicalIn(rule)).toEqual([]);
});
