import { memoize, type Stable } from '#lib/memoize.ts';
import { t, translate } from '#messages/t.ts';
import type { CategoryBranch } from '#shop/products/catalogue/build-facets.ts';
import type { ProductListPage } from '#shop/products/catalogue/list-products.ts';
import { type ListQuery, PAGE_SIZE } from '#shop/products/catalogue/list-query.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from '../seo/absolute-url.ts';
import { breadcrumbFacts, type Facts, listFacts } from '../seo/json-ld.ts';
import { type Chip, chipsOf, isIndexable, listHref } from './list-url.ts';

interface Step {
  readonly title: string;
  readonly href: string;
}

/** The texts and links of a list's page. */
export interface ListView {
  readonly path: string;
  readonly heading: string;
  /** The description of the category. */
  readonly about: string | undefined;
  readonly title: string;
  readonly description: string;
  /** `25–48 of 130`. */
  readonly count: string;
  readonly searchLabel: string;
  readonly chips: readonly Chip[];
  /** The breadcrumb, without this page. */
  readonly steps: readonly Step[];
  /** The address for search engines; undefined for a list they should not index. */
  readonly canonical: string | undefined;
  readonly facts: readonly Facts[];
}

/** Memoized by its arguments. @param queryText the query as JSON. */
export const listView = memoize(
  (kindName: string, list: Stable<ProductListPage>, queryText: string): ListView => {
    const query: ListQuery = JSON.parse(queryText);
    const kind = kindNamed(kindName);
    const path = paths.section(kind.section);
    const href = (changes: Partial<ListQuery>) => listHref(path, query, changes);
    const category = query.category ? branchOf(list.tree, query.category) : undefined;
    const { tag } = list;
    const heading = category?.title ?? tag?.title ?? translate(kind.words.title.many);
    const own = category || tag ? `${heading}: ${translate(kind.words.title.many)}` : heading;
    const count = countOf(list, kind.words.counted);
    const steps = [
      { title: t('Front page'), href: paths.home },
      ...(category || tag ? [{ title: translate(kind.words.title.many), href: path }] : []),
    ];
    const about = category?.description ?? translate(kind.words.about);
    return {
      ...{ path, heading, count, steps },
      about: category?.description,
      title: [
        own,
        category && tag?.title,
        list.total > 0 && query.q && t('“{text}”', { text: list.corrected ?? query.q }),
        query.page > 1 && t('page {page, number}', { page: query.page }),
      ]
        .filter(Boolean)
        .join(', '),
      description: `${about} ${count}.`,
      searchLabel: category
        ? t('Search in {category}', { category: category.title })
        : translate(kind.words.search),
      chips: chipsOf(query, list.facets, { category: category?.title, tag: tag?.title }, href),
      canonical: isIndexable(query, list.total) ? absoluteUrl(href({ page: query.page })) : undefined,
      facts: factsOf(
        list,
        JSON.stringify([...steps, { title: heading, href: category || tag ? href({}) : path }]),
      ),
    };
  },
);

const factsOf = memoize(({ cards, page }: Stable<ProductListPage>, steps: string): readonly Facts[] => [
  breadcrumbFacts(JSON.parse(steps)),
  listFacts(
    cards.map(({ section, slug, title }) => ({ href: paths.product(section, slug), title })),
    firstOn(page),
  ),
]);

function countOf({ cards, total, page, pages }: ProductListPage, counted: string): string {
  if (pages <= 1) return translate(counted, { count: total });
  const [from, to] = [firstOn(page), firstOn(page) + cards.length - 1];
  return t('{from}–{to} of {total}', { from, to, total });
}

function firstOn(page: number): number {
  return (page - 1) * PAGE_SIZE + 1;
}

function branchOf(branches: readonly CategoryBranch[], slug: string): CategoryBranch | undefined {
  for (const branch of branches) {
    const found = branch.slug === slug ? branch : branchOf(branch.children, slug);
    if (found) return found;
  }
  return undefined;
}
