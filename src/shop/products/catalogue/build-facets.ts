import { translate } from '#messages/t.ts';
import type { CategoryRow } from './category-store.ts';
import type { FacetCount } from './cell-store.ts';
import { type FilterPart, filterNameOf, openOptions, partsOf } from './facet-groups.ts';
import { type Filter, type FilterText, isOpenValue } from './filter.ts';
import { valuesIn } from './parse-facets.ts';

type ChosenFilters = Readonly<Record<string, readonly string[]>>;

export interface CategoryBranch {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Products in it and its subcategories that match every chosen filter. */
  readonly count: number;
  readonly children: readonly CategoryBranch[];
}

/** A filter as a list shows it. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly options: readonly FacetOption[];
}

export interface FacetOption {
  readonly value: string;
  readonly text: string;
  /** Products that match this option and every other chosen filter. */
  readonly count: number;
  readonly isChosen: boolean;
}

/** A property with more values, such as an ISBN, tells items apart and groups none. */
const MOST_VALUES = 40;

/** Products that match every chosen filter, in these categories or, without them, in all. */
export function totalCount(
  facetCounts: readonly FacetCount[],
  chosen: ChosenFilters,
  categoryIds?: ReadonlySet<string>,
): number {
  return sumOf(facetCounts.filter((entry) => isInCategories(entry, categoryIds) && matches(entry, chosen)));
}

/**
 * The combinations of facets that match every chosen filter, or those that do not where these are fewer: a list that asks for
 * what is in stock would name nearly all of them. Neither where every combination matches.
 */
export function matchingCombinations(
  facetCounts: readonly FacetCount[],
  chosen: ChosenFilters,
): { readonly facets?: readonly string[]; readonly otherFacets?: readonly string[] } {
  if (Object.keys(chosen).length === 0) return {};
  const split = Map.groupBy(facetCounts, (entry) => matches(entry, chosen));
  const [matching, others] = [true, false].map((is) => [
    ...new Set((split.get(is) ?? []).map(({ facets }) => facets)),
  ]);
  if (!others?.length) return {};
  return (matching?.length ?? 0) <= others.length ? { facets: matching ?? [] } : { otherFacets: others };
}

/** The category tree with the number of matching products in each category. */
export function buildCategoryTree(
  rows: readonly CategoryRow[],
  facetCounts: readonly FacetCount[],
  chosen: ChosenFilters,
): CategoryBranch[] {
  const fitting = Map.groupBy(
    facetCounts.filter((entry) => matches(entry, chosen)),
    (entry) => entry.categoryId,
  );
  const branchesUnder = (parentId: string | null): CategoryBranch[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map(({ id, slug, title, description }) => {
        const children = branchesUnder(id);
        const count = sumOf(fitting.get(id) ?? []) + children.reduce((sum, child) => sum + child.count, 0);
        return { slug, title, description, count, children };
      });
  return branchesUnder(null);
}

/** The ids of a category and its subcategories; empty for an unknown slug. */
export function categoryIdsUnder(rows: readonly CategoryRow[], slug: string): Set<string> {
  const ids = new Set(rows.filter((row) => row.slug === slug).map(({ id }) => id));
  for (const id of ids) {
    for (const row of rows) if (row.parentId === id) ids.add(row.id);
  }
  return ids;
}

/** What the filters of a list are made of. */
interface FacetSource {
  readonly facetCounts: readonly FacetCount[];
  readonly chosen: ChosenFilters;
  readonly categoryIds?: ReadonlySet<string> | undefined;
  readonly texts: ReadonlyMap<string, FilterText>;
}

/**
 * Every filter with its counts. A filter that no product has a value for is left out, unless it is chosen.
 * @param texts how the owner writes values and groups of values.
 */
export function buildFacets(
  filters: readonly Filter[],
  facetCounts: readonly FacetCount[],
  chosen: ChosenFilters,
  categoryIds?: ReadonlySet<string>,
  texts: readonly FilterText[] = [],
): Facet[] {
  const source = { facetCounts, chosen, categoryIds, texts: new Map(texts.map((text) => [text.key, text])) };
  return filters.flatMap((filter) =>
    partsOf(filter, filter.open?.group ? valuesOf(filter, facetCounts, chosen) : [], source.texts).flatMap(
      (part) => buildFacet(part, source),
    ),
  );
}

function buildFacet(
  { filter, chosenName, label, has }: FilterPart,
  { facetCounts, chosen, categoryIds, texts }: FacetSource,
): Facet[] {
  const { [chosenName]: own = [], ...others } = chosen;
  const counts = countsOf(filter.name, facetCounts, others, categoryIds);
  const listed = filter.options.map(({ value, text }) => ({ value, text: translate(text) }));
  const options = [...listed, ...openOptions(filter, new Set([...counts.keys(), ...own].filter(has)), texts)];
  // Of the many properties of goods only those are shown that what is found has.
  const isShown = (value: string) => (filter.open?.group ? (counts.get(value) ?? 0) > 0 : counts.has(value));
  const isUsed = options.some(({ value }) => isShown(value));
  const isEndless = filter.open?.group !== undefined && options.length > MOST_VALUES;
  if ((!isUsed || isEndless) && chosen[chosenName] === undefined) return [];
  return [
    {
      ...{ name: filter.name, label },
      options: options.map(({ value, text }) => ({
        ...{ value, text, count: counts.get(value) ?? 0, isChosen: own.includes(value) },
      })),
    },
  ];
}

/** All values of a filter that products have, or that are chosen. */
function valuesOf(filter: Filter, facetCounts: readonly FacetCount[], chosen: ChosenFilters): string[] {
  const picked = Object.entries(chosen).flatMap(([name, values]) =>
    filterNameOf(name) === filter.name ? values : [],
  );
  const all = [...facetCounts.flatMap((entry) => valuesIn(entry, filter.name)), ...picked];
  return all.filter((value) => isOpenValue(filter.open, value));
}

/** Products by value of a filter, counting those that match the other filters; 0 for a value of which none match. */
function countsOf(
  name: string,
  facetCounts: readonly FacetCount[],
  others: ChosenFilters,
  categoryIds?: ReadonlySet<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of facetCounts) {
    const values = valuesIn(entry, name);
    if (values.length === 0) continue;
    const count = isInCategories(entry, categoryIds) && matches(entry, others) ? entry.count : 0;
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return counts;
}

function matches(entry: FacetCount, chosen: ChosenFilters): boolean {
  for (const name in chosen) {
    if (!valuesIn(entry, filterNameOf(name)).some((value) => chosen[name]?.includes(value))) return false;
  }
  return true;
}

function isInCategories({ categoryId }: FacetCount, categoryIds?: ReadonlySet<string>): boolean {
  return !categoryIds || (categoryId !== null && categoryIds.has(categoryId));
}

function sumOf(facetCounts: readonly FacetCount[]): number {
  return facetCounts.reduce((sum, { count }) => sum + count, 0);
}

/** The slug of a category's topmost ancestor, or its own; null if it is unknown. */
export function rootCategoryOf(rows: readonly CategoryRow[], slug: string): string | null {
  const row = rows.find((one) => one.slug === slug);
  const parent = row?.parentId ? rows.find(({ id }) => id === row.parentId) : undefined;
  return parent ? rootCategoryOf(rows, parent.slug) : (row?.slug ?? null);
}

/** The first item of every group, then the others, up to `count`; both in their given order. */
export function pickDiverse<T>(items: readonly T[], groupOf: (item: T) => string | null, count: number): T[] {
  const seen = new Set<string | null>();
  const firsts = items.filter((item) => {
    const group = groupOf(item);
    return !seen.has(group) && seen.add(group);
  });
  return [...firsts, ...items.filter((item) => !firsts.includes(item))].slice(0, count);
}
