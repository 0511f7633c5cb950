import { z } from 'zod';
import { emptyAsMissing } from '#lib/query-fields.ts';
import type { ProductKind } from '../kind.ts';
import { allKinds } from '../kinds.ts';
import { acceptsValue, commonFilters, type Filter } from './filter.ts';

/** The sorts of every list; a kind may have more of its own. */
export const sorts = ['relevance', 'newest', 'title', 'price', 'price-down', 'rating'] as const;
export type CommonSort = (typeof sorts)[number];

/** The parsed query of a list, with defaults filled in. */
export interface ListQuery {
  readonly page: number;
  /** A common one, or one of the kind's own. */
  readonly sort: string;
  /** The sort of this kind's lists for which none was chosen. */
  readonly usualSort?: string | undefined;
  readonly q?: string | undefined;
  /** The category's slug. */
  readonly category?: string | undefined;
  /** The tag's slug. */
  readonly tag?: string | undefined;
  /** Chosen values by filter. Filters without a choice are absent. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

const MAX_VALUES = 10;

/** The values of one filter in one parameter: `level=beginner,advanced`. `products.facets` separates by space and `=`. */
const values = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .regex(/^[^\s,=\0]{1,40}(,[^\s,=\0]{1,40})*$/)
    .transform((text) => [...new Set(text.split(','))].toSorted())
    .refine((list) => list.length <= MAX_VALUES)
    .optional(),
);

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** The filters of all lists, by name. */
const filters: ReadonlyMap<string, readonly Filter[]> = Map.groupBy(
  [...commonFilters, ...allKinds().flatMap((kind) => kind.list.filters)],
  ({ name }) => name,
);

/** The parameters of a list. Unknown ones are ignored: links carry campaign parameters. */
export const listQuery = z.object({
  page: z.preprocess(emptyAsMissing, z.coerce.number().int().min(1).max(100_000).default(1)),
  sort: z.preprocess(emptyAsMissing, z.string().max(40).optional()),
  // PostgreSQL rejects NUL in texts.
  q: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .trim()
      .max(200)
      .refine((text) => !text.includes('\0') && text.isWellFormed())
      .optional(),
  ),
  category: z.preprocess(emptyAsMissing, slug.optional()),
  tag: z.preprocess(emptyAsMissing, slug.optional()),
  ...Object.fromEntries([...filters.keys()].map((name) => [name, values])),
});

/**
 * @param kind whose list it is; without it, of every kind, which have the common sorts alone.
 * @returns the query, or the name of the first invalid parameter.
 */
export function parseListQuery(
  params: URLSearchParams,
  kind?: ProductKind,
): { query: ListQuery } | { wrong: string } {
  const parsed = listQuery.safeParse(Object.fromEntries(params));
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0]) };
  const { page, sort, category, tag, ...rest } = parsed.data;
  if (sort !== undefined && !isSort(sort, kind)) return { wrong: 'sort' };
  const q = rest.q || undefined;
  const chosen: Record<string, readonly string[]> = {};
  for (const [name, alike] of filters) {
    const list = (rest as Record<string, unknown>)[name] as readonly string[] | undefined;
    if (!list) continue;
    if (!list.every((value) => alike.some((filter) => acceptsValue(filter, value)))) return { wrong: name };
    chosen[name] = list;
  }
  const usual = kind && { usualSort: kind.list.usualSort };
  const chosenSort = sort === 'relevance' && !q ? undefined : sort;
  const sorted = { sort: chosenSort ?? defaultSort({ q, ...usual }), ...usual };
  return { query: { page, ...sorted, q, category, ...(tag && { tag }), chosen } };
}

function isSort(name: string, kind: ProductKind | undefined): boolean {
  return sorts.some((sort) => sort === name) || Boolean(kind?.list.sorts.some((sort) => sort.name === name));
}

/** The sort used when none is chosen. */
export function defaultSort({ q, usualSort }: Pick<ListQuery, 'q' | 'usualSort'>): string {
  return q ? 'relevance' : (usualSort ?? 'newest');
}

/** Cards per page of a list. */
export const PAGE_SIZE = 24;

/** The part of the list that a page shows. */
export function limitAndOffset({ page }: ListQuery): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
