import { expect, test } from 'vitest';
import { pickDiverse, rootCategoryOf } from '#shop/products/catalogue/build-facets.ts';

const row = (id: string, parentId: string | null = null) => ({
  ...{ id, parentId, slug: id },
  ...{ title: id, description: '' },
});
const rows = [row('kitchen'), row('bread', 'kitchen'), row('rye', 'bread'), row('wood')];

test('a category belongs to the topmost category above it', () => {
  expect(['kitchen', 'bread', 'rye', 'wood', 'nowhere'].map((slug) => rootCategoryOf(rows, slug))).toEqual([
    'kitchen',
    'kitchen',
    'kitchen',
    'wood',
    null,
  ]);
});

test('one of every category comes first, then whatever is next, none of them twice', () => {
  const things = ['rye', 'bread', 'nowhere', 'wood', 'kitchen'];
  const pick = (count: number) => pickDiverse(things, (slug) => rootCategoryOf(rows, slug), count);
  expect(pick(3)).toEqual(['rye', 'nowhere', 'wood']);
  expect(pick(9)).toEqual(['rye', 'nowhere', 'wood', 'bread', 'kitchen']);
  expect(pick(1)).toEqual(['rye']);
});
