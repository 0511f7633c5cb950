import { z } from 'zod';
import { emptyAsMissing } from '#lib/query-fields.ts';
import { allKinds } from '../kinds.ts';
import { commonFilters, type Filter } from './filter.ts';

export const sorts = ['relevance', 'newest', 'title', 'price', 'price-down', 'rating'] as const;
export type Sort = (typeof sorts)[number];

/** The parsed query of a list, with defaults filled in. */
export interface ListQuery {
  readonly page: number;
  readonly sort: Sort;
  readonly q?: string | undefined;
  /** The category's slug. */
  readonly category?: string | undefined;
  /** Chosen values by filter. Filters without a choice are absent. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

const MAX_VALUES = 10;

/** The values of one filter in one parameter: `level=beginner,advanced`. */
const values = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .regex(/^[a-z0-9-]{1,20}(,[a-z0-9-]{1,20})*$/)
    .transform((text) => [...new Set(text.split(','))].toSorted())
    .refine((list) => list.length <= MAX_VALUES)
    .optional(),
);

/** The filters of all lists, by name. */
const filters: ReadonlyMap<string, readonly Filter[]> = Map.groupBy(
  [...commonFilters, ...allKinds().flatMap((kind) => kind.list.filters)],
  ({ name }) => name,
);

/** The parameters of a list. Unknown ones are ignored: links carry campaign parameters. */
export const listQuery = z.object({
  page: z.preprocess(emptyAsMissing, z.coerce.number().int().min(1).max(100_000).default(1)),
  sort: z.preprocess(emptyAsMissing, z.enum(sorts).optional()),
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
  category: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/)
      .optional(),
  ),
  ...Object.fromEntries([...filters.keys()].map((name) => [name, values])),
});

/** @returns the query, or the name of the first invalid parameter. */
export function parseListQuery(params: URLSearchParams): { query: ListQuery } | { wrong: string } {
  const parsed = listQuery.safeParse(Object.fromEntries(params));
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0]) };
  const { page, sort, category, ...rest } = parsed.data;
  const q = rest.q || undefined;
  const chosen: Record<string, readonly string[]> = {};
  for (const [name, alike] of filters) {
    const list = (rest as Record<string, unknown>)[name] as readonly string[] | undefined;
    if (!list) continue;
    if (!list.every((value) => alike.some((filter) => hasValue(filter, value)))) return { wrong: name };
    chosen[name] = list;
  }
  return { query: { page, sort: sortOf(sort, q), q, category, chosen } };
}

/** The sort used when none is chosen. */
export function defaultSort(q: string | undefined): Sort {
  return q ? 'relevance' : 'newest';
}

function sortOf(sort: Sort | undefined, q: string | undefined): Sort {
  if (sort === 'relevance' && !q) return defaultSort(q);
  return sort ?? defaultSort(q);
}

function hasValue({ options, textOf }: Filter, value: string): boolean {
  return (
    options.some((option) => option.value === value) || (textOf !== undefined && /^[a-z]{2}$/.test(value))
  );
}

/** Cards per page of a list. */
export const PAGE_SIZE = 24;

/** The part of the list that a page shows. */
export function limitAndOffset({ page }: ListQuery): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
