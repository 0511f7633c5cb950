import type { Sentence } from '#messages/sentence.ts';
import { t, translate } from '#messages/t.ts';
import type { Facet, FacetOption } from '#shop/products/catalogue/build-facets.ts';
import { commonFilters } from '#shop/products/catalogue/filter.ts';
import {
  type CommonSort,
  defaultSort,
  type ListQuery,
  parseListQuery,
} from '#shop/products/catalogue/list-query.ts';
import type { ProductKind } from '#shop/products/kind.ts';
import type { Problem } from '../http/respond.ts';

/** The sorts of every list, as the page names them. */
const SORT_TEXTS: Readonly<Record<CommonSort, Sentence>> = {
  relevance: 'Best match first',
  newest: 'Newest first',
  title: 'Title, A to Z',
  price: 'Price, low to high',
  'price-down': 'Price, high to low',
  rating: 'Best rated',
};

const REASONS: Readonly<Record<string, Sentence>> = {
  page: 'Page numbers start at 1.',
  sort: 'This list cannot be sorted like that.',
  q: 'Search for at most 200 characters, none of them control characters.',
  category: 'There is no such category.',
  tag: 'There is no such tag.',
};

/** The query of a list, or the problem if it is not valid. @param kind whose list it is; without it, of every kind. */
export function readListQuery(url: URL, kind?: ProductKind): { query: ListQuery } | { problem: Problem } {
  const read = parseListQuery(url.searchParams, kind);
  if ('query' in read) return read;
  const reason = REASONS[read.wrong];
  const message = reason ? t(reason) : t('There is no such filter: {name}', { name: read.wrong });
  return { problem: { status: 400, code: 'invalid_query', message, fields: {}, values: {} } };
}

/** The sorts of a kind's list, its own first; by relevance only with a search term. */
export function sortsFor(kind: ProductKind, { q }: ListQuery): { name: string; text: string }[] {
  const common = Object.entries(SORT_TEXTS).map(([name, text]) => ({ name, text: t(text) }));
  const own = kind.list.sorts.map(({ name, text }) => ({ name, text: translate(text) }));
  return [
    ...common.filter(({ name }) => name === 'relevance' && q),
    ...own,
    ...common.filter(({ name }) => name !== 'relevance'),
  ];
}

/** The address of a list with some of its query changed; defaults are left out. */
export function listHref(path: string, query: ListQuery, changes: Partial<ListQuery> = {}): string {
  // A changed list starts at its first page.
  const { category, tag, q, sort, page, chosen, usualSort } = { ...query, page: 1, ...changes };
  const params = new URLSearchParams();
  if (category) params.set('category', category);
  if (tag) params.set('tag', tag);
  if (q) params.set('q', q);
  for (const [name, values] of Object.entries(chosen)) params.set(name, values.join(','));
  if (sort !== defaultSort({ q, usualSort }) && !(sort === 'relevance' && !q)) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `${path}?${params}`.replaceAll('%2C', ',') : path;
}

/** The chosen filters after this option is added, or removed if it was chosen. */
export function toggleOption(
  query: ListQuery,
  { name }: Facet,
  { value, isChosen }: FacetOption,
): ListQuery['chosen'] {
  const { [name]: own = [], ...others } = query.chosen;
  const left = isChosen ? own.filter((one) => one !== value) : [...own, value].toSorted();
  return left.length === 0 ? others : { ...others, [name]: left };
}

/** Whether search engines should index it: categories yes; searches, tags, filtered and sorted lists no. */
export function isIndexable(query: ListQuery, total: number): boolean {
  const { q, tag, sort, chosen } = query;
  return !q && !tag && sort === defaultSort(query) && Object.keys(chosen).length === 0 && total > 0;
}

export interface Chip {
  readonly name: string;
  readonly text: string;
  readonly href: string;
}

/** Everything that filters the list; each chip links to the list without it. */
export function chipsOf(
  query: ListQuery,
  facets: readonly Facet[],
  titles: { readonly category: string | undefined; readonly tag: string | undefined },
  href: (changes: Partial<ListQuery>) => string,
): Chip[] {
  const { category, tag, q } = query;
  const options = facets.flatMap((facet) =>
    facet.options
      .filter(({ isChosen }) => isChosen)
      .map((option) => ({
        name: facet.label,
        text: option.text,
        href: href({ chosen: toggleOption(query, facet, option) }),
      })),
  );
  return [
    ...(category
      ? [{ name: t('Category'), text: titles.category ?? category, href: href({ category: undefined }) }]
      : []),
    ...(tag ? [{ name: t('Tag'), text: titles.tag ?? tag, href: href({ tag: undefined }) }] : []),
    ...(q ? [{ name: t('Filter'), text: t('Your search'), href: href({ q: undefined }) }] : []),
    ...options,
  ];
}

/** The hidden fields that carry the chosen filters through a list's form. */
export function hiddenFields({ category, tag, chosen }: ListQuery): { name: string; value: string }[] {
  const filters = Object.entries(chosen).map(([name, values]) => ({ name, value: values.join(',') }));
  const named = Object.entries({ category, tag }).flatMap(([name, value]) =>
    value ? [{ name, value }] : [],
  );
  return [...named, ...filters];
}

/** The query without filters of other kinds, which do not apply to this list. */
export function withOwnFilters(kind: ProductKind, query: ListQuery): ListQuery {
  const own = new Set([...kind.list.filters, ...commonFilters].map(({ name }) => name));
  const chosen = Object.fromEntries(Object.entries(query.chosen).filter(([name]) => own.has(name)));
  return { ...query, chosen };
}
