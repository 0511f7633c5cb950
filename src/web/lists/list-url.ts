import type { Facet, FacetOption } from '#shop/products/catalogue/facets.ts';
import { commonFilters } from '#shop/products/catalogue/filter.ts';
import { type ListQuery, readList, type Sort, usualSort } from '#shop/products/catalogue/list-query.ts';
import type { ProductKind } from '#shop/products/product.ts';
import type { Problem } from '../http/respond.ts';

/** The orders a list can be in, as the page names them. */
export const sortNames: Readonly<Record<Sort, string>> = {
  relevance: 'Best match first',
  newest: 'Newest first',
  title: 'Title, A to Z',
  price: 'Price, low to high',
  'price-down': 'Price, high to low',
  rating: 'Best rated',
};

const REASONS: Readonly<Record<string, string>> = {
  page: 'A page has a number from 1 on.',
  sort: `A list can be sorted by ${Object.keys(sortNames).join(', ')}.`,
  q: 'Search for at most 200 ordinary characters.',
  category: 'There is no such category.',
};

/** What stands behind the `?` of a list, or why it cannot be shown. */
export function readListQuery(url: URL): { query: ListQuery } | { problem: Problem } {
  const read = readList(url.searchParams);
  if ('query' in read) return read;
  const message = REASONS[read.wrong] ?? `There is no such choice of ${read.wrong}.`;
  return { problem: { status: 400, code: 'invalid_query', message, fields: {}, values: {} } };
}

/** The orders this list can be in: by relevance only where something is searched for. */
export function sortsFor({ q }: ListQuery): Sort[] {
  const all = Object.keys(sortNames) as Sort[];
  return q ? all : all.filter((sort) => sort !== 'relevance');
}

/** The address of a list with some of its query changed; what is the default is left out. */
export function listHref(path: string, query: ListQuery, changes: Partial<ListQuery> = {}): string {
  // Another list begins at its first page.
  const { category, q, sort, page, chosen } = { ...query, page: 1, ...changes };
  const params = new URLSearchParams();
  if (category) params.set('category', category);
  if (q) params.set('q', q);
  for (const [name, values] of Object.entries(chosen)) params.set(name, values.join(','));
  if (sort !== usualSort(q) && !(sort === 'relevance' && !q)) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `${path}?${params}`.replaceAll('%2C', ',') : path;
}

/** What is chosen of the filters once this option is taken, or taken away again. */
export function toggled(
  query: ListQuery,
  { name }: Facet,
  { value, isChosen }: FacetOption,
): ListQuery['chosen'] {
  const { [name]: own = [], ...others } = query.chosen;
  const left = isChosen ? own.filter((one) => one !== value) : [...own, value].toSorted();
  return left.length === 0 ? others : { ...others, [name]: left };
}

/** Whether a page of a list is one that search engines should keep: the shelves are, a choice of filters is not. */
export function isKeepable(query: ListQuery, total: number): boolean {
  const { q, sort, chosen } = query;
  return !q && sort === usualSort(q) && Object.keys(chosen).length === 0 && total > 0;
}

export interface Chip {
  readonly name: string;
  readonly text: string;
  readonly href: string;
}

/** Everything the list is narrowed to; each chip leads to the list without it. */
export function chipsOf(
  query: ListQuery,
  facets: readonly Facet[],
  shelf: string | undefined,
  href: (changes: Partial<ListQuery>) => string,
): Chip[] {
  const { category, q } = query;
  const options = facets.flatMap((facet) =>
    facet.options
      .filter(({ isChosen }) => isChosen)
      .map((option) => ({
        name: facet.label,
        text: option.text,
        href: href({ chosen: toggled(query, facet, option) }),
      })),
  );
  return [
    ...(category ? [{ name: 'Shelf', text: shelf ?? category, href: href({ category: undefined }) }] : []),
    ...(q ? [{ name: 'Search', text: `“${q}”`, href: href({ q: undefined }) }] : []),
    ...options,
  ];
}

/** The hidden fields that keep what is chosen when a list's form is sent. */
export function keptFields({ category, chosen }: ListQuery): { name: string; value: string }[] {
  const filters = Object.entries(chosen).map(([name, values]) => ({ name, value: values.join(',') }));
  return category ? [{ name: 'category', value: category }, ...filters] : filters;
}

/** A shelf's filters that this kind of product does not have are of another list: they change nothing here. */
export function ownQuery(kind: ProductKind, query: ListQuery): ListQuery {
  const own = new Set([...kind.filters, ...commonFilters].map(({ name }) => name));
  const chosen = Object.fromEntries(Object.entries(query.chosen).filter(([name]) => own.has(name)));
  return { ...query, chosen };
}
