import { expect, test } from 'vitest';
import { buildFacets } from '#shop/products/catalogue/build-facets.ts';
import { acceptsValue, commonFilters, type Filter } from '#shop/products/catalogue/filter.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import type { ProductKind } from '#shop/products/kind.ts';
import { allKinds, kindNamed } from '#shop/products/kinds.ts';
import { isIndexable, listHref, sortsFor } from '#web/lists/list-url.ts';

const format: Filter = {
  ...{ name: 'format', label: 'Format', options: [{ value: 'any', text: 'Any' }] },
  open: { accepts: /[a-z0-9.]{1,8}/, textOf: (value) => value.toUpperCase() },
};

const offered = (filter: Filter, values: readonly string[]) => {
  const counts = values.map((value) => ({ categoryId: null, facets: `format=${value}`, count: 1 }));
  return buildFacets([filter], counts, {}).flatMap(({ options }) => options.map(({ value }) => value));
};

test('a value that a list offers can be chosen, and no other', () => {
  expect(offered(format, ['pdf', 'tar.gz', 'PDF', 'much-too-long'])).toEqual(['any', 'pdf', 'tar.gz']);
  for (const value of ['any', 'pdf', 'tar.gz']) expect(acceptsValue(format, value), value).toBe(true);
  for (const value of ['PDF', 'much-too-long', '', 'pdf,epub']) {
    expect(acceptsValue(format, value), value).toBe(false);
  }
});

test('alternatives of a pattern stand for whole values', () => {
  const filter = { ...format, open: { accepts: /pdf|epub/, textOf: (value: string) => value } };
  expect(acceptsValue(filter, 'epub')).toBe(true);
  expect(acceptsValue(filter, 'epubs')).toBe(false);
});

test.each(allKinds())('every option of $name can be in an address', (kind) => {
  for (const { name, options } of [...kind.list.filters, ...commonFilters]) {
    for (const { value } of options) {
      const read = parseListQuery(new URLSearchParams({ [name]: value }), kind);
      expect(read, `${name}=${value}`).toMatchObject({ query: { chosen: { [name]: [value] } } });
    }
  }
});

const course = kindNamed('course');
const dated: ProductKind = {
  ...course,
  list: {
    ...course.list,
    sorts: [{ name: 'soonest', text: 'Soonest first', orderBy: 'p.published_at', direction: 'asc' }],
    usualSort: 'soonest',
  },
};

const read = (text: string, kind?: ProductKind) => {
  const found = parseListQuery(new URLSearchParams(text), kind);
  if (!('query' in found)) throw new Error(`refused: ${found.wrong}`);
  return found.query;
};

test('a kind has sorts of its own, of which one is the usual', () => {
  expect(read('', dated).sort).toBe('soonest');
  expect(read('sort=soonest', dated).sort).toBe('soonest');
  expect(read('sort=relevance', dated).sort).toBe('soonest');
  expect(read('q=bread', dated).sort).toBe('relevance');
  expect(sortsFor(dated, read('', dated)).map(({ name }) => name)).toEqual([
    ...['soonest', 'newest', 'title', 'price', 'price-down', 'rating'],
  ]);
  for (const kind of [course, undefined]) {
    expect(parseListQuery(new URLSearchParams('sort=soonest'), kind)).toEqual({ wrong: 'sort' });
  }
});

test('the usual sort is not in an address, and its list is indexed', () => {
  expect(listHref('/events', read('', dated))).toBe('/events');
  expect(listHref('/events', read('sort=newest', dated))).toBe('/events?sort=newest');
  expect(listHref('/events', read('', dated), { q: 'bread' })).toBe('/events?q=bread&sort=soonest');
  expect(isIndexable(read('', dated), 1)).toBe(true);
  expect(isIndexable(read('sort=newest', dated), 1)).toBe(false);
});
