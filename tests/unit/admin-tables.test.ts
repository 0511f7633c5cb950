import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = globSync('src/{pages,components,layouts}/**/*.astro').filter((file) =>
  readFileSync(file, 'utf8').includes('class="admin-table"'),
);
const css = (name: string) => readFileSync(`src/styles/admin/${name}.css`, 'utf8');

describe('the tables of the admin on a phone', () => {
  test('are in these files', () => {
    expect(files.length).toBeGreaterThanOrEqual(7);
  });

  test.each(files)('%s: each cell leads its row or says what it is, and none is hidden', (file) => {
    const text = readFileSync(file, 'utf8').replace(/<tfoot>[\s\S]*?<\/tfoot>/g, '');
    const cells = [...text.matchAll(/<td\b([^>]*)/g)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter((cell) => !/data-(label|lead)/.test(cell))).toEqual([]);
    expect(text).not.toContain('data-wide');
  });

  test('are stacked: rows are blocks, and cells show their labels', () => {
    const [, narrow = ''] = css('tables').split('@media (width < 48rem)');
    expect(narrow).toMatch(/\.admin-table :is\(tbody, tfoot, tr, td, th\)[^}]*display: block/);
    expect(narrow).toContain('content: attr(data-label)');
    expect(css('tables')).not.toContain('display: none');
  });
});

test('only the bar of a long form stays in view: any other would cover the text after it', () => {
  const [bar = ''] = /^\.admin-form-actions \{[^}]*\}/m.exec(css('forms')) ?? [];
  expect(bar).toContain('display: flex');
  expect(bar).not.toContain('sticky');
  expect(css('forms')).toMatch(/\[data-keep\] > \.admin-form-actions \{[^}]*sticky/);
  expect(css('elements')).toContain('scroll-padding-block');
});
