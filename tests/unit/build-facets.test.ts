import { expect, test } from 'vitest';
import {
  buildFacets,
  pickDiverse,
  rootCategoryOf,
  totalCount,
} from '#shop/products/catalogue/build-facets.ts';
import type { FacetCount } from '#shop/products/catalogue/cell-store.ts';
import { chosenByGroup } from '#shop/products/catalogue/facet-groups.ts';
import { goodsKind } from '#shop/products/kinds/goods/kind.ts';

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

const goodsFilters = [...goodsKind.list.filters];
const count = (facets: string, count: number): FacetCount => ({ categoryId: null, facets, count });
const COUNTS = [
  count('property=material-is-linen property=size-is-large', 2),
  count('property=material-is-linen property=size-is-small', 3),
  count('property=material-is-cotton property=size-is-large', 5),
];
const facetsFor = (property: readonly string[]) => {
  const chosen = chosenByGroup(goodsFilters, { property });
  const facets = buildFacets(goodsFilters, COUNTS, chosen);
  return {
    total: totalCount(COUNTS, chosen),
    shown: facets.map(({ label, options }) => [label, ...options.map((one) => `${one.text} ${one.count}`)]),
  };
};

test('each property of goods is a filter of its own', () => {
  expect(facetsFor([]).shown).toEqual([
    ['Material', 'Cotton 5', 'Linen 5'],
    ['Size', 'Large 7', 'Small 3'],
  ]);
});

test('values and properties stand as the owner writes them, sizes in the order of their choice', () => {
  const texts = [
    { key: 'material', text: 'MATERIAL', position: 0 },
    { key: 'material-is-linen', text: 'linen (washed)', position: 0 },
    { key: 'size-is-small', text: 'Small', position: 0 },
    { key: 'size-is-large', text: 'Large', position: 2 },
    { key: 'washing-is-40-c', text: '40 °C', position: 0 },
  ];
  const counts = [...COUNTS, count('property=washing-is-40-c', 1)];
  const facets = buildFacets(goodsFilters, counts, {}, undefined, texts);
  expect(facets.map(({ label, options }) => [label, ...options.map(({ text }) => text)])).toEqual([
    ['MATERIAL', 'Cotton', 'linen (washed)'],
    ['Size', 'Small', 'Large'],
    ['Washing', '40 °C'],
  ]);
});

test('a property of which every item has another value is no filter, unless it was chosen', () => {
  const counts = Array.from({ length: 41 }, (_, at) =>
    count(`property=isbn-is-${at} property=size-is-large`, 1),
  );
  expect(buildFacets(goodsFilters, counts, {}).map(({ label }) => label)).toEqual(['Size']);
  const chosen = chosenByGroup(goodsFilters, { property: ['isbn-is-7'] });
  expect(buildFacets(goodsFilters, counts, chosen).map(({ label }) => label)).toEqual(['Isbn', 'Size']);
});

test('a property that nothing found has is left out', () => {
  const shape = count('property=shape-is-round', 1);
  const chosen = chosenByGroup(goodsFilters, { property: ['material-is-linen'] });
  const labels = buildFacets(goodsFilters, [...COUNTS, shape], chosen).map(({ label }) => label);
  expect(labels).toEqual(['Material', 'Size']);
});

test.each([
  [['material-is-linen'], 5, ['Cotton 5', 'Linen 5'], ['Large 2', 'Small 3']],
  [['material-is-linen', 'size-is-large'], 2, ['Cotton 5', 'Linen 2'], ['Large 2', 'Small 3']],
  [
    ['material-is-linen', 'material-is-cotton', 'size-is-small'],
    3,
    ['Cotton 0', 'Linen 3'],
    ['Large 7', 'Small 3'],
  ],
])('goods must match one value of each property: %o', (chosen, total, material, size) => {
  const found = facetsFor(chosen);
  expect(found.total).toBe(total);
  expect(found.shown).toEqual([
    ['Material', ...material],
    ['Size', ...size],
  ]);
});
